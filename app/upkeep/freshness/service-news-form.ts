// « Complet jusqu’au… » and « fermé du… au… » as they are typed on a phone. Runs on the server only.
import { z } from 'zod';

export type ServiceNews =
  | { kind: 'full'; serviceId: string; until: string }
  | { kind: 'closed'; serviceId: string; from: string; to: string; reason: string };

export type NewsDraft = { service: string; jusquau: string; du: string; au: string; motif: string };
export type NewsErrors = Partial<Record<keyof NewsDraft, string[]>>;

/** Nobody plans further. */
const LONGEST_DAYS = 366;

const day = z.iso.date({ error: 'Écrivez une date qui existe.' });
const service = z.uuid({ error: 'Ce service n’existe pas, ou plus.' });
const full = z.object({ service, jusquau: day });
const closed = z.object({
  service,
  du: day,
  au: day,
  motif: z.string().max(200, { error: '200 caractères au plus.' }),
});

/** `today` as an ISO day in Paris. */
export function readServiceNews(
  form: FormData,
  kind: ServiceNews['kind'],
  today: string,
): { news: ServiceNews } | { draft: NewsDraft; errors: NewsErrors } {
  const text = (name: keyof NewsDraft) => {
    const value = form.get(name);
    return typeof value === 'string'
      ? value
          .toWellFormed()
          .replaceAll(/\p{Cc}+/gu, ' ')
          .slice(0, 400)
          .trim()
      : '';
  };
  const draft: NewsDraft = {
    service: text('service'),
    jusquau: text('jusquau'),
    du: text('du'),
    au: text('au'),
    motif: text('motif'),
  };
  const latest = new Date(Date.parse(today) + LONGEST_DAYS * 86_400_000).toISOString().slice(0, 10);
  const far = 'Choisissez une date dans l’année qui vient.';
  if (kind === 'full') {
    const read = full.safeParse(draft);
    if (!read.success) return { draft, errors: z.flattenError(read.error).fieldErrors };
    const { service: serviceId, jusquau: until } = read.data;
    if (until < today || until > latest) return { draft, errors: { jusquau: [far] } };
    return { news: { kind, serviceId, until } };
  }
  const read = closed.safeParse(draft);
  if (!read.success) return { draft, errors: z.flattenError(read.error).fieldErrors };
  const { service: serviceId, du: from, au: to, motif } = read.data;
  if (to < from) return { draft, errors: { au: ['La fin est avant le début : vérifiez les deux dates.'] } };
  if (to < today || to > latest) return { draft, errors: { au: [far] } };
  return { news: { kind, serviceId, from, to, reason: motif || 'Fermeture' } };
}
