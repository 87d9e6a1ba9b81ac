// « Feuille à emporter »: a few services, each in the words of who will call.
import { mediumDate } from '#app/ui/french-date.ts';
import { drawQrCode } from '#app/ui/qr-code.server.ts';
import { type Commune, findCommune, zoneReach } from '#db/gazetteer.ts';
import { MOBILISATION } from '#db/vocabulary/access.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import type { SearchEngine } from '#search/engine.ts';
import type { DocumentService, ServiceDocument } from '#search/service-document.ts';
import { capitalise, closureSentences, placeViews } from '../card/card-service.server.ts';
import { cardUrl } from '../card/card-url.ts';
import type { PlaceView } from '../card/card-view.ts';
import { contactViews } from '../card/contact-view.ts';
import { weekSummary } from '../card/hours-view.ts';
import { dayWords } from '../french-days.ts';
import type { SheetQuery } from './sheet-query.ts';
import { sheetSize } from './sheet-size.ts';
import type { SheetPlace, SheetService, SheetView } from './sheet-view.ts';

/** A page has room for so many desks of one service. */
const MOST_PLACES = 2;
/** Only professionals may use these. */
const NOT_FOR_RESIDENTS = ['sur-signalement'];

export async function readSheet(
  { search, publicUrl }: { search: SearchEngine; publicUrl: string },
  { ids, commune: code }: SheetQuery,
  now: Date,
): Promise<SheetView> {
  const documents = (await search.documentsByIds(ids)).filter((document) => document.service !== null);
  const commune = findCommune(code) ?? null;
  const isForResidents = (document: ServiceDocument) => document.mobilisationFor.includes('usagers');
  const services = documents
    .filter(isForResidents)
    .flatMap((document) => sheetService(document, { publicUrl, commune, now }));
  return {
    date: mediumDate(now),
    placeName: commune?.name ?? null,
    services,
    size: sheetSize(services),
    withProfessional: documents
      .filter((document) => !isForResidents(document))
      .map(({ id, organisation, service }) => ({
        id,
        name: service?.name ?? organisation.name,
        organisation: organisation.name,
        href: `/annuaire/${organisation.slug}#${service?.slug}`,
      })),
    territories: documents.filter(isForResidents).map(({ organisation }) => organisation.territory),
    missing: ids.length - documents.length,
  };
}

type Context = { publicUrl: string; commune: Commune | null; now: Date };

function sheetService(document: ServiceDocument, { publicUrl, commune, now }: Context): SheetService[] {
  const { organisation, service } = document;
  if (!service) return [];
  const contacts = contactViews([
    ...service.contacts,
    ...organisation.contacts,
    ...(organisation.website ? [{ channel: 'site' as const, label: '', value: organisation.website }] : []),
  ]);
  return [
    {
      id: document.id,
      name: service.name,
      organisation: organisation.name,
      href: `/annuaire/${organisation.slug}#${service.slug}`,
      how: document.mobilisation
        .filter((mobilisation) => !NOT_FOR_RESIDENTS.includes(mobilisation))
        .map((mobilisation, at) => {
          const label = labelOf(MOBILISATION, mobilisation);
          return at === 0 ? label : label.toLowerCase();
        })
        .join(', '),
      detail: service.mobilisationDetail,
      // A person calls first, and writes or reads where there is no number.
      contacts: contacts.filter(({ channel }) => channel === (contacts[0]?.channel ?? 'telephone')).slice(0, 2),
      places: placeViews({ ...service, places: nearestFirst(service.places, commune) }, now)
        .slice(0, MOST_PLACES)
        .map(sheetPlace),
      papers: service.papers,
      warnings: [...closureSentences(service, now), ...capacityWarning(service)],
      qr: drawQrCode(cardUrl(publicUrl, organisation.slug)),
    },
  ];
}

function capacityWarning({ capacity }: DocumentService): string[] {
  if (!capacity || capacity.state === 'disponible') return [];
  const label = capacity.state === 'complet' ? 'Complet' : 'Délai à prévoir';
  return [capacity.until === null ? label : `${label} jusqu’au ${dayWords(capacity.until)}`];
}

function sheetPlace({ label, address, period, hours }: PlaceView): SheetPlace {
  const times =
    hours === null
      ? 'horaires à demander'
      : hours.kind === 'week'
        ? weekSummary(hours.days)
        : hours.dates
            .slice(0, 3)
            .map(({ day, spans }) => `${day} : ${spans.join(', ')}`)
            .join(' ; ');
  return {
    label,
    address,
    hours: [period, times, ...(hours?.comments ?? [])]
      .filter(Boolean)
      .map((part) => capitalise(part ?? ''))
      .join('. '),
  };
}

/** Where the person lives first. */
function nearestFirst(places: DocumentService['places'], commune: Commune | null): DocumentService['places'] {
  const away = (code: string) => (commune && zoneReach(code)?.chain.includes(commune.parent ?? commune.code) ? 0 : 1);
  return places.toSorted((a, b) => away(a.commune.code) - away(b.commune.code));
}
