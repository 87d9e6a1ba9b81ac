// A workshop page shaped for the screen of one person.
import { uuidv4 } from 'lib0/random';
import { keepsCopies } from '#app/notes/keeps-copies.server.ts';
import type { Parts } from '#app/server/parts.ts';
import type { Actor } from '#db/actor.ts';
import { readCommentCounts } from '../comments/read-comments.server.ts';
import { readLateCards } from '../facilitation/late-cards.server.ts';
import { readVotes } from '../facilitation/voting.server.ts';
import { readCardOutcomes } from '../groups/card-outcomes.server.ts';
import { readWorkshop, type Workshop } from '../read-workshop.server.ts';
import { readViewer, type Viewer } from '../viewer.server.ts';
import { liveAccess, mayContribute, mayFacilitate, mayJoinWithoutCode, mayRead, mayWrite } from '../workshop-policy.ts';
import { readCommonScreen } from './common-screen.server.ts';
import type { BoardScreen, WorkshopScreen } from './screen.ts';

export type Opened = { workshop: Workshop; viewer: Viewer };
export type Asked = { parts: Parts; actor: Actor; request: Request; slug: string };

/** Throws 404. */
export async function openWorkshop({ parts, actor, request, slug }: Asked): Promise<Opened> {
  const workshop = await readWorkshop(parts, slug);
  if (!workshop) throw new Response('Cette page d’atelier n’existe pas, ou plus.', { status: 404 });
  const asking = {
    database: parts.database,
    actor,
    cookie: request.headers.get('cookie'),
    isSecure: parts.env.publicUrl.startsWith('https:'),
  };
  return { workshop, viewer: await readViewer(asking, workshop.page) };
}

/** As `openWorkshop`, for who facilitates. Throws 403. */
export async function openForFacilitator(asked: Asked): Promise<Opened> {
  const opened = await openWorkshop(asked);
  if (!mayFacilitate(opened.viewer))
    throw new Response('Cette page est réservée aux personnes qui animent l’atelier.', { status: 403 });
  return opened;
}

export async function readScreen(parts: Parts, { workshop, viewer }: Opened): Promise<WorkshopScreen> {
  const { page } = workshop;
  const state = { isFrozen: page.frozenAt !== null, isLocked: page.lockedAt !== null };
  const whole = { pageId: page.id, joinId: viewer.join?.id ?? null, rowActor: viewer.rowActor };
  const [common, keepsCopy, votes, late, outcomes, comments] = await Promise.all([
    readCommonScreen(parts, workshop),
    keepsCopies(parts, viewer.rowActor),
    readVotes(parts.database, whole),
    viewer.join || viewer.coordinates ? readLateCards(parts.database, viewer.rowActor, page.id) : [],
    parts.database.query((queries) => readCardOutcomes(queries, page, readerOf(viewer))),
    readCommentCounts(parts.database, viewer, page.id),
  ]);
  const { locks, participants, mentioned } = common;
  const boards: BoardScreen[] = common.boards.map(({ noteId, ...board }) => ({
    noteId,
    ...board,
    lockedColumns: [...locks].flatMap((lock) => (lock.startsWith(`${noteId}/`) ? [lock.slice(noteId.length + 1)] : [])),
    cardId: uuidv4(),
    vote: votes.get(noteId) ?? null,
    access: liveAccess(viewer, state),
  }));
  return {
    page: {
      slug: page.slug,
      title: page.title,
      theme: page.theme,
      ...state,
      calledTo: page.calledTo,
    },
    now: new Date().toISOString(),
    timer: timerOf(page),
    me: {
      joinId: viewer.join?.id ?? null,
      name: viewer.join?.firstName ?? viewer.name,
      structure: viewer.join?.structure ?? '',
      colour: viewer.join?.colour ?? 0,
      ownIds: viewer.ownIds,
      facilitates: mayFacilitate(viewer),
      contributes: mayContribute(viewer),
      writes: mayWrite(viewer, state),
      mayJoin: viewer.join === null && mayJoinWithoutCode(viewer),
      mayLeave: viewer.rowActor.kind === 'link',
      keepsCopy,
    },
    participants: participants.filter(({ isRevoked }) => !isRevoked).length,
    colours: Object.fromEntries(participants.map(({ id, colour }) => [id, colour])),
    boards,
    outcomes,
    comments,
    mentioned,
    texts: common.texts.map((text) => ({ ...text, access: liveAccess(viewer, state) })),
    late: late
      .filter(({ joinId }) => joinId === viewer.join?.id)
      .map(({ id, text, decision }) => ({ id, text, decision })),
    lateWaiting: mayFacilitate(viewer) ? late.filter(({ decision }) => decision === null).length : 0,
  };
}

export function timerOf({ timerStartedAt, timerEndsAt }: Workshop['page']) {
  if (!timerStartedAt || !timerEndsAt) return null;
  return { startedAt: timerStartedAt.toISOString(), endsAt: timerEndsAt.toISOString() };
}

export function isReadable({ viewer }: Opened): boolean {
  return mayRead(viewer);
}

/** Who joined by the code is nobody elsewhere. */
function readerOf({ rowActor }: Viewer): Actor {
  return rowActor.kind === 'person' ? rowActor : { kind: 'nobody' };
}
