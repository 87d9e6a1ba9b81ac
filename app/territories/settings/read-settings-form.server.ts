// What a settings form sent: text, ticked communes, and a picture that is kept at once so that a mistake elsewhere loses nothing.
import type { Database } from '#db/client.ts';
import { zoneName } from '#db/gazetteer.ts';
import { LARGEST_LOGO, redrawLogo, storeLogo } from './logo.server.ts';
import { readUpload } from './read-upload.server.ts';
import { readSettingsDraft, type SettingsDraft, type SettingsErrors } from './settings-form.ts';

export type SentSettings = {
  draft: SettingsDraft;
  /** Of the picture only. */
  errors: SettingsErrors;
  field: (name: string) => string;
};

export async function readSettingsForm(database: Database, request: Request): Promise<SentSettings> {
  const { fields, file } = await readUpload(request, LARGEST_LOGO);
  const draft = readSettingsDraft(fields);
  const field = (name: string) => fields.get(name)?.[0] ?? '';
  if (file === null) return { draft: { ...draft, logo: field('sans-logo') ? '' : draft.logo }, errors: {}, field };
  const drawn = await redrawLogo(file);
  if (!drawn)
    return {
      draft,
      errors: { logo: ['Cette image n’est pas lisible : envoyez un PNG, un JPEG, un WebP ou un GIF.'] },
      field,
    };
  return { draft: { ...draft, logo: await storeLogo(database, drawn) }, errors: {}, field };
}

/** A draft with the names that its form shows. */
export function shownSettings(draft: SettingsDraft) {
  const named = (codes: string[]) => codes.map((code) => ({ code, name: zoneName(code) }));
  return { draft, zones: named(draft.zones), choices: named(draft.choix) };
}
