import { problem } from './problem.server.ts';

/** A program that asks for what the API has not is answered as by the API. */
export function loader(): Response {
  return problem({
    status: 404,
    title: 'Adresse inconnue',
    detail: 'L’API n’a rien à cette adresse. Ce qu’elle offre est décrit à /api/openapi.json.',
  });
}
