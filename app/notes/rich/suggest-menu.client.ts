// The list that opens under `/` and `@`: what is in it, which line is chosen, and what the keys do. Drawn by suggest-list.client.tsx.
import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion';

export type MenuItem = { id: string; label: string; hint?: string; isLast?: boolean };

export type OpenMenu = {
  title: string;
  items: MenuItem[];
  /** -1: nothing is chosen, and Enter stays a new line. */
  chosen: number;
  left: number;
  top: number;
  choose: (at: number) => void;
};

export type MenuStore = {
  get: () => OpenMenu | null;
  subscribe: (listener: () => void) => () => void;
};

export type MenuHold = ReturnType<typeof createMenuStore>;

/** `frame`: what the list is placed in. */
export function createMenuStore(frame: () => HTMLElement | null) {
  let open: OpenMenu | null = null;
  const listeners = new Set<() => void>();
  const set = (next: OpenMenu | null) => {
    open = next;
    for (const listener of listeners) listener();
  };

  function show(title: string, props: SuggestionProps<MenuItem, MenuItem>): void {
    const at = props.clientRect?.();
    const room = frame()?.getBoundingClientRect();
    const items = props.items;
    set({
      title,
      items,
      chosen: items[0] && !items[0].isLast ? 0 : -1,
      left: Math.max(0, Math.min((at?.left ?? 0) - (room?.left ?? 0), (room?.width ?? 320) - 288)),
      top: (at?.bottom ?? 0) - (room?.top ?? 0) + 4,
      choose: (index) => items[index] && props.command(items[index]),
    });
  }

  function handleKey(key: string): boolean {
    if (!open || open.items.length === 0) return false;
    const last = open.items.length - 1;
    if (key === 'ArrowDown') set({ ...open, chosen: open.chosen >= last ? 0 : open.chosen + 1 });
    else if (key === 'ArrowUp') set({ ...open, chosen: open.chosen <= 0 ? last : open.chosen - 1 });
    else if ((key === 'Enter' || key === 'Tab') && open.chosen >= 0) open.choose(open.chosen);
    else return false;
    return true;
  }

  const render =
    (title: string): NonNullable<SuggestionOptions<MenuItem, MenuItem>['render']> =>
    () => ({
      onStart: (props) => show(title, props),
      onUpdate: (props) => show(title, props),
      onKeyDown: ({ event }) => handleKey(event.key),
      onExit: () => set(null),
    });

  const store: MenuStore = {
    get: () => open,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { ...store, render };
}
