// The gestures of the page of one import, and where each leads.

import { setTimeout as after } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { isId } from '#app/server/ids.ts';
import type { Log } from '#app/server/log.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/import.ts';
import { applyImport } from './apply-import.server.ts';
import { type Correction, correctImport, forgetImport } from './correct-import.server.ts';
import { isAtWork } from './import-lock.ts';
import type { ImportRow } from './kept-import.server.ts';
import { choicesOfField, WORD_FIELDS } from './reading/free-words.ts';
import { importField } from './reading/import-fields.ts';
import { undoImport } from './undo-import.server.ts';

/** A small import is done before the answer leaves; a large one goes on and the page shows how far it is. */
const SHORT_MS = 1_500;
const MOST_FIELDS = 400;

export type ActOnImport = { database: Database; log: Log; actor: PersonActor; row: ImportRow; form: FormData };

/** Returns the address of the next page; throws a Response for a gesture that makes no sense. */
export async function actOnImport({ database, log, actor, row, form }: ActOnImport): Promise<string> {
  const here = `/administration/import/${row.id}`;
  const gesture = String(form.get('geste') ?? '');
  const behind = async (work: () => Promise<boolean>) => {
    if (await database.query((queries) => isAtWork(queries, row.id))) return here;
    const working = work().catch((error: unknown) =>
      log.error({ error, import: row.id }, 'an import stopped, nothing was written'),
    );
    await Promise.race([working, after(SHORT_MS)]);
    return here;
  };
  switch (gesture) {
    case 'colonnes':
      return corrected(database, row, { mapping: mappingOf(form, row.headers.length) }, `${here}?fait=colonnes`);
    case 'mots':
      return corrected(database, row, { words: wordsOf(form) }, `${here}?fait=mots`);
    case 'choix':
      return corrected(database, row, { choices: choicesOf(form) }, `${here}?fait=choix`);
    case 'ecrire':
    case 'reprendre':
      return behind(() =>
        row.status === 'undoing' ? undoImport(database, actor, row.id) : applyImport(database, actor, row.id),
      );
    case 'defaire':
      return behind(() => undoImport(database, actor, row.id));
    case 'revenir': {
      const isBusy = await database.query((queries) => isAtWork(queries, row.id));
      // Nothing was written: the transaction died with its process.
      if (!isBusy && row.status === 'applying')
        await database.query((queries) =>
          queries.update(imports).set({ status: 'checked', progress: null }).where(eq(imports.id, row.id)),
        );
      return here;
    }
    case 'oublier':
      return (await forgetImport(database, row.id)) ? '/administration/import' : here;
    default:
      throw new Response('Choisissez ce qu’il faut faire de cet import.', { status: 400 });
  }
}

async function corrected(database: Database, row: ImportRow, correction: Correction, next: string): Promise<string> {
  if (!(await correctImport(database, row.id, correction)))
    throw new Response('Cet import n’attend plus de correction : rechargez sa page.', { status: 409 });
  return next;
}

function mappingOf(form: FormData, columns: number): string[] {
  return Array.from({ length: columns }, (_, at) => {
    const code = String(form.get(`colonne-${at}`) ?? '');
    return importField(code) ? code : '';
  });
}

/** `texte`: these words mean no code; nothing chosen: nothing is settled. */
function wordsOf(form: FormData): NonNullable<Correction['words']> {
  return numbered(form, 'mot').flatMap(({ at, value }) => {
    const field = String(form.get(`mot-champ-${at}`) ?? '');
    const words = String(form.get(`mot-texte-${at}`) ?? '').slice(0, 300);
    if (!WORD_FIELDS.includes(field) || words === '' || value === '') return [];
    const known = new Set(choicesOfField(field).map((choice) => choice.value));
    return [{ field, words, codes: value === 'texte' ? [] : value.split(',').filter((code) => known.has(code)) }];
  });
}

function choicesOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    numbered(form, 'choix').flatMap(({ at, value }) => {
      const key = String(form.get(`cle-${at}`) ?? '').slice(0, 500);
      return key !== '' && (value === 'create' || value === 'skip' || isId(value)) ? [[key, value]] : [];
    }),
  );
}

function numbered(form: FormData, name: string): { at: number; value: string }[] {
  return Array.from({ length: MOST_FIELDS }, (_, at) => ({ at, value: form.get(`${name}-${at}`) })).flatMap(
    ({ at, value }) => (typeof value === 'string' ? [{ at, value }] : []),
  );
}
