// What the page of a pair sends.
import { z } from 'zod';
import { CONTACTS_FIELD, MERGE_FIELDS } from './merge-fields.ts';
import { fieldName } from './merge-names.ts';
import type { MergeChoices } from './merge-snapshots.ts';

const side = z.enum(['left', 'right']);
const choice = z.enum(['left', 'right', 'both']);
const id = z.uuid();

export const ACTS = ['fusionner', 'proposer', 'accepter', 'refuser', 'ecarter', 'rouvrir'] as const;
export type PairAct = (typeof ACTS)[number];
export type PairForm = { act: PairAct; choices: MergeChoices; mark: string };

/** null when the form is not one of ours. What it does not say is left to the entry that stays. */
export function readPairForm(form: FormData): PairForm | null {
  const act = z.enum(ACTS).safeParse(form.get('geste'));
  if (!act.success) return null;
  const keep = side.catch('left').parse(form.get('garder'));
  const names = [...MERGE_FIELDS.map(({ name }) => name), CONTACTS_FIELD];
  const fields = Object.fromEntries(
    names.flatMap((name) => {
      const read = choice.safeParse(form.get(fieldName(name)));
      return read.success ? [[name, read.data]] : [];
    }),
  );
  const joins = [...form].flatMap(([name, value]) => {
    const left = id.safeParse(/^service-(.+)$/.exec(name)?.[1]);
    const [right, text] = String(value).split(':');
    const read = z.object({ right: id, text: side }).safeParse({ right, text });
    return left.success && read.success ? [{ left: left.data, ...read.data }] : [];
  });
  return { act: act.data, choices: { keep, fields, joins }, mark: String(form.get('etat') ?? '').slice(0, 40) };
}
