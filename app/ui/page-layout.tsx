import FlaskConical from 'lucide-react/icons/flask-conical';
import type { ReactNode } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { Icon } from '#app/ui/icon.tsx';
import { MainMenu, type NavigationItem } from '#app/ui/main-menu.tsx';
import { Wordmark } from '#app/ui/wordmark.tsx';

export type PageLayoutProps = {
  name: string;
  homeHref: string;
  navigation: NavigationItem[];
  footer: NavigationItem[];
  /** One sentence about the house, in the footer. */
  about?: ReactNode;
  /** « Données de démonstration » and why; nothing when these are real. */
  banner?: ReactNode;
  /** A line under the header, for whoever is signed in. */
  bar?: ReactNode;
  words: { skip: string; navigation: string; open: string; close: string; footer: string };
  children: ReactNode;
};

/** The frame of every page: skip link, header, main, footer. Pages bring their own widths through `PageWidth`. */
export function PageLayout(props: PageLayoutProps) {
  const { name, homeHref, navigation, footer, about, banner, bar, words, children } = props;
  return (
    <div className="flex min-h-dvh flex-col print:block print:min-h-0">
      <a
        href="#contenu"
        className="sr-only z-50 rounded-control bg-action font-semibold text-on-action focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-2"
      >
        {words.skip}
      </a>
      <header>
        {banner && (
          <p className="bg-amber-tint px-4 py-1.5 text-small text-ink print:mb-3 print:p-0">
            <span className="mx-auto flex max-w-page items-center gap-2 md:px-6 print:max-w-none print:px-0">
              <Icon of={FlaskConical} size={16} className="text-amber" />
              <span>{banner}</span>
            </span>
          </p>
        )}
        <div className="screen-only border-b border-line">
          <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-6 px-4 md:flex-nowrap md:px-10">
            <a href={homeHref} className="-ml-1 inline-flex min-h-15 items-center rounded-control px-1 no-underline">
              <Wordmark name={name} />
            </a>
            <MainMenu name={name} homeHref={homeHref} items={navigation} words={words} />
          </div>
        </div>
        {bar && (
          <div className="screen-only border-b border-line bg-sunken">
            <div className="mx-auto max-w-page px-4 md:px-10">{bar}</div>
          </div>
        )}
      </header>
      <main id="contenu" tabIndex={-1} className="flex-1">
        {children}
      </main>
      <footer className="screen-only mt-16 border-t border-line bg-sunken">
        <div className="mx-auto flex max-w-page flex-col gap-4 px-4 py-8 text-small md:flex-row md:items-center md:justify-between md:px-10">
          {about && <p className="max-w-prose text-soft">{about}</p>}
          <nav aria-label={words.footer}>
            <ul className="flex flex-wrap gap-x-5">
              {footer.map((item) => (
                <li key={item.href}>
                  <a href={item.href} className="link inline-flex min-h-11 items-center whitespace-nowrap">
                    {item.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </footer>
    </div>
  );
}

/** Without navigation: a screen that asks one thing (with its name), a wall (without). */
export function BarePage(props: { name: string | null; homeHref: string; banner?: ReactNode; children: ReactNode }) {
  const { name, homeHref, banner, children } = props;
  return (
    <>
      {(banner || name) && (
        <header>
          {banner && <p className="bg-amber-tint px-4 py-1.5 text-small text-ink md:px-10">{banner}</p>}
          {name && (
            <p className="mx-auto max-w-[47rem] px-4 pt-2 md:px-10">
              <a href={homeHref} className="-ml-1 inline-flex min-h-11 items-center rounded-control px-1 no-underline">
                <Wordmark name={name} />
              </a>
            </p>
          )}
        </header>
      )}
      <main id="contenu" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

const WIDTHS = { prose: 'max-w-[47rem]', page: 'max-w-page' };

/** Margins and width of a page's content; `prose` for what is read, `page` for lists and maps. */
export function PageWidth(props: { width?: 'prose' | 'page'; className?: string; children: ReactNode }) {
  const { width = 'page', className, children } = props;
  return (
    <div className={classNames('page-width mx-auto px-4 pt-6 md:px-10 md:pt-10', WIDTHS[width], className)}>
      {children}
    </div>
  );
}
