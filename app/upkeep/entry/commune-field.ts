// A commune as it is typed in a form, and as it is written back.
import { resolveCommune } from '#app/territories/resolve-commune.ts';
import type { Errors } from '#app/ui/form-draft.ts';
import { findCommune } from '#db/gazetteer.ts';

/** « Montpellier (34172) »: read back to the same commune. */
export function communeText(code: string | null): string {
  const commune = code === null ? undefined : findCommune(code);
  return commune ? `${commune.name} (${commune.code})` : '';
}

/** null when nothing is written; what is not understood is added to `errors` under `name`. */
export function readCommune(typed: string, errors: Errors, name: string): string | null {
  if (typed === '') return null;
  const code = /\((\d[\dAB]\d{3})\)$/.exec(typed)?.[1];
  if (code && findCommune(code)) return code;
  const found = resolveCommune(typed);
  if (found.kind === 'one') return found.commune.code;
  const choices = (found.kind === 'several' ? found.communes : found.suggestions).slice(0, 4);
  errors[name] = [
    choices.length > 0
      ? `Précisez : ${choices.map((commune) => `${commune.name} (${commune.code})`).join(', ')}.`
      : 'Cette commune n’est pas connue : vérifiez son nom ou écrivez son code postal.',
  ];
  return null;
}
