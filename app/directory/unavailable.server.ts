// Neither index nor database answers: a page that says so and when to come back, never an error.
import { DatabaseUnavailable } from '#db/deadline.ts';
import { SearchUnavailable } from '#search/engine.ts';

export async function searchOrApologise<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof SearchUnavailable) && !(error instanceof DatabaseUnavailable)) throw error;
    throw new Response(
      'Nos données ne répondent pas pour le moment. Rien n’est perdu : rechargez la page dans quelques secondes.',
      { status: 503, headers: { 'Retry-After': '10' } },
    );
  }
}
