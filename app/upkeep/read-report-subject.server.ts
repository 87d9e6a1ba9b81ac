// What a report is about: an organisation and its services, by name.
import type { SearchEngine } from '#search/engine.ts';

export type ReportSubject = {
  organisationId: string;
  slug: string;
  name: string;
  services: { id: string; name: string }[];
};

/** null when no such organisation is published. */
export async function readReportSubject(search: SearchEngine, slug: string): Promise<ReportSubject | null> {
  const documents = await search.documentsOfOrganisation(slug);
  const [first] = documents;
  if (!first) return null;
  return {
    organisationId: first.organisationId,
    slug: first.organisation.slug,
    name: first.organisation.name,
    services: documents
      .flatMap(({ id, service }) => (service ? [{ id, name: service.name }] : []))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr')),
  };
}
