// The days of the form without script: what they become, what is wrong with them, and that nothing changes when nobody does.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowField } from '#app/upkeep/entry/field-names.ts';
import {
  clockPart,
  packWeek,
  type TypedWeek,
  typedWeek,
  unpackWeek,
  WEEK_PARTS,
  withWeek,
  writeWeek,
} from '#app/upkeep/hours/week-form.ts';
import { readHours } from '#app/upkeep/hours/weekly-hours.ts';
import { parseOpeningHours } from '#search/opening-hours.ts';

const NAMES = ['lu', 'ma', 'me', 'je', 've', 'sa', 'di'];

/** « lu 09:00 12:00, me x 9h » : the days that are ticked; « -me 9:00 12:00 »: written and not ticked. */
function week(said: string, isClosedOnHolidays = false): TypedWeek {
  const days = NAMES.map(() => ({ isOpen: false, clocks: ['', '', '', ''] }));
  for (const part of said.split(', ').filter(Boolean)) {
    const [name = '', ...clocks] = part.split(' ');
    days[NAMES.indexOf(name.replace('-', ''))] = {
      isOpen: !name.startsWith('-'),
      clocks: [0, 1, 2, 3].map((at) => (clocks[at] ?? '').replace('_', '')),
    };
  }
  return { days, isClosedOnHolidays };
}

it.each([
  ['', '', false],
  ['', '', true],
  ['lu 09:00 12:00', 'Mo 09:00-12:00', false],
  [
    'lu 09:00 12:00 14:00 17:00, ma 09:00 12:00 14:00 17:00, je 09:00 12:00',
    'Mo,Tu 09:00-12:00,14:00-17:00; Th 09:00-12:00; PH off',
    true,
  ],
  ['lu 09:00 12:00, ma 14:00 17:00, me 09:00 12:00', 'Mo,We 09:00-12:00; Tu 14:00-17:00', false],
  ['sa 08:00 00:00', 'Sa 08:00-24:00', false],
  ['lu 9h 12h30', 'Mo 09:00-12:30', false],
  ['lu _ _ 14:00 17:00', 'Mo 14:00-17:00', false],
  ['lu 09:00 12:00 12:00 17:00', 'Mo 09:00-17:00', false],
])('« %s » is written %s', (said, text, isClosedOnHolidays) => {
  expect(writeWeek(week(said, isClosedOnHolidays), null)).toEqual({ text });
});

it.each<[string, string, string, string]>([
  ['lu', '', 'heure-0-0', 'Écrivez de quelle heure à quelle heure'],
  ['lu 09:00', '', 'heure-0-1', 'finit'],
  ['me _ 12:00', '', 'heure-2-0', 'commence'],
  ['di 12:00 09:00', '', 'heure-6-1', 'avant le début'],
  ['lu 09:00 12:00 11:00 17:00', '', 'heure-0-2', 'avant la fin des premières'],
  ['lu matin 12:00', '', 'heure-0-0', 'comme 09:00'],
  ['lu 09:00 25:10', '', 'heure-0-1', 'comme 17:30'],
  ['-ma 09:00 12:00', '', 'ouvert-1', 'Cochez ce jour'],
  ['-ma 09:00 12:30', 'Tu 09:00-12:00', 'ouvert-1', 'Cochez ce jour'],
])('« %s », after « %s », is told at %s', (said, before, part, words) => {
  const read = writeWeek(week(said), typedWeek(before));
  expect(read).toEqual({ errors: { [part]: expect.stringContaining(words) } });
});

it('closes a day that is unticked and otherwise as it was', () => {
  expect(writeWeek(week('lu 09:00 12:00, -ma 09:00 12:00'), typedWeek('Mo,Tu 09:00-12:00'))).toEqual({
    text: 'Mo 09:00-12:00',
  });
});

it.each([
  'Tu[1] 09:00-12:00',
  'Oct-Mar Mo 18:00-20:00',
  'Mo 09:00-10:00,11:00-12:00,14:00-15:00',
  'Mo 09:00-10:00,11:00-12:00, Mo 14:00-15:00',
  '24/7',
  '"sur rendez-vous"',
])('leaves « %s » to the text', (text) => expect(typedWeek(text)).toBeNull());

const clock = fc.integer({ min: 0, max: 1439 });
/** Ends in order; the second span is there or not. */
const day = fc.oneof(
  fc.constant<number[]>([]),
  fc.uniqueArray(clock, { minLength: 2, maxLength: 2 }),
  fc.uniqueArray(clock, { minLength: 4, maxLength: 4 }),
);
const typed = fc
  .record({ days: fc.array(day, { minLength: 7, maxLength: 7 }), isClosedOnHolidays: fc.boolean() })
  .map(({ days, isClosedOnHolidays }) => ({
    isClosedOnHolidays: isClosedOnHolidays && days.some((own) => own.length > 0),
    days: days.map((own) => {
      const clocks = own
        .toSorted((a, b) => a - b)
        .map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
      return { isOpen: own.length > 0, clocks: [0, 1, 2, 3].map((at) => clocks[at] ?? '') };
    }),
  }));

it('reads back the very days that were written, in valid syntax', () => {
  fc.assert(
    fc.property(typed, (wanted) => {
      const written = writeWeek(wanted, null);
      if ('errors' in written) throw new Error(JSON.stringify(written.errors));
      expect(typedWeek(written.text)).toEqual(wanted);
      if (written.text !== '') expect(parseOpeningHours(written.text)).not.toBeNull();
      expect(unpackWeek(packWeek(wanted))).toEqual(wanted);
    }),
    { numRuns: 300 },
  );
});

function formOf(
  { days, isClosedOnHolidays }: TypedWeek,
  { text, drawnFrom = text }: { text: string; drawnFrom?: string },
): FormData {
  const form = new FormData();
  const name = (part: string) => rowField({ name: 'lieu' }, part, 3);
  form.set(name('horaires'), text);
  form.set(name(WEEK_PARTS.drawnFrom), drawnFrom);
  if (isClosedOnHolidays) form.set(name(WEEK_PARTS.holidays), 'oui');
  for (const [at, { isOpen, clocks }] of days.entries()) {
    if (isOpen) form.append(name(WEEK_PARTS.open), String(at));
    for (const [clock, value] of clocks.entries()) form.set(name(clockPart(at, clock)), value);
  }
  return form;
}

it('changes no text that the days were drawn from and nobody touched', () => {
  // Said otherwise than we would write it.
  const text = 'We 09:00-12:00; Mo 09:00-12:00';
  const days = typedWeek(text);
  if (!days || !readHours(text)) throw new Error('it can be read');
  expect(withWeek(formOf(days, { text }), { 'lieu-horaires-3': text }, 3)).toEqual({
    'lieu-horaires-3': text,
    'lieu-semaine-3': '',
  });
});

it('takes the days; a text changed by hand goes before them; what cannot be read stays as it was typed', () => {
  const draft = { 'lieu-horaires-3': 'Mo 09:00-12:00' };
  const text = 'Mo 09:00-12:00';
  expect(withWeek(formOf(week('ma 9h 12h'), { text }), draft, 3)).toEqual({
    'lieu-horaires-3': 'Tu 09:00-12:00',
    'lieu-semaine-3': '',
  });
  expect(withWeek(formOf(week('ma 9h 12h'), { text, drawnFrom: '' }), draft, 3)).toEqual({
    ...draft,
    'lieu-semaine-3': '',
  });
  const wrong = week('ma 9h');
  expect(withWeek(formOf(wrong, { text }), draft, 3)).toEqual({ ...draft, 'lieu-semaine-3': packWeek(wrong) });
  expect(withWeek(new FormData(), { ...draft, 'lieu-semaine-3': 'posté' }, 3)).toEqual({
    ...draft,
    'lieu-semaine-3': '',
  });
});

it('never throws, whatever is posted', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 28, maxLength: 28 }), fc.string(), (cells, packed) => {
      const days = NAMES.map((_, at) => ({ isOpen: at % 2 === 0, clocks: cells.slice(at * 4, at * 4 + 4) }));
      const draft = withWeek(formOf({ days, isClosedOnHolidays: false }, { text: '' }), { 'lieu-horaires-3': '' }, 3);
      expect(unpackWeek(String(draft['lieu-semaine-3']))?.days.length ?? 7).toBe(7);
      unpackWeek(packed);
    }),
  );
});
