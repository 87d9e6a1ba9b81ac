// `/annuaire/:slug/vcard`: the contact, for an address book.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { searchOrApologise } from '../unavailable.server.ts';
import { redirectMoved } from './moved-slug.server.ts';
import { cardView, readDocuments } from './read-card.server.ts';
import { writeVcard } from './vcard.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { parts } = context;
  const slug = params.slug ?? '';
  const documents = await searchOrApologise(() => readDocuments(parts, slug));
  const card = documents && cardView(documents, parts.env.publicUrl, new Date());
  if (!card) await redirectMoved(parts, slug, '/vcard');
  if (!card) throw new Response('Aucun acteur ne porte ce nom dans l’annuaire.', { status: 404 });
  const vcard = writeVcard({
    ...card,
    acronym: card.acronym?.short ?? null,
    commune: card.commune?.name ?? null,
    contacts: [...card.contacts, ...card.services.flatMap((service) => service.contacts)],
  });
  return new Response(vcard, {
    headers: {
      'Content-Type': 'text/vcard; charset=utf-8',
      'Content-Disposition': `attachment; filename="${slug.replaceAll(/[^a-z0-9-]/g, '')}.vcf"`,
      'Cache-Control': 'public, max-age=60',
    },
  });
}
