import { expect, it } from 'vitest';
import { markMessage, readMarkAnswer } from '#app/notes/live-protocol.ts';

it('knows an answer to a mark from everything else that is said in a room', () => {
  expect(markMessage(12)).toBe('m12');
  expect(readMarkAnswer('stored:12')).toEqual({ kind: 'stored', number: 12 });
  expect(readMarkAnswer('refused')).toEqual({ kind: 'refused' });
  for (const other of ['stored:', 'stored:-1', 'stored:1e3', '{"kind":"timer"}', 'm12'])
    expect(readMarkAnswer(other)).toEqual({ kind: 'other' });
});
