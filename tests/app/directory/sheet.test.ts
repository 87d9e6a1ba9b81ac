import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSheetQuery } from '#app/directory/sheet/sheet-query.ts';
import { SHEET_SIZES, sheetSize } from '#app/directory/sheet/sheet-size.ts';
import type { SheetService } from '#app/directory/sheet/sheet-view.ts';
import { drawQrCode } from '#app/ui/qr-code.server.ts';

const id = '3f0c0f5e-6a0e-4f0b-9d59-0a8c5f3d2b11';

function service(detail: string): SheetService {
  return {
    id,
    name: 'Accueil social',
    organisation: 'CCAS',
    href: '/annuaire/ccas#accueil',
    how: 'Téléphoner',
    detail,
    contacts: [],
    places: [],
    papers: ['facture'],
    warnings: [],
    qr: { size: 21, path: '' },
  };
}

test.each([
  [`service=${id}`, [id]],
  [`service=${id}&service=${id}`, [id]],
  ['service=1&service=%27%20or%201=1', []],
  ['', []],
])('« %s » asks for %j', (text, ids) => {
  expect(readSheetQuery(new URLSearchParams(text)).ids).toEqual(ids);
});

test('never more than forty ids are looked up', () => {
  const many = new URLSearchParams(
    Array.from({ length: 300 }, (_, at) => ['service', id.slice(0, -3) + String(at).padStart(3, '0')]),
  );
  expect(readSheetQuery(many).ids).toHaveLength(40);
});

test('few words are set in large type, many in smaller type', () => {
  expect(sheetSize([service('Appeler le matin.')])).toBe(16);
  expect(sheetSize(Array.from({ length: 6 }, () => service('Appeler. '.repeat(60))))).toBe(9.5);
});

test('more text never means larger type', () => {
  const text = fc.string({ maxLength: 500 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), text, (details, more) => {
      const services = details.map(service);
      expect(SHEET_SIZES).toContain(sheetSize(services));
      expect(sheetSize([...services, service(more)])).toBeLessThanOrEqual(sheetSize(services));
    }),
  );
});

test('a QR code has its three corners', () => {
  const { size, path } = drawQrCode('https://maillage.example/annuaire/ccas');
  expect(size).toBeGreaterThanOrEqual(25);
  expect(path.startsWith('M0 0h7v1H0z')).toBe(true);
  expect(path).toContain(`M${size - 7} 0h7v1H${size - 7}z`);
  expect(path).toContain(`M0 ${size - 1}h7v1H0z`);
});
