import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_MESSAGE, readReport, TRAP_FIELD } from '#app/upkeep/report-form.ts';

const service = '3f0c0f5e-6a0e-4f0b-9d59-0a8c5f3d2b11';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test('a reason is enough', () => {
  expect(readReport(form({ raison: 'contact-errone' }), [service])).toMatchObject({
    kind: 'valid',
    report: { reason: 'contact-errone', serviceId: null, message: '' },
  });
});

test('a service of the card and a trimmed message are kept', () => {
  const read = readReport(form({ raison: 'horaires-errones', service, message: '  Le mardi\r\nmatin seulement. ' }), [
    service,
  ]);
  expect(read).toMatchObject({
    report: { reason: 'horaires-errones', serviceId: service, message: 'Le mardi\nmatin seulement.' },
  });
});

test.each([
  ['no reason', { message: 'bonjour' }, 'raison'],
  ['an unknown reason', { raison: 'parce-que' }, 'raison'],
  ['« autre » without a word', { raison: 'autre', message: '   ' }, 'message'],
  ['a service of another card', { raison: 'doublon', service: service.replace('3', '4') }, 'service'],
  ['a service that is no id', { raison: 'doublon', service: "' or 1=1" }, 'service'],
  ['a message too long', { raison: 'autre', message: 'a'.repeat(LONGEST_MESSAGE + 1) }, 'message'],
])('%s is answered beside the field, and what was typed is kept', (_, fields, field) => {
  const read = readReport(form(fields), [service]);
  expect(read).toMatchObject({ kind: 'invalid', draft: fields });
  expect(read.kind === 'invalid' && Object.keys(read.errors)).toEqual([field]);
});

test('what fills the hidden field is a program', () => {
  expect(readReport(form({ raison: 'doublon', [TRAP_FIELD]: '0102030405' }), [])).toEqual({ kind: 'trapped' });
});

test('a file instead of a text is nothing', () => {
  const data = form({ raison: 'doublon' });
  data.set('message', new File(['x'], 'x.txt'));
  expect(readReport(data, [])).toMatchObject({ kind: 'valid', report: { message: '' } });
});

test('whatever is sent, it is answered, and what is kept can be stored', () => {
  const character = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.constantFrom('\0', '\ud800', '\n', '\r'),
  );
  const message = fc.array(character, { maxLength: LONGEST_MESSAGE }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(message, (text) => {
      const read = readReport(form({ raison: 'autre', message: text }), []);
      if (read.kind !== 'valid') return;
      expect(read.report.message.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
      expect(read.report.message).not.toMatch(/(?!\n)\p{Cc}/u);
      expect(read.report.message.isWellFormed()).toBe(true);
    }),
  );
});
