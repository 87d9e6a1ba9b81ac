// Buttons of the long forms that change what is on screen and publish nothing: rows, and addresses to place.
import type { Geocoder } from '#app/server/parts.ts';
import { type Draft, textOf } from '#app/ui/form-draft.ts';
import { PLACES, type RowGroup, rowField, withNewRow, withoutRow } from './field-names.ts';
import { findAddresses, withAddress } from './find-addresses.server.ts';
import type { AddressChoice } from './use-address-choices.ts';

export type AskedAddress = { target: string; choices: AddressChoice[]; message: string };
export type Redrawn = { draft: Draft; asked?: AskedAddress };

/** null when the form was sent to be saved. */
export async function redraw(
  form: FormData,
  draft: Draft,
  { groups, geocoder }: { groups: readonly RowGroup[]; geocoder: Geocoder },
): Promise<Redrawn | null> {
  const [act = '', ...rest] = String(form.get('geste') ?? '').split(':');
  const group = groups.find(({ name }) => name === rest[0]);
  if (act === 'ajouter' && group) return { draft: withNewRow(group, draft) };
  if (act === 'retirer' && group) return { draft: withoutRow(group, draft, Number(rest[1])) };
  if (act === 'placer') return placeAddress(draft, rest.join(':'), null, geocoder);
  if (act === 'choisir') return placeAddress(draft, rest.slice(0, -1).join(':'), Number(rest.at(-1)), geocoder);
  return act === 'apercu' ? { draft } : null;
}

async function placeAddress(draft: Draft, target: string, chosen: number | null, geocoder: Geocoder): Promise<Redrawn> {
  const [kind, row] = target.split(':');
  const nameOf = (part: string) => (kind === PLACES.name ? rowField(PLACES, part, Number(row)) : part);
  const { choices, message, isSure } = await findAddresses(
    geocoder,
    textOf(draft, nameOf('adresse')),
    textOf(draft, nameOf('commune')),
  );
  const taken = choices[chosen ?? (isSure ? 0 : -1)];
  if (!taken) return { draft, asked: { target, choices, message } };
  return {
    draft: withAddress(draft, nameOf, taken),
    asked: { target, choices: [], message: `Placé\u202f: ${taken.label}.` },
  };
}
