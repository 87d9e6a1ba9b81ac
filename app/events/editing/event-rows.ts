// When an event happens, its sessions and its days, as they are edited. Runs on the server only.

import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { isRowUsed, rowField, rowNumbers } from '#app/upkeep/entry/field-names.ts';
import { readPoint, type StoredPoint } from '#app/upkeep/entry/point-form.ts';
import { isClock, isDay, parisInstant, wallClock } from '#db/paris-time.ts';
import { clockWords } from '../when-words.ts';
import { DAYS, SESSIONS } from './event-names.ts';

export type Span = { startsAt: Date; endsAt: Date };
/** `id` is '' for what is new. */
export type SessionInput = Span & { id: string; title: string; room: string; capacity: number | null };
export type DayInput = Span & { id: string; placeName: string } & Omit<StoredPoint, 'address'> & { address: string };

/** When it happens: from its own fields, or from its days when it has several; null when `errors` says why not. */
export function readSpan(draft: Draft, errors: Errors, days: readonly Span[]): Span | null {
  if (days.length > 0) {
    const [starts, ends] = [days.map(({ startsAt }) => +startsAt), days.map(({ endsAt }) => +endsAt)];
    return { startsAt: new Date(Math.min(...starts)), endsAt: new Date(Math.max(...ends)) };
  }
  // Days that are written but cannot be read have their own messages.
  if (rowNumbers(DAYS).some((row) => isRowUsed(DAYS, draft, row))) return null;
  const day = textOf(draft, 'jour');
  const names = { day: 'jour', from: 'debut', to: 'fin', lastDay: 'jour-fin' };
  return readTimes(draft, errors, names, day, textOf(draft, 'jour-fin') || day);
}

export function readSessions(draft: Draft, errors: Errors, span: Span | null): SessionInput[] {
  const usual = span === null ? textOf(draft, 'jour') : wallClock(span.startsAt).day;
  const read = rowNumbers(SESSIONS).flatMap((row) => {
    if (!isRowUsed(SESSIONS, draft, row)) return [];
    const name = (part: string) => rowField(SESSIONS, part, row);
    const text = (part: string) => textOf(draft, name(part));
    const day = text('jour') || usual;
    if (text('titre') === '' || text('titre').length > 200) errors[name('titre')] = ['Donnez un titre à cette séance.'];
    if (text('salle').length > 120) errors[name('salle')] = ['La salle : 120 caractères au plus.'];
    if (!/^([1-9]\d{0,4})?$/.test(text('places'))) errors[name('places')] = ['Écrivez un nombre, ou laissez vide.'];
    const names = { day: name('jour'), from: name('debut'), to: name('fin'), lastDay: name('fin') };
    const times = readTimes(draft, errors, names, day, day);
    if (times === null) return [];
    if (span !== null && (times.startsAt < span.startsAt || times.endsAt > span.endsAt))
      errors[name('debut')] = ['Cette séance sort des heures de l’évènement.'];
    const capacity = text('places') === '' ? null : Number(text('places'));
    return [{ row, id: text('id'), title: text('titre'), room: text('salle'), capacity, ...times }];
  });
  for (const [at, session] of read.entries()) {
    const taken = read.slice(0, at).find((other) => isSameRoomAtOnce(session, other));
    if (taken)
      errors[rowField(SESSIONS, 'salle', session.row)] = [
        `Cette salle sert déjà à « ${taken.title} » jusqu’à ${clockWords(wallClock(taken.endsAt).clock)}.`,
      ];
  }
  return read.map(({ row, ...session }) => session);
}

export function readDays(draft: Draft, errors: Errors): DayInput[] {
  return rowNumbers(DAYS)
    .flatMap((row) => {
      if (!isRowUsed(DAYS, draft, row)) return [];
      const name = (part: string) => rowField(DAYS, part, row);
      const text = (part: string) => textOf(draft, name(part));
      if (text('nom').length > 200) errors[name('nom')] = ['Le nom du lieu : 200 caractères au plus.'];
      const { address, communeCode, point } = readPoint(name, draft, errors, null);
      const names = { day: name('jour'), from: name('debut'), to: name('fin'), lastDay: name('fin') };
      const times = readTimes(draft, errors, names, text('jour'), text('jour'));
      if (times === null) return [];
      const where = {
        placeName: text('nom'),
        address: address ?? '',
        communeCode,
        latitude: point?.latitude ?? null,
        longitude: point?.longitude ?? null,
        pointPrecision: point?.pointPrecision ?? null,
      };
      return [{ id: text('id'), ...times, ...where }];
    })
    .sort((one, other) => +one.startsAt - +other.startsAt);
}

type TimeNames = { day: string; from: string; to: string; lastDay: string };

function readTimes(draft: Draft, errors: Errors, names: TimeNames, first: string, last: string): Span | null {
  const [from, to] = [textOf(draft, names.from), textOf(draft, names.to)];
  const wrong: [boolean, string, string][] = [
    [!isDay(first), names.day, 'Choisissez un jour.'],
    [!isDay(last), names.lastDay, 'Choisissez un jour qui existe, ou laissez vide.'],
    [!isClock(from), names.from, 'Écrivez une heure, comme 09:30.'],
    [!isClock(to), names.to, 'Écrivez une heure, comme 12:30.'],
  ];
  const found = wrong.filter(([isWrong]) => isWrong);
  for (const [, name, words] of found) errors[name] = [words];
  if (found.length > 0) return null;
  const [startsAt, endsAt] = [parisInstant({ day: first, clock: from }), parisInstant({ day: last, clock: to })];
  if (endsAt > startsAt) return { startsAt, endsAt };
  errors[names.to] = ['La fin vient après le début.'];
  return null;
}

function isSameRoomAtOnce(one: SessionInput, other: SessionInput): boolean {
  const isSameRoom = one.room !== '' && one.room.toLowerCase() === other.room.toLowerCase();
  return isSameRoom && one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
