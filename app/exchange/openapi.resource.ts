// `/api/openapi.json`: what the API takes and answers, written beside the code that does it.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { FACET_TERMS } from '#app/directory/known-codes.server.ts';
import { jsonAnswer } from './json-answer.server.ts';
import { openApiSchemas } from './openapi-schemas.ts';

export function loader({ request, context }: LoaderFunctionArgs): Response {
  return jsonAnswer(request, description(context.parts.env.publicUrl), 3600);
}

function description(publicUrl: string) {
  const facets = Object.entries(FACET_TERMS).map(([name, terms]) => ({
    name,
    in: 'query',
    description: 'Répéter le paramètre : l’un ou l’autre.',
    explode: true,
    schema: { type: 'array', items: { type: 'string', enum: terms.map(({ code }) => code) } },
  }));
  const text = (name: string, about: string, schema: object = { type: 'string' }) => ({
    name,
    in: 'query',
    description: about,
    schema,
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Maillage – annuaire ouvert',
      version: '1',
      description: 'Qui aide contre la précarité énergétique, pour quoi, où. Coordonnées publiques seulement.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/v1/annuaire': {
        get: {
          operationId: 'chercher',
          summary: 'Chercher des acteurs ou des services',
          parameters: [
            text('q', 'Mots, sigle ou phrase ; 200 caractères au plus.', { type: 'string', maxLength: 200 }),
            ...facets,
            text('territoire', 'Réseau local, par son identifiant.'),
            text('commune', 'Code INSEE, ou nom : qui agit pour cette commune. À préférer.'),
            text('lieu', 'La commune comme on l’écrit, code postal compris ; 400 quand plusieurs répondent.'),
            text('rayon', 'Kilomètres autour de la commune.', { type: 'number', minimum: 1, maximum: 200 }),
            text('emprise', 'ouest,sud,est,nord en degrés : qui reçoit dans ce cadre.'),
            text('ouvert', 'Ouvert maintenant, heure de Paris.', { type: 'string', enum: ['1'] }),
            text('par', 'Ce que l’on compte.', { type: 'string', enum: ['acteurs', 'services'], default: 'acteurs' }),
            text('tri', 'Ordre.', { type: 'string', enum: ['pertinence', 'distance', 'fraicheur', 'nom'] }),
            text('ignorer', 'Besoin compris à tort, ou « lieu ». Répéter le paramètre.', {
              type: 'array',
              items: { type: 'string' },
            }),
            text('limite', 'Résultats par page.', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
            text('curseur', 'Le « next » de la page précédente.'),
          ],
          responses: {
            200: answer('Results', 'Une page de résultats'),
            304: { description: 'Rien de neuf depuis l’ETag donné' },
            400: problemAnswer('Un critère est illisible'),
            503: problemAnswer('La recherche ne répond pas'),
          },
        },
      },
      '/api/v1/annuaire/{slug}': {
        get: {
          operationId: 'lire',
          summary: 'Un acteur et ses services',
          parameters: [{ name: 'slug', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            200: answer('Organisation', 'L’acteur'),
            301: { description: 'L’acteur a une autre adresse, dans Location' },
            304: { description: 'Rien de neuf depuis l’ETag donné' },
            400: problemAnswer('Un critère que cette adresse ne connaît pas'),
            404: problemAnswer('Aucun acteur de ce nom'),
            503: problemAnswer('L’annuaire ne répond pas'),
          },
        },
      },
    },
    components: { schemas: openApiSchemas },
  };
}

function answer(schema: string, about: string) {
  return {
    description: about,
    headers: { ETag: { schema: { type: 'string' } } },
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

function problemAnswer(about: string) {
  return {
    description: about,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
