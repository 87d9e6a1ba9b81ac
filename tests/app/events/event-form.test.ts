import { expect, it } from 'vitest';
import { readEvent, readEventDraft } from '#app/events/editing/event-form.ts';

const WHOLE = {
  titre: 'Plénière',
  format: 'pleniere',
  public: 'professionnels',
  jour: '2026-11-17',
  debut: '09:00',
  fin: '12:30',
};

function read(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return readEvent(readEventDraft(form), null);
}

function errorsOf(fields: Record<string, string>): string[] {
  const answer = read({ ...WHOLE, ...fields });
  return 'errors' in answer ? Object.keys(answer.errors).sort() : [];
}

it('reads the hours of Paris', () => {
  const answer = read(WHOLE);
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
  expect(answer.event.startsAt.toISOString()).toBe('2026-11-17T08:00:00.000Z');
  expect(answer.event.endsAt.toISOString()).toBe('2026-11-17T11:30:00.000Z');
  expect(answer.event).toMatchObject({ format: 'plenary', audience: 'professionals', officialStatus: 'not-yet' });
});

it('says beside each field what is wrong', () => {
  expect(errorsOf({ titre: 'X', format: 'gala', public: '' })).toEqual(['format', 'public', 'titre']);
  expect(errorsOf({ jour: '2026-02-30', debut: '25:00', fin: '' })).toEqual(['debut', 'fin', 'jour', 'jour-fin']);
  expect(errorsOf({ fin: '08:00' })).toEqual(['fin']);
  expect(errorsOf({ lien: 'javascript:alert(1)', places: '-3', 'lien-officiel': 'ftp://x' })).toEqual([
    'lien',
    'lien-officiel',
    'places',
  ]);
  expect(errorsOf({ commune: 'Nulle-Part-sur-Rien' })).toEqual(['commune']);
  expect(errorsOf({ 'document-titre-0': 'Plan', 'document-adresse-0': 'plan.pdf' })).toEqual(['document-adresse-0']);
});

it('keeps sessions within the event, and one room to one session at a time', () => {
  const one = {
    'seance-titre-0': 'Accueil',
    'seance-salle-0': 'A',
    'seance-debut-0': '09:00',
    'seance-fin-0': '10:00',
  };
  expect(errorsOf(one)).toEqual([]);
  expect(errorsOf({ ...one, 'seance-fin-0': '13:00' })).toEqual(['seance-debut-0']);
  const other = {
    'seance-titre-1': 'Suite',
    'seance-salle-1': 'a',
    'seance-debut-1': '09:30',
    'seance-fin-1': '11:00',
  };
  expect(errorsOf({ ...one, ...other })).toEqual(['seance-salle-1']);
  expect(errorsOf({ ...one, ...other, 'seance-debut-1': '10:00' })).toEqual([]);
  expect(errorsOf({ ...one, ...other, 'seance-salle-1': 'B' })).toEqual([]);
});

it('takes its bounds from its days when it has several', () => {
  const answer = read({
    ...WHOLE,
    jour: '',
    debut: '',
    fin: '',
    'lieu-jour-0': '2026-11-19',
    'lieu-debut-0': '10:00',
    'lieu-fin-0': '17:00',
    'lieu-commune-0': 'Bron (69029)',
    'lieu-jour-1': '2026-11-16',
    'lieu-debut-1': '14:00',
    'lieu-fin-1': '18:00',
  });
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
  expect(answer.event.startsAt.toISOString()).toBe('2026-11-16T13:00:00.000Z');
  expect(answer.event.endsAt.toISOString()).toBe('2026-11-19T16:00:00.000Z');
  expect(answer.days.map(({ communeCode }) => communeCode)).toEqual([null, '69029']);
});

it('says what is missing in a day that was begun, and does not fall back to other hours', () => {
  expect(errorsOf({ 'lieu-commune-0': 'Bron (69029)' })).toEqual(['lieu-debut-0', 'lieu-fin-0', 'lieu-jour-0']);
});
