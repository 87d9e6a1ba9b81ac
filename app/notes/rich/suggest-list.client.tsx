// The list under `/` and `@`. The caret stays in the text: the list is told through it.
import { useEffect, useSyncExternalStore } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import type { MenuStore } from './suggest-menu.client.ts';

export function SuggestList({ store, text }: { store: MenuStore; text: HTMLElement | null }) {
  const menu = useSyncExternalStore(store.subscribe, store.get, () => null);
  const items = menu?.items.length ?? 0;
  const chosen = menu && menu.chosen >= 0 ? `note-menu-${menu.chosen}` : null;
  useEffect(() => {
    if (!text) return;
    if (items > 0) text.setAttribute('aria-controls', 'note-menu');
    else text.removeAttribute('aria-controls');
    if (chosen) text.setAttribute('aria-activedescendant', chosen);
    else text.removeAttribute('aria-activedescendant');
    if (chosen) document.getElementById(chosen)?.scrollIntoView({ block: 'nearest' });
  }, [text, items, chosen]);
  return (
    <>
      <p role="status" className="sr-only">
        {menu && (items > 0 ? `${menu.title} : ${items} propositions, flèches pour choisir.` : 'Rien de ce nom.')}
      </p>
      {menu && items > 0 && (
        <div
          id="note-menu"
          role="listbox"
          aria-label={menu.title}
          tabIndex={-1}
          className="absolute z-30 max-h-72 w-72 overflow-auto rounded-panel border border-control bg-raised py-1"
          style={{ left: menu.left, top: menu.top }}
        >
          {menu.items.map((item, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text, which keeps the focus.
            <div
              key={item.id}
              id={`note-menu-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === menu.chosen}
              className={classNames('cursor-pointer px-3 py-2', at === menu.chosen && 'bg-action-tint')}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => menu.choose(at)}
            >
              <span className="font-semibold">{item.label}</span>
              {item.hint && <span className="block text-small text-soft">{item.hint}</span>}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
