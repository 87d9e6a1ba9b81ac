import { expect, it } from 'vitest';
import { readMailList } from '#app/accounts/people/mail-list.ts';

it.each<[string, [name: string, mail: string][]]>([
  ['nadia@exemple.fr', [['', 'nadia@exemple.fr']]],
  [
    'Nadia Ferrer <nadia@exemple.fr>, paul@exemple.fr; "Durand, Marie" <marie@exemple.fr>',
    [
      ['Nadia Ferrer', 'nadia@exemple.fr'],
      ['', 'paul@exemple.fr'],
      ['Durand, Marie', 'marie@exemple.fr'],
    ],
  ],
  [
    'Fabre, Claire <claire@exemple.fr>;<ines@exemple.fr>;',
    [
      ['Fabre, Claire', 'claire@exemple.fr'],
      ['', 'ines@exemple.fr'],
    ],
  ],
  [
    'jean@exemple.fr luc@exemple.fr',
    [
      ['', 'jean@exemple.fr'],
      ['', 'luc@exemple.fr'],
    ],
  ],
  [
    'Jean Petit <jean@exemple.fr> Luc Grand <luc@exemple.fr>',
    [
      ['Jean Petit', 'jean@exemple.fr'],
      ['Luc Grand', 'luc@exemple.fr'],
    ],
  ],
  ['Zoé Martin zoe@exemple.fr', [['Zoé Martin', 'zoe@exemple.fr']]],
  ['zoe@exemple.fr Zoé Martin', [['Zoé Martin', 'zoe@exemple.fr']]],
  ['mailto:zoe@exemple.fr', [['', 'zoe@exemple.fr']]],
  ['Zoé (zoe@exemple.fr).', [['Zoé', 'zoe@exemple.fr']]],
  ['Zoé<zoe@exemple.fr>', [['Zoé', 'zoe@exemple.fr']]],
  ['ZOE@exemple.fr\nzoe@Exemple.fr', [['', 'zoe@exemple.fr']]],
])('reads %s', (text, people) => {
  expect(readMailList(text)).toEqual({ people: people.map(([name, mail]) => ({ name, mail })), wrong: [] });
});

it.each(['pas une adresse', 'nadia@', '<>', 'Nadia <nadia exemple.fr>', 'a@b@c.fr', 'nadia@exemple.fr luc@'])(
  'takes %s for no address, and says so',
  (text) => {
    expect(readMailList(text)).toEqual({ people: [], wrong: [text] });
  },
);
