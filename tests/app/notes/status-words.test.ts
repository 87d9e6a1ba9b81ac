import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trackSaves } from '#app/notes/device/save-tracker.ts';
import { liveStatus, readPresent } from '#app/notes/live-status.ts';
import { PERSON_COLOURS, personLook } from '#app/notes/person-look.ts';
import { STATUS_WORDS, shownMeanwhile, wordsToSay } from '#app/notes/status-words.ts';

const CALM = {
  end: null,
  canWrite: true,
  hasUnstored: false,
  isSynced: true,
  awayMs: 0,
  isKeptHere: true,
  wasOpen: true,
};

it('says the four sentences of the promise', () => {
  expect(STATUS_WORDS[liveStatus(CALM)]).toBe('Enregistré');
  expect(STATUS_WORDS[liveStatus({ ...CALM, hasUnstored: true })]).toBe('En cours d’envoi…');
  const away = { ...CALM, hasUnstored: true, isSynced: false, awayMs: 1_000 };
  expect(STATUS_WORDS[liveStatus(away)]).toBe('Hors connexion\u202f: gardé sur cet appareil');
  expect(STATUS_WORDS[liveStatus({ ...away, isKeptHere: false })]).toBe(
    'Hors connexion\u202f: ne fermez pas cette page',
  );
});

it('whatever happened, what is not stored is never called « enregistré »', () => {
  fc.assert(
    fc.property(
      fc.record({
        end: fc.constantFrom(null, 'withdrawn' as const, 'refused-version' as const),
        canWrite: fc.boolean(),
        hasUnstored: fc.constant(true),
        isSynced: fc.boolean(),
        awayMs: fc.nat(5_000),
        isKeptHere: fc.boolean(),
        wasOpen: fc.boolean(),
      }),
      (facts) => !['saved', 'reading'].includes(liveStatus(facts)),
    ),
  );
});

it('a mark covers what was written before it, never what came after, and never twice over two connections', () => {
  const step = fc.constantFrom('edit', 'mark', 'answer', 'old answer', 'cut');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const saves = trackSaves();
      let edits = 0;
      let stored = 0;
      let asked: { mark: number; covers: number } | null = null;
      const old: number[] = [];
      for (const one of steps) {
        if (one === 'edit') {
          edits += 1;
          saves.edited();
        } else if (one === 'mark') {
          const mark = saves.takeMark();
          if (mark !== null) asked = { mark, covers: edits };
        } else if (one === 'cut') {
          if (asked) old.push(asked.mark);
          asked = null;
          saves.reconnected();
        } else if (one === 'old answer') {
          const late = old.pop();
          if (late !== undefined) saves.answered(late);
        } else if (asked) {
          saves.answered(asked.mark);
          stored = asked.covers;
          asked = null;
        }
        expect(saves.hasUnstored()).toBe(edits > stored);
      }
    }),
  );
});

it('screen readers hear of trouble and of its end, not of every key', () => {
  expect(wordsToSay('saved', 'sending')).toBeNull();
  expect(wordsToSay('sending', 'saved')).toBeNull();
  expect(wordsToSay('saved', 'offline-kept')).toBe('Hors connexion\u202f: gardé sur cet appareil');
  expect(wordsToSay('offline-kept', 'saved')).toBe('De nouveau en ligne\u202f: tout est enregistré');
});

it('« Enregistré » leaves the screen with the first key, a cut stays until it is over', () => {
  expect(shownMeanwhile('saved', 'sending')).toBeNull();
  expect(shownMeanwhile('offline-kept', 'sending')).toBe('offline-kept');
});

it('presence takes only what is well formed, and names a person with two windows once', () => {
  const states = new Map<number, Record<string, unknown>>([
    [1, { user: { id: 'b', name: 'Bruno', structure: 'ADIL', colour: 3 } }],
    [2, { user: { id: 'a', name: 'Amina', structure: 7, colour: 'rouge' } }],
    [3, { user: { id: 'a', name: 'Amina' } }],
    [4, {}],
    [5, { user: { id: 5, name: 'Faux' } }],
  ]);
  expect(readPresent(states, 2)).toEqual([
    { id: 'a', name: 'Amina', structure: '', colour: 0, isMe: true },
    { id: 'b', name: 'Bruno', structure: 'ADIL', colour: 3, isMe: false },
  ]);
});

it('every number has a colour', () => {
  fc.assert(fc.property(fc.oneof(fc.integer(), fc.double()), (colour) => personLook(colour).dot !== ''));
  expect(new Set(Array.from({ length: PERSON_COLOURS }, (_, at) => personLook(at).dot)).size).toBe(PERSON_COLOURS);
});
