// What the coordination completes before something learned becomes an entry. Runs on the server only.

import { type Draft, type Errors, readDraft, textOf } from '#app/ui/form-draft.ts';
import { readCommune } from '#app/upkeep/entry/commune-field.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { NEEDS, type NeedCode } from '#db/vocabulary/needs.ts';

export type AcceptedFields = {
  name: string;
  kind: string;
  communeCode: string | null;
  service: string;
  need: NeedCode | null;
};

const FIELDS = ['cle', 'genre', 'nom', 'type', 'commune', 'service', 'besoin'];

export function readAccepted(form: FormData): { key: string; draft: Draft; errors: Errors; fields: AcceptedFields } {
  const draft = readDraft(form, FIELDS);
  const errors: Errors = {};
  const genre = textOf(draft, 'genre');
  const name = textOf(draft, 'nom').replaceAll(/\s+/g, ' ');
  const service = textOf(draft, 'service').replaceAll(/\s+/g, ' ');
  const kind = KINDS.find(({ code }) => code === textOf(draft, 'type'))?.code ?? '';
  const need = NEEDS.find(({ code }) => code === textOf(draft, 'besoin'))?.code ?? null;
  const communeCode = readCommune(textOf(draft, 'commune'), errors, 'commune');
  if (genre === 'actor' && (name.length < 2 || name.length > 200)) errors.nom = ['Écrivez le nom de l’organisme.'];
  if (genre === 'actor' && kind === '') errors.type = ['Choisissez ce qu’est cet organisme.'];
  if (service.length > 200) errors.service = ['C’est trop long : 200 caractères au plus.'];
  if (genre === 'service' && service.length < 2) errors.service = ['Dites en quelques mots ce que fait le service.'];
  if ((genre === 'service' || service !== '') && need === null)
    errors.besoin = ['Choisissez le besoin auquel ce service répond : c’est ainsi qu’on le trouve.'];
  return { key: textOf(draft, 'cle'), draft, errors, fields: { name, kind, communeCode, service, need } };
}
