import type { MetaFunction } from '@remix-run/node';

export const meta: MetaFunction = () => [
  { title: 'Page introuvable – Maillage' },
  { name: 'robots', content: 'noindex' },
];

/** Every address that no other page knows: the frame then shows its 404. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function NotFoundPage() {
  return null;
}
