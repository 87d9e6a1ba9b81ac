// The join screen: whoever holds the code of a page sits down at it.
import { data } from '@remix-run/node';
import { and, eq, isNull } from 'drizzle-orm';
import { uuidv4 } from 'lib0/random';
import { newSecret } from '#app/accounts/secrets.ts';
import type { Parts } from '#app/server/parts.ts';
import { bringStyles } from '#app/ui/light-styles.server.ts';
import { formText } from '#app/ui/plain-text.ts';
import type { Actor } from '#db/actor.ts';
import { workshopPages } from '#db/schema/workshops.ts';
import { readBoard } from '../board/board.ts';
import { tellEverybody } from '../facilitation/steer.server.ts';
import { readWorkshop, type WorkshopPage } from '../read-workshop.server.ts';
import { readViewer } from '../viewer.server.ts';
import { readJoinCode } from './join-code.ts';
import { joinCookie } from './join-cookie.ts';
import { type JoinDraft, type JoinErrors, readJoinForm } from './join-form.ts';
import { joinWorkshop, readForgetDay, readStructureNames } from './join-workshop.server.ts';

export type JoinAsk = {
  parts: Parts;
  actor: Actor;
  address: string;
  request: Request;
  markup?: Map<string, string>;
  code: string | null;
};

export type JoinScreen =
  | { step: 'code'; error: string }
  | {
      step: 'who';
      title: string;
      structures: string[];
      secret: string;
      draft: JoinDraft;
      errors: JoinErrors;
      /** The day on which a name without account leaves; null for an account. */
      forgetOn: string | null;
    }
  | {
      step: 'card';
      title: string;
      slug: string;
      firstName: string;
      isFrozen: boolean;
      cardId: string;
      boards: JoinBoard[];
    };
export type JoinBoard = { noteId: string; title: string; columns: { id: string; title: string }[] };

const UNKNOWN = 'Ce code n’ouvre aucune page : vérifiez-le sur l’écran de la salle, il a pu changer.';

export async function showJoin(asked: JoinAsk) {
  bringStyles(asked.markup);
  const page = await findPage(asked);
  if (!page)
    return data<JoinScreen>(
      { step: 'code', error: readJoinCode(asked.code) ? UNKNOWN : '' },
      { status: readJoinCode(asked.code) ? 404 : 200 },
    );
  const viewer = await viewerOf(asked, page);
  const draft = {
    firstName: viewer.join?.firstName ?? viewer.name,
    structure: viewer.join?.structure ?? viewer.organisation,
  };
  return data<JoinScreen>(await whoScreen(asked, page, draft, {}));
}

/** Answers with the first card to write, at once: a redirection would cost whoever waits another round trip. */
export async function join(asked: JoinAsk) {
  bringStyles(asked.markup);
  const { parts, request } = asked;
  const page = await findPage(asked);
  if (!page) return data<JoinScreen>({ step: 'code', error: UNKNOWN }, { status: 404 });
  const form = await request.formData();
  const read = readJoinForm(form);
  if (!read.ok) return data<JoinScreen>(await whoScreen(asked, page, read.draft, read.errors), { status: 400 });
  if (!(await parts.limits.take('joins-per-address', asked.address)))
    throw new Response('Beaucoup de personnes viennent de rejoindre depuis ici. Réessayez dans quelques minutes.', {
      status: 429,
    });
  const viewer = await viewerOf(asked, page);
  if (viewer.isRevoked)
    throw new Response('Votre accès à cette page a été retiré. Parlez-en à la personne qui anime.', { status: 403 });
  const { token } = await joinWorkshop(parts.database, {
    pageId: page.id,
    viewer,
    ...read.value,
    offered: formText(form, 'jeton', 60),
  });
  const [workshop] = await Promise.all([
    readWorkshop(parts, page.slug),
    tellEverybody(parts, page.id, { isAboutRights: false }),
  ]);
  const headers = new Headers();
  if (token) headers.set('Set-Cookie', joinCookie(page.id, token, isSecure(parts)));
  const boards = (workshop?.notes ?? []).filter(({ kind }) => kind === 'board');
  const screen: JoinScreen = {
    step: 'card',
    title: page.title,
    slug: page.slug,
    firstName: read.value.firstName,
    isFrozen: page.frozenAt !== null,
    cardId: uuidv4(),
    boards: boards.map(({ id, title, document }) => ({
      noteId: id,
      title,
      columns: readBoard(document).columns.map((column) => ({ id: column.id, title: column.title })),
    })),
  };
  return data(screen, { headers });
}

/** null when no page has that code, or too many wrong ones came from there. */
async function findPage({ parts, address, code }: JoinAsk): Promise<WorkshopPage | null> {
  const joinCode = readJoinCode(code);
  if (joinCode === '') return null;
  if (!(await parts.limits.isOpen('failures-per-address', address)))
    throw new Response('Trop d’essais depuis ici : réessayez dans un quart d’heure.', { status: 429 });
  const [page] = await parts.database.query((queries) =>
    queries
      .select()
      .from(workshopPages)
      .where(and(eq(workshopPages.joinCode, joinCode), isNull(workshopPages.archivedAt)))
      .limit(1),
  );
  if (!page) await parts.limits.take('failures-per-address', address);
  return page ?? null;
}

async function whoScreen(
  { parts, actor }: JoinAsk,
  page: WorkshopPage,
  draft: JoinDraft,
  errors: JoinErrors,
): Promise<JoinScreen> {
  const [structures, forgetOn] = await Promise.all([
    readStructureNames(parts.database, page.territoryId),
    actor.kind === 'person' ? null : readForgetDay(parts.database, page.id),
  ]);
  return { step: 'who', title: page.title, structures, secret: newSecret(), draft, errors, forgetOn };
}

function viewerOf({ parts, actor, request }: JoinAsk, page: WorkshopPage) {
  const cookie = request.headers.get('cookie');
  return readViewer({ database: parts.database, actor, cookie, isSecure: isSecure(parts) }, page);
}

function isSecure(parts: Parts): boolean {
  return parts.env.publicUrl.startsWith('https:');
}

/** From the address of the short form, or of the long one. */
export function codeOf(request: Request, parameter: string | undefined): string | null {
  return parameter ?? new URL(request.url).searchParams.get('code');
}
