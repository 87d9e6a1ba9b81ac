// Where services are delivered, as points of any map.

import { cardUrl } from '#app/directory/card/card-url.ts';
import { findCommune } from '#db/gazetteer.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import type { OrganisationRows } from '#search/read-organisations.ts';

export async function* geojsonOf(
  batches: AsyncIterable<OrganisationRows[]>,
  publicUrl: string,
): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let isFirst = true;
  for await (const entries of batches) {
    const features = entries.flatMap((entry) => featuresOf(entry, publicUrl)).map((feature) => JSON.stringify(feature));
    if (features.length === 0) continue;
    yield `${isFirst ? '\n' : ',\n'}${features.join(',\n')}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

function featuresOf({ organisation, contacts, services }: OrganisationRows, publicUrl: string) {
  return services.flatMap(({ service, places }) =>
    places.map((place) => ({
      type: 'Feature',
      id: place.id,
      geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] },
      properties: {
        organisme: organisation.name,
        service: service.name,
        besoins: service.needs.map((code) => labelOf(NEEDS, code)),
        lieu: place.label,
        adresse: place.address,
        commune: findCommune(place.communeCode)?.name ?? place.communeCode,
        code_insee: place.communeCode,
        precision: place.pointPrecision,
        horaires: place.openingHours,
        telephone:
          contacts.find(({ channel, serviceId }) => channel === 'telephone' && (serviceId ?? service.id) === service.id)
            ?.value ?? null,
        fiche: cardUrl(publicUrl, organisation.slug),
      },
    })),
  );
}
