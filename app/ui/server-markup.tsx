import { createContext, useContext, useState } from 'react';

/** Markup that loaders made for this answer, by name; nothing in the browser. */
export const MarkupContext = createContext<ReadonlyMap<string, string> | undefined>(undefined);

export type ServerMarkupProps = {
  name: string;
  /** From the loader when the browser asked for data alone; nothing when the page came whole. */
  html: string | undefined;
  className?: string;
};

/**
 * Part of a page that only the server renders, and that no script touches: it travels once, as what is seen, and the browser
 * takes it over as it stands.
 */
export function ServerMarkup({ name, html, className }: ServerMarkupProps) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by React on the server, from the same components.
    <div id={name} className={className} dangerouslySetInnerHTML={{ __html: useServerMarkup(name, html) }} />
  );
}

/** For the content of the element whose id is `name`: the same wherever it is asked for, and after that element has gone. */
export function useServerMarkup(name: string, html: string | undefined): string {
  const made = useContext(MarkupContext);
  const [found] = useState(() =>
    typeof document === 'undefined' ? '' : (document.getElementById(name)?.innerHTML ?? ''),
  );
  return html ?? made?.get(name) ?? found;
}
