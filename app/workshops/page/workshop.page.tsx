import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import richStyles from '#app/notes/rich/rich.css?url';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { CarriedTasks } from '../groups/carried-tasks.tsx';
import { readCarriedTasks } from '../groups/read-groups.server.ts';
import { PageWays } from '../minutes/page-ways.tsx';
import { actOnWorkshop } from './act-on-workshop.server.ts';
import { ClosedDoor } from './closed-door.tsx';
import { isReadable, openWorkshop, readScreen } from './read-screen.server.ts';
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
      screen: isOpen ? await readScreen(parts, opened) : null,
      carried: isOpen ? await readCarriedTasks(parts.database, page.id) : [],
      chosen: searchParams.get('carte'),
      done: searchParams.get('fait'),
    },
    { headers: { 'Cache-Control': 'private, no-store' } },
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { parts, actor } = context;
  const opened = await openWorkshop({ parts, actor, request, slug: params.slug ?? '' });
  return actOnWorkshop(parts, opened, await request.formData());
}

export default function WorkshopPage() {
  const { title, slug, screen, carried, chosen, done, ...person } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const refused = answered && 'draft' in answered ? answered : null;
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
