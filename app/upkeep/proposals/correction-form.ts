// What a visitor writes about an entry: the fields of the card, each under its path. Runs on the server only.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Draft, type Errors, listOf, readDraft, textOf } from '#app/ui/form-draft.ts';
import { slugOf } from '../entry/save-entry.server.ts';
import type { EntrySnapshot } from '../history/snapshot.ts';
import { proposedDifferences } from './apply-differences.ts';
import { type Editor, editorOf, proposablePaths, setValue } from './editable.ts';
import { EMPTY_ENTRY, emptyService } from './empty-entry.ts';

export const LONGEST_NOTE = 1000;
/** The service of an entry that does not exist yet. */
const NEW_SERVICE = 'nouveau';

export type CorrectionSection = { id: string; title: string; editors: Editor[] };
export type Correction = { proposed: EntrySnapshot; note: string; name: string; mail: string | null };

const ABOUT = ['note', 'qui', 'courriel'];

/** Fields as they stand in `base`, or as they were typed. */
export function correctionSections(base: EntrySnapshot, draft: Draft | null = null): CorrectionSection[] {
  const { entry, services } = pathsOf(base);
  const editors = (paths: string[]) =>
    paths.flatMap((path) => {
      const editor = editorOf(base, path);
      if (!editor) return [];
      const typed = draft?.[path];
      return [typed === undefined ? editor : { ...editor, value: typed }];
    });
  return [
    { id: 'organisme', title: 'L’organisme', editors: editors(entry) },
    ...services.map(({ id, name, paths }) => ({ id, title: name, editors: editors(paths) })),
  ];
}

/** Only what somebody touched is read: the rest stays as it was seen. */
export function readCorrection(
  form: FormData,
  base: EntrySnapshot,
): { draft: Draft; errors: Errors; correction: Correction | null } {
  const sections = correctionSections(base);
  const editors = sections.flatMap((section) => section.editors);
  const lists = editors.filter(({ kind }) => kind === 'codes').map(({ path }) => path);
  const draft = readDraft(
    form,
    [...editors.map(({ path }) => path).filter((path) => !lists.includes(path)), ...ABOUT],
    lists,
  );
  const proposed = structuredClone(base);
  const errors: Errors = {};
  for (const { path, value, kind } of editors) {
    const typed = kind === 'codes' ? listOf(draft, path) : textOf(draft, path);
    // What a form sent by hand leaves out stays as it is.
    if (!form.has(path) && kind !== 'yes') continue;
    if (isSame(typed, value)) continue;
    const refusal = setValue(proposed, path, typed);
    if (refusal !== null) errors[path] = [refusal];
  }
  const note = textOf(draft, 'note');
  const mail = textOf(draft, 'courriel');
  if (note.length > LONGEST_NOTE) errors.note = [`C’est trop long : ${LONGEST_NOTE} caractères au plus.`];
  if (textOf(draft, 'qui').length > 120) errors.qui = ['C’est trop long : 120 caractères au plus.'];
  if (mail !== '' && (mail.length > 200 || !z.email().safeParse(mail).success))
    errors.courriel = ['Écrivez une adresse complète, comme vous@exemple.fr, ou rien.'];
  const isNew = base.organisation.name === '';
  if (isNew) checkNew(proposed, errors);
  if (Object.keys(errors).length === 0 && proposedDifferences(base, proposed).length === 0 && note === '')
    errors.note = [
      'Rien n’est changé pour le moment : corrigez un champ ci-dessus, ou expliquez ici ce qui ne va pas.',
    ];
  const isRead = Object.keys(errors).length === 0;
  const entry = isNew ? withOwnIds(proposed) : proposed;
  return {
    draft,
    errors,
    correction: isRead ? { proposed: entry, note, name: textOf(draft, 'qui'), mail: mail || null } : null,
  };
}

/** An entry to fill in: the organisation and its first service. */
export function blankEntry(): EntrySnapshot {
  return { ...structuredClone(EMPTY_ENTRY), services: [emptyService(NEW_SERVICE)] };
}

function pathsOf(base: EntrySnapshot) {
  const paths = proposablePaths(base);
  if (base.organisation.name !== '') return paths;
  const isStatus = (path: string) => path.endsWith('.status');
  const columns = ['name', 'description', 'needs', 'publics', 'accueil', 'zones', 'mobilisationDetail'];
  return {
    entry: ['organisation.name', 'organisation.kind', ...paths.entry.slice(1).filter((path) => !isStatus(path))],
    services: paths.services.map(({ id }) => ({
      id,
      name: 'Ce qu’il propose',
      paths: columns.map((column) => `services.${id}.${column}`),
    })),
  };
}

function checkNew({ organisation, services: [service] }: EntrySnapshot, errors: Errors): void {
  const need = (path: string, isMissing: boolean, words: string) => {
    if (isMissing) errors[path] ??= [words];
  };
  need('organisation.name', organisation.name === '', 'Écrivez le nom de l’organisme.');
  need('organisation.kind', organisation.kind === '', 'Choisissez le type d’acteur.');
  need(`services.${NEW_SERVICE}.name`, !service?.name, 'Dites en quelques mots ce qu’il propose.');
  need(`services.${NEW_SERVICE}.needs`, !service?.needs.length, 'Choisissez au moins un besoin.');
  need(`services.${NEW_SERVICE}.zones`, !service?.zones.length, 'Écrivez au moins une commune.');
}

function withOwnIds(entry: EntrySnapshot): EntrySnapshot {
  const services = entry.services.map((service) => ({
    ...service,
    id: randomUUID(),
    slug: slugOf(service.name) || 'service',
  }));
  return { ...entry, services };
}

function isSame(typed: string | string[], value: string | string[]): boolean {
  const plain = (one: string | string[]) =>
    Array.isArray(one) ? one.toSorted().join('\n') : one.replaceAll('\r\n', '\n').trim();
  return plain(typed) === plain(value);
}
