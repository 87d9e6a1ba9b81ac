// `/api/v1/annuaire/:slug`: one organisation with all that is public of it.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { readMovedSlug } from '#app/directory/card/moved-slug.server.ts';
import { factOf, unknownNames } from '#app/directory/set-aside.ts';
import { SearchUnavailable } from '#search/engine.ts';
import type { ServiceDocument } from '#search/service-document.ts';
import { jsonAnswer } from './json-answer.server.ts';
import { OPEN, problem, refuse } from './problem.server.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const unknown = unknownNames(new URL(request.url).searchParams, []);
  if (unknown.length > 0) return refuse(unknown.map((aside) => ({ name: aside.name, detail: factOf(aside) })));
  try {
    const documents = await context.parts.search.documentsOfOrganisation(params.slug ?? '');
    const [first] = documents;
    if (!first) {
      const moved = await readMovedSlug(context.parts, params.slug ?? '');
      if (moved !== null)
        return new Response(null, { status: 301, headers: { Location: `/api/v1/annuaire/${moved}`, ...OPEN } });
    }
    if (!first) return problem({ status: 404, title: 'Acteur inconnu', detail: 'Aucun acteur ne porte ce nom.' });
    return jsonAnswer(request, {
      ...first.organisation,
      services: documents.flatMap((document) => service(document) ?? []),
    });
  } catch (error) {
    if (!(error instanceof SearchUnavailable)) throw error;
    return problem({ status: 503, title: 'Annuaire indisponible', detail: 'Réessayez dans quelques secondes.' });
  }
}

function service(document: ServiceDocument) {
  if (!document.service) return null;
  const { needs, publics, responses, accueil, mobilisation, mobilisationFor, cost, languages, zones, exclusions } =
    document;
  return {
    ...document.service,
    needs,
    publics,
    responses,
    accueil,
    mobilisation,
    pour: mobilisationFor,
    frais: cost,
    langues: languages,
    zones,
    exclusions,
  };
}
