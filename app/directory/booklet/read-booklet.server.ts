// The booklet of a filter or of a hand-picked list: the same query string as the list, `ranger` besides.

import type { Parts } from '#app/server/parts.ts';
import { mediumDate } from '#app/ui/french-date.ts';
import { drawQrCode } from '#app/ui/qr-code.server.ts';
import { ACCUEIL, FRAIS, MOBILISATION } from '#db/vocabulary/access.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { findTerm, labelOf } from '#db/vocabulary/term.ts';
import type { ServiceDocument } from '#search/service-document.ts';
import { lowerFirst } from '../because.ts';
import { capitalise, closureSentences, placeViews } from '../card/card-service.server.ts';
import { cardUrl } from '../card/card-url.ts';
import { contactViews } from '../card/contact-view.ts';
import { weekSummary } from '../card/hours-view.ts';
import { readMovedSlug } from '../card/moved-slug.server.ts';
import { directoryHref, readDirectoryQuery } from '../directory-query.ts';
import { knownCodes, readTerritories } from '../known-codes.server.ts';
import { plural } from '../list-words.ts';
import { PICKED, pickedSearch, readPicked } from '../picked/picked.ts';
import { resolveQuery } from '../resolve-query.server.ts';
import { type SetAside, setAside, unknownNames, unknownValues } from '../set-aside.ts';
import { type BookletOrder, sectionsOf } from './booklet-sections.ts';
import type { BookletEntry, BookletService, BookletView } from './booklet-view.ts';

export const MOST_ENTRIES = 100;
const MOST_SERVICES = 400;

type Found = {
  documents: ServiceDocument[];
  title: string;
  total: number | null;
  listHref: string;
  ignored: SetAside[];
};

export async function readBooklet(parts: Parts, url: URL, now: Date): Promise<BookletView> {
  const picked = readPicked(url.searchParams);
  const order: BookletOrder = url.searchParams.get('ranger') === 'commune' ? 'commune' : 'besoin';
  const found = picked.length > 0 ? await ofPicked(parts, url, picked) : await ofQuery(parts, url, now);
  const byEntry = [...Map.groupBy(found.documents, ({ organisation }) => organisation.slug).values()];
  const entries = byEntry.slice(0, MOST_ENTRIES).map((documents) => bookletEntry(documents, parts.env.publicUrl, now));
  const needs = NEEDS.map(({ code }) => code as string);
  const total = found.total ?? byEntry.length;
  return {
    title: found.title,
    date: mediumDate(now),
    order,
    sections: sectionsOf(entries, order, needs).map((section) => ({
      ...section,
      title: sectionTitle(section.key, order),
    })),
    count: entries.length,
    cut:
      total > entries.length
        ? `Ce livret montre ${entries.length} acteurs sur ${total}, les plus pertinents d’abord. Précisez une commune ou un besoin pour qu’il soit complet.`
        : null,
    ignored: [...found.ignored, ...unknownValues(url.searchParams, 'ranger', isOrder)],
    listHref: found.listHref,
    orderHrefs: { besoin: hrefOf(url, 'besoin'), commune: hrefOf(url, 'commune') },
  };
}

async function ofPicked(parts: Parts, url: URL, picked: string[]): Promise<Found> {
  const lists = await Promise.all(
    picked.map(async (slug) => {
      const documents = await parts.search.documentsOfOrganisation(slug);
      if (documents.length > 0) return documents;
      const moved = await readMovedSlug(parts, slug);
      return moved === null ? [] : parts.search.documentsOfOrganisation(moved);
    }),
  );
  return {
    documents: lists.flat(),
    title: 'Ma liste',
    total: null,
    listHref: `/annuaire/liste${pickedSearch(picked)}`,
    ignored: [
      ...unknownNames(url.searchParams, [PICKED, 'ranger']),
      ...goneSentence(lists.filter(({ length }) => length === 0).length),
    ],
  };
}

function isOrder(value: string): value is BookletOrder {
  return value === 'besoin' || value === 'commune';
}

function goneSentence(gone: number): SetAside[] {
  if (gone === 0) return [];
  return [setAside(PICKED, `${plural(gone, 'acteur choisi n’est', 'acteurs choisis ne sont')} plus dans l’annuaire.`)];
}

async function ofQuery(parts: Parts, url: URL, now: Date): Promise<Found> {
  const networks = await readTerritories(parts);
  const { query, ignored } = readDirectoryQuery(url.searchParams, knownCodes(networks), ['ranger']);
  const byService = { ...query, groupBy: 'services', view: 'liste', page: 1 } as const;
  const resolved = resolveQuery(byService, networks, { offset: 0, limit: MOST_SERVICES }, now);
  const result = await parts.search.search(resolved.request);
  const { place } = resolved;
  const needs = [...(query.selection.besoin ?? []), ...resolved.understood.needs.map(({ code }) => code as string)];
  const what = [...new Set(needs)].slice(0, 2).map((code) => findTerm(NEEDS, code)?.short ?? code);
  const where = place && (place.kind === 'commune' ? place.commune.name : place.name);
  return {
    documents: result.items.flatMap(({ documents }) => documents),
    title: [
      what.length > 0 ? what.map((word, at) => (at === 0 ? word : lowerFirst(word))).join(', ') : 'Qui peut aider',
      where,
    ]
      .filter(Boolean)
      .join(' à '),
    total: result.isExact ? result.organisations : null,
    listHref: directoryHref(query),
    ignored: [
      ...ignored,
      ...(resolved.unknownCommune
        ? [
            {
              name: 'commune',
              sentence: `Aucune commune ne s’appelle « ${resolved.unknownCommune.typed} » : le livret n’en tient pas compte.`,
            },
          ]
        : []),
    ],
  };
}

function bookletEntry(documents: ServiceDocument[], publicUrl: string, now: Date): BookletEntry {
  const [first] = documents;
  if (!first) throw new Error('an entry without a document');
  const { organisation } = first;
  const site = organisation.website ? [{ channel: 'site' as const, label: '', value: organisation.website }] : [];
  const own = documents.flatMap(({ service }) => service?.contacts ?? []);
  return {
    slug: organisation.slug,
    name: organisation.name,
    kind: labelOf(KINDS, organisation.kind),
    commune: organisation.commune?.name ?? first.service?.places[0]?.commune.name ?? null,
    services: documents.flatMap((document) => bookletService(document, now)),
    contacts: contactViews([...organisation.contacts, ...own, ...site]).slice(0, 4),
    qr: drawQrCode(`${cardUrl(publicUrl, organisation.slug)}/corriger`),
  };
}

function bookletService(
  { id, service, needs, mobilisation, accueil, cost }: ServiceDocument,
  now: Date,
): BookletService[] {
  if (!service) return [];
  const words = (terms: readonly { code: string; label: string }[], codes: string[]) =>
    codes.map((code, at) => (at === 0 ? labelOf(terms, code) : labelOf(terms, code).toLowerCase())).join(', ');
  return [
    {
      id,
      name: service.name,
      needs,
      for: needs.map((code, at) => (at === 0 ? shortNeed(code) : lowerFirst(shortNeed(code)))).join(', '),
      how: [
        words(MOBILISATION, mobilisation),
        words(ACCUEIL, accueil),
        words(FRAIS, cost),
        ...closureSentences(service, now),
      ]
        .filter(Boolean)
        .join('. '),
      places: placeViews(service, now).map(({ label, address, period, hours }) => ({
        label,
        address,
        hours: [
          period,
          hours === null
            ? 'horaires à demander'
            : hours.kind === 'week'
              ? weekSummary(hours.days)
              : 'certains jours seulement',
          ...(hours?.comments ?? []),
        ]
          .filter(Boolean)
          .map((part) => capitalise(part ?? ''))
          .join('. '),
      })),
    },
  ];
}

function shortNeed(code: string): string {
  return findTerm(NEEDS, code)?.short ?? code;
}

function sectionTitle(key: string, order: BookletOrder): string {
  if (order === 'commune') return key === '' ? 'Sans commune' : key;
  return key === '' ? 'Autres acteurs' : labelOf(NEEDS, key);
}

function hrefOf(url: URL, order: BookletOrder): string {
  const parameters = new URLSearchParams(url.searchParams);
  parameters.set('ranger', order);
  return `/annuaire/livret?${parameters}`;
}
