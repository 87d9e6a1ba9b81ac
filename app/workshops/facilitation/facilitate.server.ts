// Every form of the facilitator's page: what it does, and whom it tells.

import { isId } from '#app/server/ids.ts';
import type { Parts } from '#app/server/parts.ts';
import { formText } from '#app/ui/plain-text.ts';
import type { WorkshopRole } from '#db/schema/workshops.ts';
import { readColumns } from '../board/board.ts';
import { addColumn, nudgeColumn, removeColumn, renameColumn } from '../board/board-changes.ts';
import { LONGEST_TITLE } from '../board/board-limits.ts';
import { writerOf } from '../note-gate.server.ts';
import type { Opened } from '../page/read-screen.server.ts';
import { decideLateCard } from './late-cards.server.ts';
import {
  callEverybody,
  renewJoinCode,
  setColumnLock,
  setFrozen,
  setLocked,
  setRole,
  setTimer,
  tellEverybody,
  withdraw,
} from './steer.server.ts';
import { closeVote, openVote } from './voting.server.ts';

const ROLES: WorkshopRole[] = ['facilitator', 'contributor', 'reader'];
const ABOUT_RIGHTS = new Set([
  'figer',
  'defiger',
  'verrouiller',
  'deverrouiller',
  'verrou',
  'role',
  'retirer',
  'rendre',
]);

/** What was done, as the page says it. Throws 400 and 404. */
export async function facilitate(parts: Parts, opened: Opened, form: FormData): Promise<string> {
  const act = formText(form, 'geste', 40);
  const done = (await steer(parts, opened, form, act)) ?? (await steerBoard(parts, opened, form, act));
  if (done === null) throw new Response('Ce geste n’existe pas.', { status: 400 });
  await tellEverybody(parts, opened.workshop.page.id, { isAboutRights: ABOUT_RIGHTS.has(act) });
  return done;
}

async function steer(parts: Parts, { workshop, viewer }: Opened, form: FormData, act: string): Promise<string | null> {
  const { database } = parts;
  const { page } = workshop;
  const joinId = idOf(form, 'participation');
  switch (act) {
    case 'figer':
    case 'defiger':
      await setFrozen(database, page, act === 'figer');
      return act;
    case 'verrouiller':
    case 'deverrouiller':
      await setLocked(database, page, act === 'verrouiller');
      return act;
    case 'minuteur': {
      const minutes = Math.round(Number(formText(form, 'minutes', 4)));
      await setTimer(database, page, minutes >= 1 && minutes <= 240 ? minutes : 10);
      return act;
    }
    case 'arreter':
      await setTimer(database, page, null);
      return act;
    case 'appeler':
      await callEverybody(database, page, formText(form, 'place', 140));
      return act;
    case 'renouveler':
      await renewJoinCode(database, page);
      return act;
    case 'role': {
      const role = ROLES.find((one) => one === formText(form, 'role', 20));
      if (!role || !joinId) return null;
      await setRole(database, page, joinId, role);
      return act;
    }
    case 'retirer':
    case 'rendre':
      if (!joinId) return null;
      await withdraw(database, page, joinId, act === 'retirer');
      return act;
    case 'tardive': {
      const id = idOf(form, 'tardive');
      if (!id) return null;
      const decision = form.get('decision') === 'ajouter' ? 'added' : 'left';
      await decideLateCard(parts, viewer.rowActor, { pageId: page.id, id, decision });
      return decision === 'added' ? 'tardive-ajoutee' : 'tardive-laissee';
    }
    default:
      return null;
  }
}

async function steerBoard(parts: Parts, opened: Opened, form: FormData, act: string): Promise<string | null> {
  const { database, notes } = parts;
  const { workshop, viewer } = opened;
  const noteId = formText(form, 'note', 60);
  const note = workshop.notes.find(({ id, kind }) => id === noteId && kind === 'board');
  if (!note) return null;
  const columnId = formText(form, 'colonne', 80);
  const title = formText(form, 'titre', LONGEST_TITLE).replaceAll('\n', ' ');
  const knowsColumn = readColumns(note.document).some(({ id }) => id === columnId);
  const change = (edit: Parameters<typeof notes.change>[2]) => notes.change(noteId, writerOf(viewer), edit);
  switch (act) {
    case 'voter': {
      const points = Math.min(20, Math.max(1, Math.round(Number(formText(form, 'points', 3)) || 3)));
      await openVote(database, { pageId: workshop.page.id, noteId, points, isHidden: form.get('cache') === 'oui' });
      return 'vote-ouvert';
    }
    case 'clore':
      await closeVote(database, noteId);
      return 'vote-clos';
    case 'verrou':
      if (!knowsColumn) return null;
      await setColumnLock(database, workshop.page, { noteId, columnId, isLocked: form.get('vers') === 'ferme' });
      return act;
    case 'colonne-ajouter':
      if (title !== '') await change((document) => addColumn(document, { title }));
      return 'colonnes';
    case 'colonne-renommer':
      if (title !== '') await change((document) => renameColumn(document, columnId, title));
      return 'colonnes';
    case 'colonne-avant':
    case 'colonne-apres':
      await change((document) => nudgeColumn(document, columnId, act === 'colonne-avant' ? -1 : 1));
      return 'colonnes';
    case 'colonne-retirer':
      await change((document) => removeColumn(document, columnId));
      return 'colonne-retiree';
    default:
      return null;
  }
}

function idOf(form: FormData, name: string): string | undefined {
  const id = formText(form, name, 40);
  return isId(id) ? id : undefined;
}
