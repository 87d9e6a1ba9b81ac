// Communes and zones as tables write them: the quick ways first, the patient reader of the forms for what is left.

import { resolveCommune } from '#app/territories/resolve-commune.ts';
import { readZones } from '#app/territories/zone-input.ts';
import {
  allEpcis,
  type Commune,
  communesNamed,
  communesOfPostcode,
  departementNamed,
  findCommune,
  findDepartement,
  findEpci,
  findRegion,
} from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import { boundedMemo } from './bounded-memo.ts';

export type FoundCommune = { commune: Commune } | { error: string };

/** A code, a name with its postcode, a postcode alone, or what people type in the search. */
export const findWrittenCommune = boundedMemo((key: string): FoundCommune => {
  const [name = '', postcode = ''] = key.split('|');
  const coded = /^\d[\dAB]\d{3}$/i.test(name) ? findCommune(name.toUpperCase()) : undefined;
  if (coded) return { commune: coded };
  const there = /^\d{5}$/.test(postcode) ? communesOfPostcode(postcode) : [];
  if (name === '') {
    const [only, other] = there;
    if (only && !other) return { commune: only };
    return {
      error:
        there.length === 0
          ? `le code postal « ${postcode} » n’est pas connu.`
          : `plusieurs communes ont le code postal ${postcode} : écrivez le nom.`,
    };
  }
  const named = communesNamed(name);
  // « Lyon, 69003 » is the arrondissement.
  const within = there.find(({ parent }) => parent !== null && named.some(({ code }) => code === parent));
  if (within) return { commune: within };
  const both = named.filter((commune) => there.includes(commune));
  if (both[0]) return { commune: both[0] };
  const departement = there[0]?.departement;
  const near = named.filter((commune) => commune.departement === departement);
  if (near[0] && near.length === 1) return { commune: near[0] };
  if (named[0] && named.length === 1 && there.length === 0) return { commune: named[0] };
  if (named.length > 1) return { error: `« ${name.slice(0, 60)} » désigne plusieurs communes : ${choicesOf(named)}.` };
  // Never by the postcode alone: another name beside it is a mistake to show.
  const found = resolveCommune(name, departement ? [departement] : []);
  if (found.kind === 'one' && (!departement || found.commune.departement === departement))
    return { commune: found.commune };
  const others = found.kind === 'several' ? found.communes : found.kind === 'one' ? [found.commune] : found.suggestions;
  const choices = [...new Set([...there, ...others])].slice(0, 3);
  const words = choices.map((commune) => `${commune.name} (${commune.code})`).join(' ou ');
  return { error: `« ${name.slice(0, 60)} » n’est pas une commune connue${words ? ` ; peut-être ${words}` : ''}.` };
}, 20_000);

export type FoundZones = { codes: string[]; errors: string[] };

let epcisByName: Map<string, string> | undefined;

/** `words|département`: of homonyms, the one of the département where the organisation is. */
export const findWrittenZone = boundedMemo((key: string): FoundZones => {
  const cut = key.lastIndexOf('|');
  const [words, home] = [key.slice(0, cut), key.slice(cut + 1)];
  const code = (/\(([\dAB]{2,9})\)\s*$/i.exec(words)?.[1] ?? words).toUpperCase();
  if (findCommune(code) || findEpci(code) || findDepartement(code)) return { codes: [code], errors: [] };
  const region = /^R?(\d{2})$/.exec(code)?.[1];
  if (code.startsWith('R') && region && findRegion(region))
    return { codes: findRegion(region)?.departements ?? [], errors: [] };
  const plain = normalise(words);
  if (plain === 'france' || plain === 'national' || plain === 'toute la france')
    return { codes: ['france'], errors: [] };
  epcisByName ??= new Map(allEpcis().map((epci) => [normalise(epci.name), epci.code]));
  const epci = epcisByName.get(plain);
  if (epci) return { codes: [epci], errors: [] };
  const named = communesNamed(words);
  const departement = departementNamed(words);
  if (named.length === 1 && named[0] && !departement) return { codes: [named[0].code], errors: [] };
  const near = named.filter((commune) => commune.departement === home);
  if (near[0] && near.length === 1) return { codes: [near[0].code], errors: [] };
  if (named.length > 1)
    return { codes: [], errors: [`« ${words.slice(0, 60)} » désigne plusieurs communes : ${choicesOf(named)}.`] };
  if (named.length === 0 && departement) return { codes: [departement.code], errors: [] };
  return readZones(words);
}, 20_000);

function choicesOf(communes: Commune[]): string {
  return communes
    .slice(0, 3)
    .map((commune) => `${commune.name} (${commune.code})`)
    .join(' ou ');
}
