// Names and descriptions of the synthetic network. They know nothing of needs, zones or publics, on purpose: a search
// that answers well here answers from what is structured, not from what happens to be written.

import { createRandom } from './random.ts';
import { syntheticWords } from './synthetic-words.ts';

export type SyntheticText = {
  organisationName: () => string;
  /** Of the name just given, or null. */
  acronym: (name: string) => string | null;
  organisationDescription: () => string;
  serviceName: () => string;
  serviceDescription: () => string;
  condition: () => string;
  street: () => string;
};

// « _ » stands for a word drawn by Zipf's law, « * » for a proper name.
const ORGANISATIONS =
  'Association|Maison|Atelier|Comité|Relais|Collectif|Point|Antenne|Union|Fédération|Agence|Centre|Bureau|Espace|Fabrique|Pôle|Réseau|Cercle|Foyer|Régie'.split(
    '|',
  );

const SERVICES = [
  'Permanence _',
  'Accueil _ et _',
  'Atelier _',
  'Rendez-vous _ *',
  'Accompagnement _ _',
  'Écoute _',
  'Équipe mobile _',
  'Fonds _ *',
  'Visite _ et _',
  'Conseil _ _',
  'Point d’appui _',
  'Formation _',
].map(parse);

const SENTENCES = [
  'On y parle de _, de _ et de _ autour d’une table.',
  'L’équipe reçoit le _ matin et prépare _ avec _.',
  'Le dossier _ suit la voie _, puis revient vers _.',
  'Une _ passe chaque mois avec sa _ et son _.',
  'Les bénévoles tiennent un _ où _ et _ se rencontrent.',
  'Avant la première _, il suffit de _ ou de _.',
  'Un courrier _ confirme la date et le _ retenu.',
  'Selon la _, un relais * prend la suite.',
  'Rien n’est demandé sur _ ni sur _.',
  'La réponse arrive sous dix jours, _ comprise.',
  'Le groupe * apporte son _ et sa connaissance du _.',
  'Deux fois par an, un bilan _ est partagé avec _.',
  'Ce qui relève de _ est transmis à *.',
  'Chacun repart avec une fiche _ et un contact _.',
].map(parse);

const CONDITIONS = [
  'Sur rendez-vous, avec _.',
  'Après un premier échange sur _.',
  'Dans la limite du _ de l’année.',
  'Pour les personnes suivies par _.',
].map(parse);

const STREETS = ['rue *', 'avenue *', 'place *', 'impasse *', 'chemin du *', 'boulevard *'].map(parse);

/** Text, then the kind of word that follows it, one after the other. */
type Template = { text: string; slot: '_' | '*' | '' }[];

function parse(template: string): Template {
  const pieces = template.split(/([_*])/);
  const parsed: Template = [];
  for (let index = 0; index < pieces.length; index += 2) {
    const slot = pieces[index + 1];
    parsed.push({ text: pieces[index] ?? '', slot: slot === '_' || slot === '*' ? slot : '' });
  }
  return parsed;
}

export function syntheticText(seed: number): SyntheticText {
  const random = createRandom(seed, 'templates');
  const { zipf, proper } = syntheticWords(seed);
  const taken = new Set<string>();

  function fill(template: Template): string {
    let text = '';
    for (const piece of template) {
      text += piece.text;
      if (piece.slot === '_') text += zipf();
      else if (piece.slot === '*') text += proper();
    }
    return text;
  }

  function paragraph(sentences: number): string {
    let text = fill(random.pick(SENTENCES));
    for (let count = 1; count < sentences; count += 1) text += ` ${fill(random.pick(SENTENCES))}`;
    return text;
  }

  function organisationName(): string {
    let name = `${random.pick(ORGANISATIONS)} ${proper()}`;
    if (random.chance(0.75)) name += ` ${proper()}`;
    while (taken.has(name)) name += ` ${proper()}`;
    taken.add(name);
    return name;
  }

  function acronym(name: string): string | null {
    if (!random.chance(0.3)) return null;
    const [first = '', ...rest] = name.normalize('NFD').replaceAll(/\p{M}/gu, '').split(' ');
    return `${first.slice(0, 2)}${rest.map((word) => word.slice(0, 3)).join('')}`.toUpperCase().slice(0, 7);
  }

  return {
    organisationName,
    acronym,
    organisationDescription: () => paragraph(1 + random.below(3)),
    serviceName: () => fill(random.pick(SERVICES)),
    serviceDescription: () => paragraph(2 + random.below(3)),
    condition: () => fill(random.pick(CONDITIONS)),
    street: () => `${1 + random.below(180)} ${fill(random.pick(STREETS))}`,
  };
}
