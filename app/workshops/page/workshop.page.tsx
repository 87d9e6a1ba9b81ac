import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import {
  type ClientActionFunctionArgs,
  type ClientLoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from '@remix-run/react';
import { useEffect } from 'react';
import richStyles from '#app/notes/rich/rich.css?url';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { CarriedTasks } from '../groups/carried-tasks.tsx';
import { readCarriedTasks } from '../groups/read-groups.server.ts';
import { PageWays } from '../minutes/page-ways.tsx';
import { actOnWorkshop } from './act-on-workshop.server.ts';
import { ClosedDoor } from './closed-door.tsx';
import { keepScreen, readOrKeep } from './last-screen.ts';
import { isReadable, openWorkshop, readScreen } from './read-screen.server.ts';
import { sendOrGiveBack } from './unsent-form.ts';
import { WorkshopView } from './workshop-view.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: `${read?.title ?? 'Atelier'} – Maillage` },
  { name: 'robots', content: 'noindex' },
];

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: richStyles }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { parts, actor } = context;
  const opened = await openWorkshop({ parts, actor, request, slug: params.slug ?? '' });
  const { page } = opened.workshop;
  const { searchParams } = new URL(request.url);
  const isOpen = isReadable(opened);
  return data(
    {
      title: page.title,
      slug: page.slug,
      isSignedIn: actor.kind === 'person',
      isRevoked: opened.viewer.isRevoked,
      noteIds: opened.viewer.isRevoked ? opened.workshop.notes.map(({ id }) => id) : [],
      screen: isOpen ? await readScreen(parts, opened) : null,
      carried: isOpen ? await readCarriedTasks(parts.database, page.id) : [],
      chosen: searchParams.get('carte'),
      done: searchParams.get('fait'),
    },
    { headers: { 'Cache-Control': 'private, no-store' } },
  );
}

export function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs) {
  return readOrKeep(request, () => serverLoader<typeof loader>());
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { parts, actor } = context;
  const opened = await openWorkshop({ parts, actor, request, slug: params.slug ?? '' });
  return actOnWorkshop(parts, opened, await request.formData());
}

export function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  return sendOrGiveBack(request, () => serverAction<typeof action>());
}

export default function WorkshopPage() {
  const read = useLoaderData<typeof loader>();
  useEffect(() => keepScreen(read), [read]);
  const { title, slug, screen, carried, chosen, done, ...person } = read;
  const answered = useActionData<typeof action | typeof clientAction>();
  const refused = answered && 'draft' in answered && answered.draft ? { ...answered, draft: answered.draft } : null;
  if (screen)
    return (
      <>
        <WorkshopView screen={screen} chosen={chosen} done={done} refused={refused}>
          <CarriedTasks carried={carried} />
        </WorkshopView>
        <PageWays slug={slug} hasJoined={screen.me.joinId !== null} />
      </>
    );
  return (
    <PageWidth width="prose">
      <PageHeading title={title} lead="Cette page d’atelier se lit et s’écrit avec celles et ceux qui y participent." />
      <ClosedDoor slug={slug} {...person} />
    </PageWidth>
  );
}
