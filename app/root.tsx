import textFont from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import headingFont from '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2?url';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  ScrollRestoration,
  useLocation,
  useNavigation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import BookUser from 'lucide-react/icons/book-user';
import CalendarDays from 'lucide-react/icons/calendar-days';
import ClipboardCheck from 'lucide-react/icons/clipboard-check';
import Compass from 'lucide-react/icons/compass';
import MapIcon from 'lucide-react/icons/map';
import { type ReactNode, useContext } from 'react';
import { RoleSwitch } from '#app/accounts/people/role-switch.tsx';
import { POLICIES } from '#app/accounts/policies.ts';
import { heldRoleName } from '#app/accounts/role-words.ts';
import { ErrorView } from '#app/home/error-view.tsx';
import { errorWords } from '#app/home/error-words.ts';
import { LeaveDevice } from '#app/notes/device/leave-device.tsx';
import { LateScripts } from '#app/ui/late-scripts.tsx';
import { NonceContext } from '#app/ui/nonce.ts';
import { LIGHT_STYLES, useFrame } from '#app/ui/page-frame.ts';
import { BarePage, PageLayout } from '#app/ui/page-layout.tsx';
import { PendingBar } from '#app/ui/pending-bar.tsx';
import { MarkupContext } from '#app/ui/server-markup.tsx';
import stylesheet from '#app/ui/theme.css?url';

export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${errorWords(statusOf(error)).title} – Maillage` : 'Maillage' },
  { name: 'description', content: 'Qui aide, pour quoi, où : l’annuaire des acteurs contre la précarité énergétique.' },
];

export const links: LinksFunction = () => [
  { rel: 'preload', href: textFont, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'preload', href: headingFont, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
];

export function loader({ context }: LoaderFunctionArgs) {
  const { actor, parts } = context;
  const hasDesk = POLICIES.desk.allows(actor);
  return {
    isDemonstration: parts.env.isDemonstration,
    person:
      actor.kind === 'person'
        ? {
            name: actor.name,
            hasDesk,
            actingAs: actor.actingAs,
            roles: actor.held.map((role) => ({ key: role.key, name: heldRoleName(role) })),
          }
        : null,
  };
}

/** What the frame shows never changes while somebody reads. */
export function shouldRevalidate() {
  return false;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const markup = useContext(MarkupContext);
  // Brought by a light page, which has no script: the browser never renders it again.
  const styles = markup?.get(LIGHT_STYLES);
  return (
    <html lang="fr" className={styles ? 'system-letters' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf8f3" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14191c" />
        <Meta />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own stylesheet. */}
        {styles ? <style nonce={nonce} dangerouslySetInnerHTML={{ __html: styles }} /> : <Links />}
      </head>
      <body>
        {children}
        {!styles && <ScrollRestoration nonce={nonce} />}
        {!styles && <LateScripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function Root() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const sentence = isRouteErrorResponse(error) && typeof error.data === 'string' ? error.data : '';
  return (
    <Frame>
      {/* The router's own messages are English and start so; ours are sentences for who reads. */}
      <ErrorView status={statusOf(error)} sentence={sentence.startsWith('Error:') ? '' : sentence} />
    </Frame>
  );
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}

const MAP = '/annuaire?vue=carte';

/** The entry of the navigation that a page belongs to: the map is a view of the list, a card one of its pages, the sheet the
 * end of the guide. */
function currentEntry({ pathname, search }: { pathname: string; search: string }): string {
  if (pathname === '/annuaire' && new URLSearchParams(search).get('vue') === 'carte') return MAP;
  if (pathname === '/annuaire/guide' || pathname === '/annuaire/feuille') return '/annuaire/guide';
  if (pathname.startsWith('/administration')) return '/administration';
  if (pathname.startsWith('/evenements/')) return '/evenements';
  return pathname.startsWith('/annuaire/') ? '/annuaire' : pathname;
}

function Frame({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const location = useLocation();
  const current = currentEntry(location);
  const person = data?.person;
  const switches = person && (person.roles.length > 1 || person.actingAs !== null);
  const isPending = useNavigation().state === 'loading';
  const frame = useFrame();
  const navigation = [
    { href: '/annuaire', label: 'Annuaire', icon: BookUser },
    { href: '/annuaire/guide', label: 'Trouver pour quelqu’un', icon: Compass },
    { href: MAP, label: 'Carte', icon: MapIcon },
    { href: '/evenements', label: 'Évènements', icon: CalendarDays },
    ...(data?.person?.hasDesk ? [{ href: '/administration', label: 'Tenir à jour', icon: ClipboardCheck }] : []),
  ];
  const footer = [
    data?.person
      ? { href: '/compte', label: `Mon compte (${data.person.name})` }
      : { href: '/connexion', label: 'Se connecter' },
    { href: '/aide', label: 'Aide' },
    { href: '/accessibilite', label: 'Accessibilité' },
    { href: '/donnees-personnelles', label: 'Données personnelles' },
    { href: '/api/openapi.json', label: 'API' },
  ];
  const banner = data?.isDemonstration && (
    <>
      <strong>Données de démonstration</strong> : coordonnées et horaires inventés.
    </>
  );
  if (frame !== 'whole')
    return (
      <BarePage name={frame === 'light' ? 'Maillage' : null} homeHref="/" banner={frame === 'light' && banner}>
        {children}
      </BarePage>
    );
  return (
    <PageLayout
      name="Maillage"
      homeHref="/"
      navigation={navigation.map((item) => ({ ...item, isCurrent: item.href === current }))}
      footer={footer}
      about="Maillage, l’annuaire commun de celles et ceux qui agissent contre la précarité énergétique."
      banner={banner}
      bar={
        switches && (
          <RoleSwitch
            choices={person.roles}
            actingAs={person.actingAs}
            here={`${location.pathname}${location.search}`}
          />
        )
      }
      words={{
        skip: 'Aller au contenu',
        navigation: 'Navigation principale',
        open: 'Menu',
        close: 'Fermer',
        footer: 'Pied de page',
      }}
    >
      <PendingBar isPending={isPending} label="Chargement…" />
      <LeaveDevice />
      {children}
    </PageLayout>
  );
}
