// The places where a service is delivered, as they are edited. Runs on the server only.
import { ACCESSIBILITY } from '#app/directory/card/accessibility.ts';
import { type Draft, type Errors, listOf, textOf } from '#app/ui/form-draft.ts';
import type { places } from '#db/schema/directory.ts';
import { parseOpeningHours } from '#search/opening-hours.ts';
import { typedWeek, unpackWeek, writeWeek } from '../hours/week-form.ts';
import { isRowUsed, PLACES, rowField, rowNumbers } from './field-names.ts';
import { pointDraft, readPoint } from './point-form.ts';

export type PlaceRow = typeof places.$inferSelect;
/** `key` names the place within its form: its id, or a word of the form's own for a new one. */
export type ServicePlace = Omit<PlaceRow, 'id' | 'serviceId'> & { key: string };

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_HOURS = 500;

export function readPlaces(draft: Draft, errors: Errors, before: PlaceRow[]): ServicePlace[] {
  return rowNumbers(PLACES).flatMap((row) => readPlace(draft, row, errors, before));
}

/** A place counts as soon as its commune is written; its name falls back to « Accueil ». */
function readPlace(draft: Draft, row: number, errors: Errors, before: PlaceRow[]): ServicePlace[] {
  if (!isRowUsed(PLACES, draft, row)) return [];
  const name = (part: string) => rowField(PLACES, part, row);
  const text = (part: string) => textOf(draft, name(part));
  const own = before.find(({ id }) => id === text('id')) ?? null;
  const { address, communeCode, point } = readPoint(name, draft, errors, own);
  if (text('commune') === '') errors[name('commune')] = ['Écrivez la commune de ce lieu, ou retirez-le.'];
  if (text('libelle').length > 200) errors[name('libelle')] = ['Le nom du lieu : 200 caractères au plus.'];
  const hours = text('horaires');
  if (hours && (hours.length > LONGEST_HOURS || parseOpeningHours(hours) === null))
    errors[name('horaires')] = [
      'Ces horaires n’ont pas été compris. Exemple : Mo-Fr 09:00-12:00,14:00-17:00 (Mo Tu We Th Fr Sa Su).',
    ];
  const week = unpackWeek(text('semaine'));
  const written = week && writeWeek(week, typedWeek(hours));
  if (written && 'errors' in written)
    for (const [part, error] of Object.entries(written.errors)) errors[name(part)] = [error];
  const [from, to] = [readDay(text('debut'), errors, name('debut')), readDay(text('fin'), errors, name('fin'))];
  if (from !== null && to !== null && to < from) errors[name('fin')] = ['La fin vient avant le début.'];
  if (communeCode === null || point === null) return [];
  return [
    {
      key: keyOf(draft, row),
      label: text('libelle') || 'Accueil',
      address,
      communeCode,
      ...point,
      openingHours: hours || null,
      from,
      to,
      accessibility: listOf(draft, name('acces')).filter((code) => code in ACCESSIBILITY),
    },
  ];
}

/** The place that a contact of the form may point at. */
export function keyOf(draft: Draft, row: number): string {
  return textOf(draft, rowField(PLACES, 'id', row)) || `nouveau-${row}`;
}

/** null when nothing is written; `errors` says what is no day. */
export function readDay(text: string, errors: Errors, name: string): string | null {
  if (text === '') return null;
  const isDay =
    ISO_DAY.test(text) &&
    !Number.isNaN(Date.parse(`${text}T12:00:00Z`)) &&
    new Date(`${text}T12:00:00Z`).toISOString().startsWith(text);
  if (isDay) return text;
  errors[name] = ['Écrivez une date qui existe.'];
  return null;
}

export function placesDraft(own: PlaceRow[]): Draft {
  return Object.assign(
    {},
    ...own.slice(0, PLACES.most).map((place, at): Draft => {
      const name = (part: string) => rowField(PLACES, part, at);
      return {
        ...pointDraft(name, place),
        [name('id')]: place.id,
        [name('libelle')]: place.label,
        [name('horaires')]: place.openingHours ?? '',
        [name('debut')]: place.from ?? '',
        [name('fin')]: place.to ?? '',
        [name('acces')]: place.accessibility,
      };
    }),
  );
}

export function sayPlace(part: (name: string) => string | string[]): string {
  const said = (name: string) => String(part(name));
  const access = [part('acces')]
    .flat()
    .toSorted()
    .map((code) => ACCESSIBILITY[code] ?? code);
  const period = [said('debut') && `du ${said('debut')}`, said('fin') && `au ${said('fin')}`].filter(Boolean).join(' ');
  return [
    said('libelle'),
    said('adresse'),
    said('commune'),
    said('latitude') && `point ${said('latitude')} ; ${said('longitude')}`,
    said('horaires'),
    period,
    ...access,
  ]
    .filter(Boolean)
    .join(', ');
}
