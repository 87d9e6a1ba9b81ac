import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDangers } from '#search/danger-words.ts';
import { MAX_CHARACTERS } from '#search/understand.ts';

const AIR = [
  'mon détecteur de gaz sonne',
  'odeur de gaz',
  'le détecteur CO sonne',
  'mal de tête avec le chauffage',
  'ODEUR DE GAZ',
  'odeur gaz',
  'ca sent le gaz',
  'ça sent le gaz dans la cage d’escalier',
  'sa sen le gas',
  'je sens le gaz chez ma voisine',
  'jsens une odeur de gaz',
  'gaz odeur forte',
  'le gaz ça sent fort',
  'fuite de gaz',
  'fuite gaz montpellier',
  'le gaz fuit',
  'fuite au robinet de gaz',
  'detecteur de gaz qui sonne',
  'mon détécteur sone',
  'dectecteur de gaz bip sans arrêt',
  'l’alarme monoxyde s’est déclenchée',
  'LE DETECTEUR SONNE ET ON A TOUS ENVIE DE VOMIR',
  'lalarme gaz hurle',
  'maux de tête quand je mets le poêle',
  'la tête qui tourne à cause de la chaudière',
  'vertiges et nausées près du chauffe-eau',
  'envie de vomir dès qu’on allume le poele a petrole',
  'mal a la tete brasero dans le salon',
  'on est tous malades, mal au crâne, chauffage d’appoint',
  'intoxication au monoxyde de carbone',
  'odeur d’œuf pourri près du compteur',
  'odeur de ga',
  'ça sent le ga',
  'mon detecteur de gaz sonn',
  'fuite de ga',
  'ordeur de gaz',
];

const OTHERS: [string, string][] = [
  ['le plafond s’effondre', 'rescue'],
  ['plafond de la chambre va tomber', 'rescue'],
  ['le mur s’ecroule', 'rescue'],
  ['le plancher menace de s’éffondrer', 'rescue'],
  ['ma prise fait des étincelles', 'rescue'],
  ['le compteur prend feu', 'rescue'],
  ['fumée dans l’appartement', 'rescue'],
  ['ça sent le brûlé dans le mur', 'rescue'],
  ['détecteur de fumée qui sonne', 'rescue'],
  ['ma mère est inconsciente', 'rescue'],
  ['coupure de courant et mon père est sous oxygène', 'device'],
  ['plus d’électricité, respirateur de mon fils', 'device'],
  ['ils ont coupé l’electricite, appareil respiratoire', 'device'],
  ['panne de courant dialyse à domicile', 'device'],
  ['nulle part où dormir ce soir', 'roof'],
  ['je dors dehors', 'roof'],
  ['on dort dans la voiture avec les petits', 'roof'],
  ['à la rue ce soir', 'roof'],
];

const NO_DANGER = [
  'facture de gaz',
  'chauffe-eau au gaz en panne',
  'prime chaudière gaz',
  'odeur de moisi, chauffage au gaz',
  'mauvaise odeur dans le logement',
  'odeur d’humidité',
  'odeur d’égout dans la salle de bain',
  'fuite d’eau sous la chaudière gaz',
  'fuite d’eau',
  'coupure de gaz pour impayé',
  'on va me couper le gaz',
  'plus de gaz',
  'bouteille de gaz aide',
  'changer de fournisseur de gaz',
  'la facture de gaz me donne mal à la tête',
  'mal à la tête avec tous ces papiers',
  'je sens que le gaz va augmenter',
  'un démarcheur sonne pour vendre un détecteur de fumée',
  'installer un détecteur de fumée',
  'le détecteur de fumée ne sonne plus',
  'détecteur de monoxyde',
  'monoxyde de carbone',
  'entretien chaudière gaz',
  'remplacer ma vieille chaudière au gaz',
  'pas de chauffage, j’ai froid',
  'coupure d’électricité',
  'plafond moisi',
  'plafond de ressources anah',
  'le papier peint du mur tombe',
  'isolation du plafond',
  'aide pour personne sous oxygène',
  'facture d’électricité avec un respirateur',
  'après un incendie, assurance',
  'assurance incendie',
  'cheminée à ramoner',
  'feux de cuisson au gaz à changer',
  'expulsion locative',
  'hébergement d’urgence',
  'il fait froid dehors ce soir',
  'compteur gaz linky',
  'grdf',
  'chèque énergie',
  'GAZ DE BORDEAUX',
  'ccas de montpellier',
  'prise électrique à changer',
  'fumeur dans la cage d’escalier',
];

test.each(AIR)('« %s » is gas or carbon monoxide', (typed) => {
  expect(findDangers(typed)).toContain('air');
});

test.each(OTHERS)('« %s » is a danger: %s', (typed, code) => {
  expect(findDangers(typed)).toContain(code);
});

test.each(NO_DANGER)('« %s » is no danger', (typed) => {
  expect(findDangers(typed)).toEqual([]);
});

test('capitals, accents and the way of writing apostrophes change nothing', () => {
  const writings: ((text: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, ''),
    (text) => text.replaceAll('’', ' '),
    (text) => `  ${text} !!`,
  ];
  fc.assert(
    fc.property(fc.constantFrom(...AIR, ...NO_DANGER), fc.constantFrom(...writings), (typed, write) => {
      expect(findDangers(write(typed))).toEqual(findDangers(typed));
    }),
  );
});

test('where one lives, and a word for help, change nothing', () => {
  const around = fc.constantFrom('aidez moi', 'montpellier', 'urgent svp', 'que faire', 'appartement 3e étage');
  fc.assert(
    fc.property(fc.constantFrom(...AIR.slice(0, 31)), around, fc.boolean(), (typed, more, isBefore) => {
      expect(findDangers(isBefore ? `${more} ${typed}` : `${typed} ${more}`)).toContain('air');
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...NO_DANGER), around, fc.boolean(), (typed, more, isBefore) => {
      expect(findDangers(isBefore ? `${more} ${typed}` : `${typed} ${more}`)).toEqual([]);
    }),
  );
});

test('one letter forgotten or doubled in « détecteur » is forgiven', () => {
  const word = 'détecteur';
  const slips = fc
    .tuple(fc.integer({ min: 1, max: word.length - 1 }), fc.boolean())
    .map(([at, isForgotten]) =>
      isForgotten ? word.slice(0, at) + word.slice(at + 1) : word.slice(0, at) + word.charAt(at) + word.slice(at),
    );
  fc.assert(
    fc.property(slips, (slip) => {
      expect(findDangers(`mon ${slip} de gaz sonne`)).toContain('air');
    }),
  );
});

test('any text is read, and at most each danger once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: MAX_CHARACTERS }), (text) => {
      const found = findDangers(text);
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});
