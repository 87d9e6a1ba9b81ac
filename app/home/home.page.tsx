import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import ArrowRight from 'lucide-react/icons/arrow-right';
import { readFigures } from '#app/directory/read-figures.server.ts';
import { HomeFigures } from '#app/home/home-figures.tsx';
import { HomeNeeds } from '#app/home/home-needs.tsx';
import { HomeProfessionals } from '#app/home/home-professionals.tsx';
import { buttonLook } from '#app/ui/button.tsx';
import { LinkChip } from '#app/ui/chip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { SearchField } from '#app/ui/search-field.tsx';
import { ThreadLine } from '#app/ui/thread-line.tsx';

const EXAMPLES = ['j’ai froid chez moi, Lyon', 'facture edf Montpellier', 'moisissures Marseille'];

export const meta: MetaFunction = () => [
  { title: 'Maillage – qui peut aider contre la précarité énergétique, et où' },
  {
    name: 'description',
    content:
      'L’annuaire commun des acteurs qui aident les ménages à payer l’énergie, à se chauffer et à vivre dans un logement sain.',
  },
];

export async function loader({ context }: LoaderFunctionArgs) {
  return { figures: await readFigures(context.parts) };
}

export default function HomePage() {
  const { figures } = useLoaderData<typeof loader>();
  return (
    <PageWidth>
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_21rem] lg:gap-16">
        <div>
          <h1 className="max-w-[18ch]">Qui peut aider, et où ?</h1>
          <p className="mt-4 max-w-prose">
            Maillage est l’annuaire commun de celles et ceux qui aident les ménages à payer l’énergie, à se chauffer et
            à vivre dans un logement sain. Dites ce qui se passe avec les mots de tous les jours.
          </p>
          <search className="mt-6 block">
            <form action="/annuaire" method="get">
              <SearchField
                name="q"
                size="large"
                label="Un besoin, un organisme, une commune"
                placeholder="plus de chauffage, Lyon"
                buttonLabel="Chercher"
              />
            </form>
          </search>
          <ul aria-label="Exemples de recherche" className="mt-3 flex flex-wrap gap-2">
            {EXAMPLES.map((example) => (
              <li key={example}>
                <LinkChip href={`/annuaire?q=${encodeURIComponent(example)}`} label={`« ${example} »`} />
              </li>
            ))}
          </ul>
        </div>
        <section
          aria-labelledby="guide"
          className="rounded-panel bg-action-tint p-6 [--ground:var(--action-tint)] lg:mt-2"
        >
          <ThreadLine knots={2} className="mb-3 w-40" />
          <h2 id="guide">Quelqu’un est en face de vous ?</h2>
          <p className="mt-2">
            Quatre questions simples, et une feuille à emporter avec qui appeler, quand, et quels papiers apporter.
          </p>
          <a href="/annuaire/guide" className={buttonLook('secondary', 'mt-4 w-full')}>
            Trouver pour quelqu’un
            <Icon of={ArrowRight} />
          </a>
          <p className="mt-3 text-small text-soft">Aucun nom n’est demandé, rien n’est gardé.</p>
        </section>
      </div>
      <div className="mt-12 space-y-12 md:mt-16 md:space-y-16">
        {figures && (
          <>
            <HomeFigures
              title="Le réseau en chiffres"
              figures={[
                { value: figures.organisations, label: 'acteurs dans l’annuaire', href: '/annuaire' },
                { value: figures.services, label: 'services proposés', href: '/annuaire?par=services' },
                { value: figures.communes, label: 'communes où quelqu’un agit' },
                { value: figures.verified, label: 'fiches vérifiées depuis six mois' },
              ]}
            />
            <HomeNeeds needs={figures.needs.map((need) => ({ ...need, href: `/annuaire?besoin=${need.code}` }))} />
          </>
        )}
        <HomeProfessionals />
      </div>
    </PageWidth>
  );
}
