// A large table that never was: the same seed gives the same lines. Words, separators and holes as people leave them.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { allCommunes } from '#db/gazetteer.ts';
import { pick, seededRandom } from './figures.ts';

const HEAD =
  'Structure;Identifiant;Type;Tél.;E-mail;Site web;Adresse;CP;Ville;Service;Description du service;Thématiques;Publics;Coût;Accueil;Territoire d’intervention;Horaires';
const FIRST = [
  'Entraide',
  'Atelier',
  'Relais',
  'Maison',
  'Collectif',
  'Appui',
  'Passerelle',
  'Accueil',
  'Escale',
  'Comptoir',
  'Foyer',
  'Halte',
];
const SECOND = [
  'du Tilleul',
  'du Chêne',
  'des Cèdres',
  'du Micocoulier',
  'des Platanes',
  'de l’Olivier',
  'des Amandiers',
  'du Figuier',
  'du Laurier',
];
const KINDS = ['CCAS', 'mairie', 'bailleur social', 'ADIL', 'association caritative', 'Agence locale de l’énergie', ''];
const NEEDS = [
  'froid',
  'impayés EDF',
  '"humidité ; moisissures"',
  'économies d’énergie',
  'travaux de rénovation',
  'accès aux droits',
  'fuite d’eau',
  '"budget ; aide financière"',
];
const PUBLICS = ['', 'locataires', '"propriétaires ; locataires"', 'seniors', 'familles', 'tout public'];
const HOURS = ['', '', 'Mo-Fr 09:00-12:00', 'Tu,Th 14:00-17:00', '"Mo-Fr 09:00-12:00,14:00-17:00; PH off"', 'le matin'];

const PARTS = 4;

type LargeTable = { lines: number; seed: number; mark: string; from?: number; part?: number };

/**
 * One line in four is a second service of the organisation before it. Tables of different parts share no commune: names that
 * resemble each other in one commune are left for a person to choose, and are not written.
 */
export async function writeLargeTable(
  path: string,
  { lines, seed, mark, from = 0, part = 0 }: LargeTable,
): Promise<void> {
  const random = seededRandom(seed);
  const communes = allCommunes().filter(
    ({ code, parent, postcodes }) => parent === null && postcodes.length > 0 && Number(code.slice(2)) % PARTS === part,
  );
  let organisation = '';
  let commune = pick(communes, random);
  function line(at: number): string {
    if (at % 4 !== 3) {
      commune = pick(communes, random);
      const name = `${pick(FIRST, random)} ${pick(SECOND, random)} ${mark}${at}`;
      organisation = `${name};${mark}${at};${pick(KINDS, random)};01 99 ${String(from + at).padStart(6, '0')};a${at}@${mark.toLowerCase()}.example;www.${mark.toLowerCase()}${at}.example;${1 + (at % 90)} rue des Essais;${commune.postcodes[0]};${commune.name}`;
    }
    const zone = random() < 0.5 ? commune.departement : commune.name;
    return `${organisation};Service ${at};Une aide pour tenir au chaud et payer ses factures, ligne ${at}.;${pick(NEEDS, random)};${pick(PUBLICS, random)};gratuit;sur place;${zone};${pick(HOURS, random)}`;
  }
  function* chunks() {
    yield `${HEAD}\n`;
    for (let at = 0; at < lines; at += 500)
      yield `${Array.from({ length: Math.min(500, lines - at) }, (_, more) => line(at + more)).join('\n')}\n`;
  }
  await pipeline(Readable.from(chunks()), createWriteStream(path));
}
