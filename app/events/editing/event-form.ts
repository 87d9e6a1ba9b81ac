// An event as it is edited. Runs on the server only.
import { z } from 'zod';
import { type Draft, type Errors, readDraft, textOf } from '#app/ui/form-draft.ts';
import { webSite } from '#app/upkeep/entry/contact-form.ts';
import { rowField, rowNames, rowNumbers, withoutEmptyRows } from '#app/upkeep/entry/field-names.ts';
import { readPoint, type StoredPoint } from '#app/upkeep/entry/point-form.ts';
import type { EventAudience, EventDocument, EventFormat, OfficialStatus } from '#db/schema/events.ts';
import { AUDIENCES, codeOf, FORMATS, OFFICIAL } from '../event.ts';
import { EVENT_DOCUMENTS, EVENT_GROUPS, EVENT_TEXTS, ORGANISERS } from './event-names.ts';
import { type DayInput, readDays, readSessions, readSpan, type SessionInput } from './event-rows.ts';

export type EventFields = {
  title: string;
  format: EventFormat;
  theme: string;
  summary: string;
  audience: EventAudience;
  startsAt: Date;
  endsAt: Date;
  placeName: string;
  address: string;
  communeCode: string | null;
  latitude: number | null;
  longitude: number | null;
  pointPrecision: StoredPoint['pointPrecision'];
  link: string;
  accessibility: string;
  capacity: number | null;
  documents: EventDocument[];
  officialStatus: OfficialStatus;
  officialLink: string;
};

export type OrganiserInput = { typed: string; role: 'organiser' | 'partner'; row: number };

export type EventInput = {
  event: EventFields;
  /** Of the edition chosen, '' for none; whether it is one of the territory is for the database to say. */
  editionId: string;
  placeOrganisation: string;
  organisers: OrganiserInput[];
  sessions: SessionInput[];
  days: DayInput[];
};

const short = (words: string, most = 200) => z.string().max(most, { error: `${words} : ${most} caractères au plus.` });
const link = z.union([z.literal(''), webSite]);

const schema = z.object({
  titre: short('Le titre').min(3, { error: 'Écrivez le titre de l’évènement.' }),
  format: z.string().refine((value) => codeOf(FORMATS, value) !== null, { error: 'Choisissez une forme.' }),
  public: z.string().refine((value) => codeOf(AUDIENCES, value) !== null, { error: 'Choisissez pour qui.' }),
  theme: short('Le thème', 120),
  resume: short('La présentation', 4000),
  'lieu-organisme': short('L’organisme'),
  'lieu-nom': short('Le nom du lieu'),
  lien: link,
  accessibilite: short('L’accessibilité', 2000),
  places: z.string().regex(/^([1-9]\d{0,4})?$/, { error: 'Écrivez un nombre de places, ou laissez vide.' }),
  'lien-officiel': link,
});

export function readEventDraft(form: FormData): Draft {
  const { texts, lists } = EVENT_GROUPS.map((group) => rowNames(group)).reduce(
    (all, own) => ({ texts: [...all.texts, ...own.texts], lists: [...all.lists, ...own.lists] }),
    { texts: [...EVENT_TEXTS], lists: [] },
  );
  return EVENT_GROUPS.reduce(
    (draft, group) => withoutEmptyRows(group, draft),
    readDraft(form, ['territoire', 'pour', ...texts], lists),
  );
}

export function readEvent(draft: Draft, before: StoredPoint | null): EventInput | { errors: Errors } {
  const parsed = schema.safeParse(draft);
  const errors: Errors = parsed.success ? {} : { ...z.flattenError(parsed.error).fieldErrors };
  const days = readDays(draft, errors);
  const span = readSpan(draft, errors, days);
  const sessions = readSessions(draft, errors, span);
  const { address, communeCode, point } = readPoint((part) => part, draft, errors, before);
  const documents = rowNumbers(EVENT_DOCUMENTS).flatMap((row) => readDocument(draft, row, errors));
  const organisers = rowNumbers(ORGANISERS).flatMap((row) => readOrganiser(draft, row));
  if (!parsed.success || span === null || Object.keys(errors).length > 0) return { errors };
  const fields = parsed.data;
  return {
    event: {
      title: fields.titre,
      format: codeOf(FORMATS, fields.format) ?? 'other',
      theme: fields.theme,
      summary: fields.resume,
      audience: codeOf(AUDIENCES, fields.public) ?? 'professionals',
      ...span,
      placeName: fields['lieu-nom'],
      address: address ?? '',
      communeCode,
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
      pointPrecision: point?.pointPrecision ?? null,
      link: fields.lien,
      accessibility: fields.accessibilite,
      capacity: fields.places === '' ? null : Number(fields.places),
      documents,
      officialStatus: codeOf(OFFICIAL, textOf(draft, 'officiel')) ?? 'not-yet',
      officialLink: fields['lien-officiel'],
    },
    editionId: textOf(draft, 'edition'),
    placeOrganisation: fields['lieu-organisme'],
    organisers,
    sessions,
    days,
  };
}

function readOrganiser(draft: Draft, row: number): OrganiserInput[] {
  const typed = textOf(draft, rowField(ORGANISERS, 'nom', row));
  const role = textOf(draft, rowField(ORGANISERS, 'role', row)) === 'partenaire' ? 'partner' : 'organiser';
  return typed === '' ? [] : [{ typed: typed.slice(0, 300), role, row }];
}

function readDocument(draft: Draft, row: number, errors: Errors): EventDocument[] {
  const [label = '', url = ''] = ['titre', 'adresse'].map((part) =>
    textOf(draft, rowField(EVENT_DOCUMENTS, part, row)),
  );
  if (label === '' && url === '') return [];
  const checked = webSite.safeParse(url);
  if (!checked.success)
    errors[rowField(EVENT_DOCUMENTS, 'adresse', row)] = checked.error.issues.map(({ message }) => message);
  if (label === '' || label.length > 200)
    errors[rowField(EVENT_DOCUMENTS, 'titre', row)] = ['Écrivez ce que c’est, en une ligne.'];
  return [{ label, url }];
}
