import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { BlockList } from './block-list.tsx';
import { readMinutes } from './read-minutes.server.ts';

const FILES = [
  ['docx', 'Word (.docx)'],
  ['odt', 'LibreOffice (.odt)'],
  ['md', 'Markdown'],
  ['html', 'HTML'],
] as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Compte rendu : ${data?.title ?? 'atelier'} – Maillage` },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { title, lead, blocks, page } = await readMinutes(context, request, params.slug ?? '');
  return { title, lead, blocks, slug: page.slug };
}

export default function MinutesPage() {
  const { title, lead, blocks, slug } = useLoaderData<typeof loader>();
  return (
    <PageWidth width="prose">
      <PageHeading title={title} lead={lead} action={<PrintButton label="Imprimer ou enregistrer en PDF" />} />
      <p className="screen-only mt-4 flex flex-wrap items-center gap-x-5">
        <a href={`/ateliers/${slug}`} className="link inline-flex min-h-11 items-center">
          Revenir à l’atelier
        </a>
        <span className="text-soft">Emporter :</span>
        {FILES.map(([format, label]) => (
          <a
            key={format}
            href={`/ateliers/${slug}/compte-rendu.${format}`}
            className="link inline-flex min-h-11 items-center"
            download
          >
            {label}
          </a>
        ))}
      </p>
      <BlockList blocks={blocks} />
    </PageWidth>
  );
}
