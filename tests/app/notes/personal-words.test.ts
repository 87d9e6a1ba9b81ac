import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactKeys, findPersonalWords } from '#app/notes/personal-words.ts';

/** Numbers are made here: none belongs to anybody. */
function nir(places: string): string {
  const number = Number(places.replace('2A', '19').replace('2B', '18'));
  return `${places}${String(97 - (number % 97)).padStart(2, '0')}`;
}
const KNOWN = nir('1850578006084');
const CORSICA = nir('285052A006084');
const grouped = (number: string) =>
  number.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, (_, ...groups: string[]) => groups.slice(0, 7).join(' '));

describe('what is found', () => {
  it.each([
    ['nir', `NIR ${KNOWN}`],
    ['nir', `Sécu : ${grouped(KNOWN)}.`],
    ['nir', grouped(KNOWN).replaceAll(' ', '\u202f')],
    ['nir', grouped(KNOWN).replaceAll(' ', '.')],
    ['nir', grouped(KNOWN).replaceAll(' ', '-')],
    ['nir', CORSICA],
    ['nir', grouped(nir('285052B006084'))],
    ['nir', `dossier 12 ${KNOWN}`],
    ['mobile', 'Appeler le 06 39 98 12 34 le soir'],
    ['mobile', '0639981234'],
    ['mobile', '06.39.98.12.34'],
    ['mobile', '06-39-98-12-34'],
    ['mobile', '06/39/98/12/34'],
    ['mobile', '07\u00a039\u00a098\u00a012\u00a034'],
    ['mobile', '06 399 812 34'],
    ['mobile', '+33 6 39 98 12 34'],
    ['mobile', '+33639981234'],
    ['mobile', '+33 (0)6 39 98 12 34'],
    ['mobile', '0033 6 39 98 12 34'],
    ['mobile', '(0)6 39 98 12 34'],
    ['mobile', '+262 692 99 12 34'],
    ['mobile', '0690 99 12 34'],
    ['mobile', 'tel:0639981234'],
    ['mobile', 'Bureau 04 67 00 00 00 ou 06. 39. 98. 12. 34'],
    ['name', 'Vu Mme Zyxwvut hier'],
    ['name', 'M. Zyxwvut a froid'],
    ['name', 'M Zyxwvut a froid'],
    ['name', 'Mr Zyxwvut'],
    ['name', 'Mlle Zyxwvut'],
    ['name', 'Madame Zyxwvut'],
    ['name', 'Monsieur ZYXWVUT'],
    ['name', 'Mme de Zyxwvut'],
    ['name', 'M. Le Zyxwvut'],
    ['name', 'Mme D’Zyxwvut'],
    ['name', 'M. et Mme Zyxwvut'],
    ['name', 'M./Mme Zyxwvut-Abcd'],
    ['name', 'Mme E. Zyxwvut'],
    ['name', 'mme zyxwvut demande une aide'],
    ['name', 'MM. Zyxwvut et Abcd'],
    ['name', 'Mme É\u0301lise'],
    ['mail', 'ecrire à zyxwvut@gmail.com'],
    ['mail', 'zyx.wvut@orange.fr'],
    ['mail', 'zyxwvut34@free.fr'],
    ['mail', 'zyxwvut@hotmail.co.uk'],
    ['mail', 'zyxwvut@laposte.net'],
    ['mail', 'Zyxa.Wvut@structure.example'],
    ['mail', 'z.wvut@structure.example'],
    ['mail', '<zyxa_wvut@structure.example>'],
  ])('%s: %s', (kind, text) => {
    const found = findPersonalWords(text);
    expect(found.map((span) => span.kind)).toEqual([kind]);
    expect(found[0]?.reason).toMatch(/^On dirait .*\.$/);
  });

  it('is cut out exactly, several in one text, in their order', () => {
    const text = `Mme Zyxwvut, 06 39 98 12 34, ${KNOWN}, zyxwvut@free.fr, puis M. Abcd De Efgh.`;
    expect(findPersonalWords(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Mme Zyxwvut',
      '06 39 98 12 34',
      KNOWN,
      'zyxwvut@free.fr',
      'M. Abcd De Efgh',
    ]);
  });
});

describe('what passes', () => {
  it.each([
    ['SIRET', 'SIRET 732 829 320 00074'],
    ['SIRET in one', '73282932000074'],
    ['SIRET with 06 in it', '061 234 567 00012'],
    ['SIREN', '200046977'],
    ['INSEE codes', 'communes 34172, 69123, 2A004, 06088'],
    ['postcodes', '06000 Nice, 07000 Privas'],
    ['amount', '1 250 000 € sur 3 ans'],
    ['amount with cents', '12 345,06 €'],
    ['decimals', '0,0612345678'],
    ['date', 'le 06/12/2026 à 14 h'],
    ['date and hour', '07/12/2026 10:30'],
    ['date with full stops', '06.11.2026 14.30'],
    ['ISO date', '2026-06-12 10:30'],
    ['hours', '06:30 – 07:45'],
    ['fixed line', '04 67 00 00 00'],
    ['fixed line in one', '0467000000'],
    ['fixed line abroad', '+33 4 67 00 00 00'],
    ['09', '09 70 00 00 00'],
    ['green number', '0 800 000 000 et 3949'],
    ['fifteen digits with another key', nir('1850578006084').replace(/..$/, '00')],
    ['fifteen digits that are no month', '1 85 15 78 006 084 36'],
    ['RNA', 'W061234567'],
    ['IBAN-like', 'FR76 3000 6000 0112 3456 7890 189'],
    ['invoice', 'facture 2026-0612-3456'],
    ['the mayor', 'Mme la Maire'],
    ['the prefect', 'M. le Préfet'],
    ['the prefect in capitals', 'M. Le Préfet de région'],
    ['the president', 'Madame la Présidente'],
    ['deputy', 'Mme l’Adjointe à l’habitat'],
    ['function alone', 'Monsieur Directeur'],
    ['letters', 'Mesdames, Messieurs,'],
    ['letter', 'Madame, Monsieur,'],
    ['anonymous', 'Mme X a froid'],
    ['initial', 'Mme D. a froid'],
    ['everybody', 'Monsieur Tout-le-monde'],
    ['of an organisation', 'une Mme du CCAS, un M. de la CAF'],
    ['street', '12 rue Monsieur Vincent'],
    ['street of a lady', 'place de Madame Zyxwvut'],
    ['shop', 'Mr Bricolage'],
    ['small words', 'cette madame est venue, mme qui vit seule'],
    ['metres', '20 m. Nord'],
    ['desk mail', 'contact@structure.example'],
    ['desk mail of two words', 'accueil.logement@structure.example'],
    ['desk mail with a hyphen', 'info-energie@structure.example'],
    ['mention', '@alec-montpellier et @caf'],
    ['half a mail', 'zyx.wvut@structure'],
    ['nothing', ''],
  ])('%s: %s', (_what, text) => {
    expect(findPersonalWords(text)).toEqual([]);
  });

  it('what an organisation has made public, however it is written', () => {
    const known = contactKeys(['+33 6 39 98 12 34', 'Zyx.Wvut@structure.example', 'asso@gmail.com']);
    expect(findPersonalWords('06.39.98.12.34, zyx.wvut@structure.example, ASSO@gmail.com', known)).toEqual([]);
    expect(findPersonalWords('06 39 98 12 35', known)).toHaveLength(1);
  });
});

describe('any text', () => {
  it('gives spans in order that do not meet', () => {
    const piece = fc.constantFrom(
      'Mme ',
      'M. ',
      'Zyx',
      '06',
      ' 12',
      '34',
      '.',
      '@',
      'free.fr',
      'a.b',
      '1 85 05 ',
      ' ',
      '/',
      'é',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of findPersonalWords(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('of 200,000 characters made to hurt is read in well under a second', () => {
    const piece = fc.constantFrom(
      '0',
      '06 ',
      '1',
      '1 8',
      '+33',
      '(0)',
      'a',
      'a.',
      '@',
      'M. ',
      'Mme de ',
      'A',
      'A’',
      '-',
      ' ',
      '2A',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const unit = pieces.join('');
        const started = performance.now();
        findPersonalWords(unit.repeat(Math.ceil(50_000 / unit.length)));
        expect(performance.now() - started).toBeLessThan(8_000);
      }),
      { numRuns: 25 },
    );
  });
});
