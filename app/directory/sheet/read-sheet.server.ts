// « Feuille à emporter »: a few services, each in the words of who will call.
import type { Parts } from '#app/server/parts.ts';
import { mediumDate } from '#app/ui/french-date.ts';
import { findCommune } from '#db/gazetteer.ts';
import { MOBILISATION } from '#db/vocabulary/access.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import type { ServiceDocument } from '#search/service-document.ts';
import { capacityView, closureSentences, placeViews } from '../card/card-service.server.ts';
import type { PlaceView } from '../card/card-view.ts';
import { contactViews } from '../card/contact-view.ts';
import { weekLines } from '../card/hours-view.ts';
import { cardUrl } from '../card/read-card.server.ts';
import { drawQrCode } from '../qr-code.server.ts';
import type { SheetQuery } from './sheet-query.ts';
import type { SheetPlace, SheetService, SheetView } from './sheet-view.ts';

/** A page has room for so many desks of one service. */
const MOST_PLACES = 2;
/** Only professionals may use these. */
const NOT_FOR_RESIDENTS = ['sur-signalement'];

export async function readSheet(
  { search, env }: Parts,
  { ids, commune: code }: SheetQuery,
  now: Date,
): Promise<SheetView> {
  const documents = (await search.documentsByIds(ids)).filter((document) => document.service !== null);
  const commune = findCommune(code) ?? null;
  const isForResidents = (document: ServiceDocument) => document.mobilisationFor.includes('usagers');
  return {
    date: mediumDate(now),
    placeName: commune?.name ?? null,
    services: documents.filter(isForResidents).flatMap((document) => sheetService(document, env.publicUrl, now)),
    withProfessional: documents
      .filter((document) => !isForResidents(document))
      .map(({ id, serviceName, organisation, service }) => ({
        id,
        name: serviceName,
        organisation: organisation.name,
        href: `/annuaire/${organisation.slug}#${service?.slug}`,
      })),
    missing: ids.length - documents.length,
  };
}

function sheetService(document: ServiceDocument, publicUrl: string, now: Date): SheetService[] {
  const { organisation, service } = document;
  if (!service) return [];
  const capacity = capacityView(service.capacity);
  const isTight = capacity !== null && capacity.level !== 'open';
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
      places: placeViews(service, now).slice(0, MOST_PLACES).map(sheetPlace),
      papers: service.papers,
      warnings: [
        ...closureSentences(service, now),
        ...(isTight ? [[capacity.label, capacity.detail].filter(Boolean).join(' : ')] : []),
      ],
      qr: drawQrCode(cardUrl(publicUrl, organisation.slug)),
    },
  ];
}

function sheetPlace({ label, address, period, hours }: PlaceView): SheetPlace {
  const lines =
    hours === null
      ? ['horaires à demander']
      : hours.kind === 'week'
        ? weekLines(hours.days)
        : hours.dates.slice(0, 3).map(({ day, spans }) => `${day}\u202f: ${spans.join(', ')}`);
  return { label, address, lines: [...(period ? [period] : []), ...lines, ...(hours?.comments ?? [])] };
}
