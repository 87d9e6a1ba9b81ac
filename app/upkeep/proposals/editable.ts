// What may be typed into an entry, path by path: by a visitor who corrects, by a coordinator who amends. Server only.

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readZones, writeZones } from '#app/territories/zone-input.ts';
import { ownWords } from '#app/ui/own-words.ts';
import { ACCUEIL } from '#db/vocabulary/access.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { parseOpeningHours } from '#search/opening-hours.ts';
import { communeText, readCommune } from '../entry/commune-field.ts';
import { CHANNELS } from '../entry/contact-form.ts';
import type { ContactSnapshot, EntrySnapshot } from '../history/snapshot.ts';

type Choices = { value: string; label: string }[];

export type Editor = {
  path: string;
  label: string;
  kind: 'line' | 'text' | 'codes' | 'code' | 'yes';
  hint?: string;
  value: string | string[];
  choices?: Choices;
};

type Row = Record<string, unknown>;
/** How a column is shown in a field, and read back: a sentence when it cannot be. */
type Column = Omit<Editor, 'path' | 'value'> & {
  show: (row: Row, name: string) => string | string[];
  read: (row: Row, name: string, typed: string | string[]) => string | null;
};

const ORGANISATION: Record<string, Column> = {
  name: text('Nom', 'line', 200, 2),
  acronym: text('Sigle', 'line', 40),
  kind: code('Type d’acteur', KINDS),
  description: text('Présentation', 'text', 4000),
  website: {
    ...text('Site internet', 'line', 300),
    hint: 'Comme https://www.exemple.fr',
    read: checked(CHANNELS.site),
  },
  address: { ...text('Adresse', 'line', 300), hint: 'Numéro et rue' },
  communeCode: commune(),
  status: closed('L’organisme a fermé pour de bon'),
};

const SERVICE: Record<string, Column> = {
  name: text('Nom du service', 'line', 200, 2),
  description: text('Description', 'text', 4000),
  needs: codes('Besoins auxquels il répond', NEEDS),
  publics: codes('Publics', PUBLICS),
  conditions: text('Conditions', 'text', 2000),
  accueil: codes('Où cela se passe', ACCUEIL),
  costDetail: text('Précision sur le coût', 'line', 500),
  mobilisationDetail: text('Précision sur la façon de faire', 'text', 1000),
  zones: {
    kind: 'text',
    label: 'Communes et territoires où il agit',
    hint: 'Un par ligne.',
    show: (row) => writeZones(row.zones as string[]),
    read: (row, name, typed) => {
      const { codes: zones, errors } = readZones(String(typed));
      if (errors.length > 0) return errors.join(' ');
      if (zones.length === 0) return 'Écrivez au moins une commune, une intercommunalité ou un département.';
      row[name] = zones;
      return null;
    },
  },
  zoneDetail: text('Précision sur la zone', 'line', 300),
  status: closed('Ce service n’existe plus'),
};

const PLACE: Record<string, Column> = {
  label: text('Nom du lieu', 'line', 200, 1),
  address: text('Adresse', 'line', 300),
  communeCode: {
    ...commune(),
    read: (row, name, typed) => (typed === '' ? 'Écrivez la commune de ce lieu.' : commune().read(row, name, typed)),
  },
  openingHours: {
    ...text('Horaires', 'line', 500),
    hint: 'Comme Mo-Fr 09:00-12:00,14:00-17:00 (Mo Tu We Th Fr Sa Su)',
    read: (row, name, typed) => {
      const hours = String(typed);
      if (hours !== '' && (hours.length > 500 || parseOpeningHours(hours) === null))
        return 'Ces horaires n’ont pas été compris. Exemple : Mo-Fr 09:00-12:00,14:00-17:00 (Mo Tu We Th Fr Sa Su).';
      row[name] = hours || null;
      return null;
    },
  },
};

const NEW_CONTACTS: Record<string, ContactSnapshot['channel']> = {
  'contacts.nouveau-telephone': 'telephone',
  'contacts.nouveau-courriel': 'courriel',
};
const CONTACT_WORDS = { telephone: 'Téléphone', courriel: 'Courriel', site: 'Site' };

/** null where a path cannot be typed, only taken or left. */
export function editorOf(snapshot: EntrySnapshot, path: string): Editor | null {
  const added = ownWords(NEW_CONTACTS, path);
  if (added)
    return { path, label: added === 'telephone' ? 'Un autre téléphone' : 'Un autre courriel', kind: 'line', value: '' };
  const found = find(snapshot, path);
  if (!found) return null;
  const { row, name, column } = found;
  const { show, read: _read, ...look } = column;
  return { path, ...look, value: show(row, name) };
}

/** Writes what was typed into `snapshot`; a French sentence when it cannot be. */
export function setValue(snapshot: EntrySnapshot, path: string, typed: string | string[]): string | null {
  const channel = ownWords(NEW_CONTACTS, path);
  if (channel) {
    if (typed === '') return null;
    const contact = { id: randomUUID(), serviceId: null, placeId: null, channel, label: 'accueil', confirmedAt: null };
    const fresh: ContactSnapshot = { ...contact, value: '', visibility: 'public' };
    const refusal = checked(CHANNELS[channel])(fresh, 'value', typed);
    if (refusal === null) snapshot.contacts.push(fresh);
    return refusal;
  }
  const found = find(snapshot, path);
  return found ? found.column.read(found.row, found.name, typed) : 'Ce champ n’existe plus.';
}

/** What a visitor may propose for an entry: only what the card shows to everybody. */
export function proposablePaths(snapshot: EntrySnapshot): {
  entry: string[];
  services: { id: string; name: string; paths: string[] }[];
} {
  const seen = snapshot.contacts.filter(({ visibility }) => visibility === 'public');
  return {
    entry: [
      ...['name', 'description', 'website', 'address', 'communeCode'].map((name) => `organisation.${name}`),
      ...seen.map(({ id }) => `contacts.${id}`),
      ...Object.keys(NEW_CONTACTS),
      'organisation.status',
    ],
    services: snapshot.services
      .filter(({ status }) => status === 'published')
      .map(({ id, name, places, contacts }) => ({
        id,
        name,
        paths: [
          ...['name', 'description', 'needs', 'zones'].map((column) => `services.${id}.${column}`),
          ...contacts
            .filter(({ visibility }) => visibility === 'public')
            .map((contact) => `services.${id}.contacts.${contact.id}`),
          ...places.flatMap((place) =>
            ['address', 'communeCode', 'openingHours'].map((column) => `services.${id}.places.${place.id}.${column}`),
          ),
          `services.${id}.status`,
        ],
      })),
  };
}

function find(snapshot: EntrySnapshot, path: string): { row: Row; name: string; column: Column } | null {
  const [list, id, ...rest] = path.split('.');
  if (list === 'organisation') return columnOf(ORGANISATION, snapshot.organisation, id);
  if (list === 'contacts') return contactOf(snapshot.contacts, id);
  const service = list === 'services' ? snapshot.services.find((one) => one.id === id) : undefined;
  if (!service) return null;
  const [name, inner, last] = rest;
  if (name === 'contacts') return contactOf(service.contacts, inner);
  if (name !== 'places') return rest.length === 1 ? columnOf(SERVICE, service, name) : null;
  const place = service.places.find((one) => one.id === inner);
  const found = place && columnOf(PLACE, place, last);
  return found
    ? { ...found, column: { ...found.column, label: `${place.label} : ${found.column.label.toLowerCase()}` } }
    : null;
}

function columnOf(columns: Record<string, Column>, row: object, name = '') {
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  return column ? { row: row as Row, name, column } : null;
}

/** Emptied, a contact is taken away; its use and who sees it stay. */
function contactOf(contacts: ContactSnapshot[], id = '') {
  const contact = contacts.find((one) => one.id === id);
  if (!contact) return null;
  const column: Column = {
    kind: 'line',
    label: `${CONTACT_WORDS[contact.channel]} « ${contact.label} »`,
    hint: 'Videz ce champ si cette coordonnée ne sert plus.',
    show: () => contact.value,
    read: (row, name, typed) => {
      if (typed !== '') return checked(CHANNELS[contact.channel])(row, name, typed);
      contacts.splice(contacts.indexOf(contact), 1);
      return null;
    },
  };
  return { row: contact as unknown as Row, name: 'value', column };
}

function text(label: string, kind: 'line' | 'text', most: number, least = 0): Column {
  return {
    label,
    kind,
    show: (row, name) => String(row[name] ?? ''),
    read: (row, name, typed) => {
      const value = String(typed);
      if (value.length < least) return `${label} : écrivez quelque chose.`;
      if (value.length > most) return `C’est trop long : ${most} caractères au plus.`;
      row[name] = value === '' && row[name] === null ? null : value || (name === 'description' ? '' : null);
      return null;
    },
  };
}

function checked(form: z.ZodType = z.string()): Column['read'] {
  return (row, name, typed) => {
    const read = form.safeParse(typed);
    if (typed !== '' && !read.success) return read.error.issues.map(({ message }) => message).join(' ');
    if (typed.length > 300) return 'C’est trop long : raccourcissez.';
    row[name] = typed || null;
    return null;
  };
}

function codes(label: string, terms: readonly { code: string; label: string }[]): Column {
  return {
    label,
    kind: 'codes',
    choices: terms.map((term) => ({ value: term.code, label: term.label })),
    show: (row, name) => row[name] as string[],
    read: (row, name, typed) => {
      const chosen = [typed].flat().filter((value) => terms.some((term) => term.code === value));
      if (chosen.length === 0) return 'Choisissez au moins une réponse.';
      const before = row[name] as string[];
      // The order says which need is primary: what stays keeps its place.
      row[name] = [
        ...before.filter((value) => chosen.includes(value)),
        ...chosen.filter((value) => !before.includes(value)),
      ];
      return null;
    },
  };
}

function code(label: string, terms: readonly { code: string; label: string }[]): Column {
  return {
    label,
    kind: 'code',
    choices: terms.map((term) => ({ value: term.code, label: term.label })),
    show: (row, name) => String(row[name] ?? ''),
    read: (row, name, typed) => {
      if (!terms.some((term) => term.code === typed)) return 'Choisissez dans la liste.';
      row[name] = typed;
      return null;
    },
  };
}

function commune(): Column {
  return {
    label: 'Commune',
    kind: 'line',
    hint: 'Nom ou code postal',
    show: (row, name) => communeText(row[name] as string | null),
    read: (row, name, typed) => {
      const errors: Record<string, string[]> = {};
      const found = readCommune(String(typed), errors, 'commune');
      if (errors.commune) return errors.commune.join(' ');
      row[name] = found;
      return null;
    },
  };
}

function closed(label: string): Column {
  return {
    label,
    kind: 'yes',
    show: (row, name) => (row[name] === 'archived' ? 'oui' : ''),
    read: (row, name, typed) => {
      if (typed === 'oui') row[name] = 'archived';
      return null;
    },
  };
}
