// A workshop page shaped for the screen of one person.
import { uuidv4 } from 'lib0/random';
import { keepsCopies } from '#app/notes/keeps-copies.server.ts';
import { richHtml } from '#app/notes/rich/rich-html.server.ts';
import type { Parts } from '#app/server/parts.ts';
import type { Actor } from '#db/actor.ts';
import { readBoard } from '../board/board.ts';
import { readCommentCounts } from '../comments/read-comments.server.ts';
import { readLateCards } from '../facilitation/late-cards.server.ts';
import { readColumnLocks, readParticipants } from '../facilitation/steer.server.ts';
import { readVotes } from '../facilitation/voting.server.ts';
import { readCardOutcomes } from '../groups/card-outcomes.server.ts';
import { readWorkshop, type Workshop } from '../read-workshop.server.ts';
import { readViewer, type Viewer } from '../viewer.server.ts';
import { liveAccess, mayContribute, mayFacilitate, mayJoinWithoutCode, mayRead, mayWrite } from '../workshop-policy.ts';
import { mentionedNames } from './mentioned-names.server.ts';
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
  const [keepsCopy, locks, votes, late, participants, outcomes, comments] = await Promise.all([
    keepsCopies(parts, viewer.rowActor),
    readColumnLocks(parts.database, page.id),
    readVotes(parts.database, whole),
    viewer.join || viewer.coordinates ? readLateCards(parts.database, viewer.rowActor, page.id) : [],
    readParticipants(parts.database, page.id),
    parts.database.query((queries) => readCardOutcomes(queries, page, readerOf(viewer))),
    readCommentCounts(parts.database, viewer, page.id),
  ]);
  const boards: BoardScreen[] = workshop.notes
    .filter(({ kind }) => kind === 'board')
    .map(({ id, title, epoch, document }) => {
      const lockedColumns = [...locks].flatMap((lock) =>
        lock.startsWith(`${id}/`) ? [lock.slice(id.length + 1)] : [],
      );
      return {
        noteId: id,
        title,
        epoch,
        columns: readBoard(document).columns,
        lockedColumns,
        cardId: uuidv4(),
        vote: votes.get(id) ?? null,
        access: liveAccess(viewer, state),
      };
    });
  const mentioned = await mentionedNames(parts.database, boards);
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
    texts: workshop.notes
      .filter(({ kind }) => kind === 'text')
      .map(({ id, title, epoch, document }) => ({
        noteId: id,
        title,
        epoch,
        html: richHtml(document),
        access: liveAccess(viewer, state),
      })),
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
