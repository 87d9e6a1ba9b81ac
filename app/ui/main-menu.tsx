import Menu from 'lucide-react/icons/menu';
import X from 'lucide-react/icons/x';
import type { MouseEvent } from 'react';
import { Icon, type IconShape } from '#app/ui/icon.tsx';
import { Wordmark } from '#app/ui/wordmark.tsx';

export type NavigationItem = { href: string; label: string; icon?: IconShape; isCurrent?: boolean };

export type MainMenuProps = {
  name: string;
  homeHref: string;
  items: NavigationItem[];
  words: { navigation: string; open: string; close: string };
};

// The browser itself opens and closes the panel, on Escape and a press beside it too; React's types know of none of this.
const PANEL = { id: 'menu', popover: 'auto' };
const OPENS = { popovertarget: 'menu' };
const CLOSES = { popovertarget: 'menu', popovertargetaction: 'hide' };

/** The entries of the house: in a row on a wide screen, behind one button on a phone. No script needed. */
export function MainMenu({ name, homeHref, items, words }: MainMenuProps) {
  return (
    <nav aria-label={words.navigation}>
      <button type="button" {...OPENS} className="menu-button menu-opens">
        <Icon of={Menu} />
        {words.open}
      </button>
      <div {...PANEL} className="menu">
        <div className="menu-head">
          <a href={homeHref} className="-ml-1 inline-flex min-h-15 items-center rounded-control px-1 no-underline">
            <Wordmark name={name} />
          </a>
          {/* biome-ignore lint/a11y/noAutofocus: where the focus goes when the panel opens over the button, never before. */}
          <button type="button" {...CLOSES} autoFocus className="menu-button">
            <Icon of={X} />
            {words.close}
          </button>
        </div>
        <ul>
          {items.map((item) => (
            <li key={item.href}>
              <a
                href={item.href}
                aria-current={item.isCurrent ? 'page' : undefined}
                onClick={closeMenu}
                className="menu-entry"
              >
                {item.icon && <Icon of={item.icon} size={17} />}
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

/** Who comes back finds the page, not the menu that led away from it. */
function closeMenu({ currentTarget }: MouseEvent<HTMLAnchorElement>) {
  const panel = currentTarget.closest<HTMLElement>('.menu');
  if (panel?.matches(':popover-open')) panel.hidePopover();
}
