// What is typed on the page of the bilan. Runs on the server only.
import { type Draft, type Errors, readDraft, textOf } from '#app/ui/form-draft.ts';
import { SECTIONS, type SectionKey } from './bilan-lines.ts';
import { addField, keepField, textField } from './bilan-names.ts';

export type BilanEdit = {
  title: string;
  intro: string;
  revision: number;
  lines: { id: string; text: string; leftOut: string }[];
  added: { section: SectionKey; text: string }[];
};

export const LEFT_BY_HAND = 'Laissée de côté par la coordination.';
const LONGEST = 2_000;

type Line = { id: string; text: string; leftOut: string };

export function readBilanEdit(form: FormData, lines: Line[]): { draft: Draft; errors: Errors; edit: BilanEdit } {
  const names = lines.map(({ id }) => textField(id));
  const draft = readDraft(form, ['titre', 'intro', 'revision', ...names, ...SECTIONS.map(({ key }) => addField(key))]);
  const errors: Errors = {};
  const title = textOf(draft, 'titre').replaceAll(/[^\S\u00a0\u202f]+/g, ' ');
  const intro = textOf(draft, 'intro');
  if (title === '' || title.length > 200) errors.titre = ['Donnez un titre au bilan, de 200 caractères au plus.'];
  if (intro.length > 4 * LONGEST) errors.intro = [`C’est trop long : ${4 * LONGEST} caractères au plus.`];
  const read = lines.map(({ id, text: before, leftOut }) => {
    const isKept = form.has(keepField(id));
    const text = form.has(textField(id)) ? textOf(draft, textField(id)) : before;
    if (text.length > LONGEST) errors[textField(id)] = [`C’est trop long : ${LONGEST} caractères au plus.`];
    if (isKept && text === '') errors[textField(id)] = ['Écrivez la ligne, ou ne la gardez pas.'];
    return { id, text, leftOut: isKept ? '' : leftOut || LEFT_BY_HAND };
  });
  const added = SECTIONS.flatMap(({ key }) =>
    textOf(draft, addField(key))
      .split('\n')
      .map((text) => ({ section: key, text: text.trim().slice(0, LONGEST) }))
      .filter(({ text }) => text !== ''),
  );
  return { draft, errors, edit: { title, intro, revision: Number(textOf(draft, 'revision')), lines: read, added } };
}
