// The fields of a service in words: choices of the form, and what is compared between two versions.
import { ACCESSIBILITY } from '#app/directory/card/accessibility.ts';
import { ACCUEIL, FRAIS, MOBILISATION, POUR } from '#db/vocabulary/access.ts';
import { LANGUAGES } from '#db/vocabulary/languages.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import { sayContact } from './contact-form.ts';
import { CLOSURES, PLACES, RELAYS, SERVICE_CONTACTS } from './field-names.ts';
import { sayPlace } from './place-form.ts';
import { comparedFields, comparedRows } from './two-versions.ts';

export const SERVICE_CHOICES: Record<string, readonly { code: string; label: string }[]> = {
  besoins: NEEDS,
  reponses: RESPONSES,
  publics: PUBLICS,
  accueil: ACCUEIL,
  mobilisation: MOBILISATION,
  pour: POUR,
  langues: LANGUAGES,
  frais: FRAIS,
  acces: Object.entries(ACCESSIBILITY).map(([code, label]) => ({ code, label })),
};

const LABELS: Record<string, string> = {
  nom: 'Nom du service',
  description: 'Description',
  besoins: 'Besoins',
  'besoin-premier': 'Besoin principal',
  reponses: 'Type de réponse',
  publics: 'Publics',
  conditions: 'Conditions',
  papiers: 'Papiers à apporter',
  frais: 'Coût',
  'frais-detail': 'Précision sur le coût',
  accueil: 'Où cela se passe',
  mobilisation: 'Comment s’adresser au service',
  pour: 'Qui peut le faire',
  'mobilisation-detail': 'Précision sur la façon de faire',
  langues: 'Langues',
  zones: 'Zones d’intervention',
  exclusions: 'Sauf',
  'zone-detail': 'Précision sur la zone',
  capacite: 'Place en ce moment',
  'complet-jusqu-au': 'Jusqu’au',
};

export const SERVICE_COMPARED = [
  ...comparedFields(LABELS, sayServiceField),
  comparedRows(SERVICE_CONTACTS, 'Coordonnées du service', sayContact),
  comparedRows(PLACES, 'Lieux d’accueil', sayPlace),
  comparedRows(CLOSURES, 'Fermetures', (part) => `${part('debut')} – ${part('fin')}\u202f: ${part('motif')}`),
  comparedRows(RELAYS, 'Autres portes d’entrée', (part) => `${part('organisme')}\u202f: ${part('comment')}`),
];

/** Words the codes of a field, for people who compare two versions. */
export function sayServiceField(name: string, value: string | string[]): string {
  const terms = Object.values(SERVICE_CHOICES).flat();
  const say = (code: string) => terms.find((term) => term.code === code)?.label ?? code;
  if (Array.isArray(value)) return value.toSorted().map(say).join(', ');
  return name === 'besoin-premier' || name === 'frais' ? say(value) : value;
}

/** What the form offers, by field. */
export function serviceChoices(): Record<string, { value: string; label: string }[]> {
  return Object.fromEntries(
    Object.entries(SERVICE_CHOICES).map(([name, terms]) => [
      name,
      terms.map(({ code, label }) => ({ value: code, label })),
    ]),
  );
}
