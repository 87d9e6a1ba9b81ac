// A stored event as it stands in its form, and what is compared when two people edited it. Runs on the server only.

import { type Draft, textOf } from '#app/ui/form-draft.ts';
import { rowField, rowNames } from '#app/upkeep/entry/field-names.ts';
import { pointDraft } from '#app/upkeep/entry/point-form.ts';
import { comparedFields, comparedRows } from '#app/upkeep/entry/two-versions.ts';
import { wallClock } from '#db/paris-time.ts';
import { AUDIENCES, FORMATS, OFFICIAL, wordOf } from '../event.ts';
import type { StoredEvent } from '../stored-event.server.ts';
import { DAYS, EVENT_DOCUMENTS, EVENT_GROUPS, EVENT_TEXTS, ORGANISERS, SESSIONS } from './event-names.ts';

const LABELS: Record<string, string> = {
  titre: 'Titre',
  format: 'Forme',
  theme: 'Thème',
  resume: 'Présentation',
  public: 'Pour qui',
  jour: 'Jour',
  debut: 'Début',
  'jour-fin': 'Dernier jour',
  fin: 'Fin',
  'lieu-organisme': 'Chez',
  'lieu-nom': 'Nom du lieu',
  adresse: 'Adresse',
  commune: 'Commune',
  lien: 'Lien',
  accessibilite: 'Accessibilité',
  places: 'Places',
  officiel: 'Programme national',
  'lien-officiel': 'Lien du programme national',
};

const WORDS: Record<string, { slug: string; label: string }[]> = {
  format: FORMATS,
  public: AUDIENCES,
  officiel: OFFICIAL,
};

export const EVENT_COMPARED = [
  ...comparedFields(LABELS, (name, value) => {
    const said = String(value);
    return WORDS[name]?.find(({ slug }) => slug === said)?.label ?? said;
  }),
  comparedRows(ORGANISERS, 'Organisateurs et partenaires', (part) => `${part('nom')} (${part('role')})`),
  comparedRows(SESSIONS, 'Séances', (part) =>
    [part('titre'), part('salle'), `${part('jour')} ${part('debut')}-${part('fin')}`].filter(Boolean).join(', '),
  ),
  comparedRows(DAYS, 'Jours et lieux', (part) =>
    [`${part('jour')} ${part('debut')}-${part('fin')}`, part('nom'), part('adresse'), part('commune')]
      .filter(Boolean)
      .join(', '),
  ),
  comparedRows(EVENT_DOCUMENTS, 'Documents', (part) => `${part('titre')} (${part('adresse')})`),
];

export function emptyEventDraft(): Draft {
  const rows = EVENT_GROUPS.map((group) => rowNames(group));
  return {
    ...Object.fromEntries([...EVENT_TEXTS, ...rows.flatMap(({ texts }) => texts)].map((name) => [name, ''])),
    ...Object.fromEntries(rows.flatMap(({ lists }) => lists.map((name): [string, string[]] => [name, []]))),
  };
}

export function eventDraft({ row, organisations, sessions, days, placeOrganisation }: StoredEvent): Draft {
  const [from, to] = [wallClock(row.startsAt), wallClock(row.endsAt)];
  const own: Draft = days.length > 0 ? {} : { jour: from.day, debut: from.clock, fin: to.clock };
  return {
    ...emptyEventDraft(),
    titre: row.title,
    format: wordOf(FORMATS, row.format).slug,
    edition: row.editionId ?? '',
    theme: row.theme,
    resume: row.summary,
    public: wordOf(AUDIENCES, row.audience).slug,
    ...own,
    'jour-fin': days.length > 0 || to.day === from.day ? '' : to.day,
    'lieu-organisme': placeOrganisation?.name ?? '',
    'lieu-nom': row.placeName,
    ...pointDraft((part) => part, row),
    lien: row.link,
    accessibilite: row.accessibility,
    places: row.capacity === null ? '' : String(row.capacity),
    officiel: wordOf(OFFICIAL, row.officialStatus).slug,
    'lien-officiel': row.officialLink,
    ...rowsDraft(ORGANISERS, organisations, ({ name, role }) => ({
      nom: name,
      role: role === 'partner' ? 'partenaire' : 'organisateur',
    })),
    ...rowsDraft(SESSIONS, sessions, ({ id, title, room, startsAt, endsAt, capacity }) => ({
      id,
      titre: title,
      salle: room,
      // Left out, it follows the day of the event when that one moves.
      jour: wallClock(startsAt).day === from.day ? '' : wallClock(startsAt).day,
      debut: wallClock(startsAt).clock,
      fin: wallClock(endsAt).clock,
      places: capacity === null ? '' : String(capacity),
    })),
    ...rowsDraft(DAYS, days, (day) => ({
      id: day.id,
      jour: wallClock(day.startsAt).day,
      debut: wallClock(day.startsAt).clock,
      fin: wallClock(day.endsAt).clock,
      nom: day.placeName,
      ...textParts(pointDraft((part) => part, day)),
    })),
    ...rowsDraft(EVENT_DOCUMENTS, row.documents, ({ label, url }) => ({ titre: label, adresse: url })),
  };
}

function rowsDraft<Row>(
  group: { name: string; most: number },
  rows: readonly Row[],
  parts: (row: Row) => Record<string, string>,
): Draft {
  return Object.fromEntries(
    rows
      .slice(0, group.most)
      .flatMap((row, at) =>
        Object.entries(parts(row)).map(([part, value]): [string, string] => [rowField(group, part, at), value]),
      ),
  );
}

function textParts(draft: Draft): Record<string, string> {
  return Object.fromEntries(Object.keys(draft).map((name) => [name, textOf(draft, name)]));
}
