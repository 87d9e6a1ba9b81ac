// What the geocoder knows of an address, in the words of a form.

import type { FoundAddress, Geocoder } from '#app/server/parts.ts';
import { resolveCommune } from '#app/territories/resolve-commune.ts';
import { type Draft, textOf } from '#app/ui/form-draft.ts';
import { communeText } from './commune-field.ts';
import type { NameOf } from './point-form.ts';
import { poseOf } from './point-words.ts';
import type { AddressChoice } from './use-address-choices.ts';

export type FoundChoices = {
  choices: AddressChoice[];
  message: string;
  /** The first one may be taken without asking. */
  isSure: boolean;
};

/** Under this the service itself is not sure. */
const SURE = 0.5;

export async function findAddresses(geocoder: Geocoder, address: string, commune: string): Promise<FoundChoices> {
  if (address.trim() === '')
    return { choices: [], isSure: false, message: 'Écrivez d’abord l’adresse\u202f: un numéro et une rue.' };
  const answer = await geocoder.search(address, communeCodeOf(commune));
  if (answer.kind === 'unavailable')
    return {
      choices: [],
      isSure: false,
      message: 'Le service d’adresses ne répond pas. Placez le point à la main, ou gardez celui de la commune.',
    };
  const [first] = answer.addresses;
  if (!first)
    return { choices: [], isSure: false, message: 'Aucune adresse trouvée\u202f: vérifiez la rue et la commune.' };
  return {
    choices: answer.addresses.map(choiceOf),
    isSure: first.score >= SURE,
    message:
      first.score >= SURE
        ? 'Choisissez l’adresse dans la liste.'
        : 'Nous ne sommes pas sûrs de cette adresse. Est-ce l’une de celles-ci\u202f?',
  };
}

/** The draft with that address placed. */
export function withAddress(draft: Draft, nameOf: NameOf, choice: AddressChoice): Draft {
  const adresse = choice.address || textOf(draft, nameOf('adresse'));
  return {
    ...draft,
    [nameOf('adresse')]: adresse,
    [nameOf('commune')]: choice.commune,
    [nameOf('latitude')]: String(choice.latitude),
    [nameOf('longitude')]: String(choice.longitude),
    [nameOf('precision')]: choice.precision,
    [nameOf('pose')]: poseOf(adresse, choice.commune),
  };
}

function choiceOf({ label, address, communeCode, latitude, longitude, precision }: FoundAddress): AddressChoice {
  return { label, address, commune: communeText(communeCode), latitude, longitude, precision };
}

function communeCodeOf(typed: string): string | null {
  const code = /\((\d[\dAB]\d{3})\)$/.exec(typed)?.[1];
  if (code) return code;
  const found = typed === '' ? null : resolveCommune(typed);
  return found?.kind === 'one' ? found.commune.code : null;
}
