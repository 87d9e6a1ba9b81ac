import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useEffect } from 'react';
import { TerritoryFace } from '#app/territories/territory-face.tsx';
import { Abbr } from '#app/ui/abbr.tsx';
import { FreshnessBadge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { FamilyGlyph } from '#app/ui/family-glyph.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';
import { familyLook } from '../family-look.ts';
import { readStars } from '../favourites/read-favourites.server.ts';
import { StarButton } from '../favourites/star-button.tsx';
import { StarForm } from '../favourites/star-form.tsx';
import { faceOf, readTerritories } from '../known-codes.server.ts';
import { joined } from '../list-words.ts';
import { searchOrApologise } from '../unavailable.server.ts';
import { CardAside } from './card-aside.tsx';
import { cardPlanMarkup } from './card-plan-markup.server.tsx';
import type { CardView } from './card-view.ts';
import { CHANNEL_ICONS, ContactLinks } from './contact-links.tsx';
import { KeepingBar } from './keeping-bar.tsx';
import { MissingCard } from './missing-card.tsx';
import { redirectMoved } from './moved-slug.server.ts';
import { NeighbourList } from './neighbour-list.tsx';
import { cardView, readDocuments } from './read-card.server.ts';
import { readKeeping } from './read-keeping.server.ts';
import { readNeighbours } from './read-neighbours.server.ts';
import { ServiceArticle } from './service-article.tsx';

const MOST_UNFOLDED = 2;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => {
  if (!loaded?.card) return [{ title: 'Fiche introuvable – Maillage' }, { name: 'robots', content: 'noindex' }];
  const { name, kind, commune, services } = loaded.card;
  const where = commune ? ` à ${commune.name}` : '';
  return [
    { title: `${name} – annuaire Maillage` },
    {
      name: 'description',
      content: `${kind}${where}. ${services.map((service) => service.name).join(', ')}`.slice(0, 160),
    },
  ];
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { parts, actor } = context;
  const now = new Date();
  const done = new URL(request.url).searchParams.get('fait');
  const kept = await readKeeping(parts, actor, params.slug ?? '', done);
  const documents =
    kept && kept.documents.length > 0
      ? kept.documents
      : await searchOrApologise(() => readDocuments(parts, params.slug ?? ''));
  const card = documents && cardView(documents, parts.env.publicUrl, now);
  if (!card) {
    await redirectMoved(parts, params.slug ?? '');
    return data({ card: null }, { status: 404 });
  }
  const [neighbours, networks, stars] = await Promise.all([
    readNeighbours(parts, documents),
    readTerritories(parts),
    readStars(parts, actor, [card.slug]),
  ]);
  const face = faceOf(
    networks,
    documents.map(({ organisation }) => organisation.territory),
  );
  const plan = cardPlanMarkup(card);
  context.markup?.set('plan', plan);
  return {
    card,
    plan: context.markup ? undefined : plan,
    face,
    neighbours,
    now: now.toISOString(),
    ...(kept && { keeping: kept.keeping }),
    ...(stars && { isStarred: stars.length > 0 }),
  };
}

export default function CardPage() {
  const loaded = useLoaderData<typeof loader>();
  if (!loaded.card) return <MissingCard />;
  const { card, face, neighbours, now, isStarred, keeping } = loaded;
  const [main] = [...card.contacts, ...card.services.flatMap((service) => service.contacts)];
  return (
    <PageWidth>
      <a href="/annuaire" className="screen-only link mb-4 inline-flex min-h-11 items-center gap-2 text-small">
        <Icon of={ArrowLeft} size={16} />
        Tout l’annuaire
      </a>
      {face && <TerritoryFace {...face} />}
      {keeping && <KeepingBar {...keeping} />}
      <CardHeading card={card} now={new Date(now)} isStarred={isStarred} />
      <div className="mt-8 gap-x-14 gap-y-10 max-lg:space-y-10 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
        <section aria-labelledby="joindre" className="lg:col-start-2">
          <h2 id="joindre">Joindre</h2>
          <div className="mt-2">
            {card.contacts.length > 0 ? (
              <ContactLinks contacts={card.contacts} />
            ) : (
              <p className="text-small text-soft">
                Aucune coordonnée publique. Voyez « Comment faire » de chaque service, ou la coordination du territoire.
              </p>
            )}
          </div>
        </section>
        <div className="lg:col-start-1 lg:row-span-2 lg:row-start-1">
          {card.description && <p className="mb-8 max-w-prose">{card.description}</p>}
          <Services card={card} />
          {neighbours.complementary.length + neighbours.neighbours.length > 0 && (
            <div className="mt-10 grid gap-10 border-t border-line pt-8 md:grid-cols-2 md:gap-12 print:hidden">
              <NeighbourList
                id="complementaires"
                title="Acteurs complémentaires"
                lead="Une autre réponse aux mêmes besoins, pour les mêmes habitants."
                actors={neighbours.complementary}
              />
              <NeighbourList
                id="voisins"
                title="Acteurs voisins"
                lead={`D’autres besoins, ${card.commune ? `à ${card.commune.name}` : 'tout près'}.`}
                actors={neighbours.neighbours}
              />
            </div>
          )}
        </div>
        <div className="lg:col-start-2">
          <CardAside card={card} plan={loaded.plan} />
        </div>
      </div>
      <div className="print-only keep-together mt-8">
        <QrCode code={card.qr} label="" className="w-28" />
        <p className="text-small">Fiche à jour : {card.url}</p>
      </div>
      {main && (
        <p className="screen-only sticky bottom-0 -mx-4 mt-8 border-t border-line bg-paper px-4 py-3 md:hidden">
          <LinkButton variant="primary" href={main.href} icon={CHANNEL_ICONS[main.channel]} className="w-full">
            {
              { telephone: `Appeler le ${main.value}`, courriel: 'Écrire un courriel', site: 'Ouvrir le site' }[
                main.channel
              ]
            }
          </LinkButton>
        </p>
      )}
    </PageWidth>
  );
}

function CardHeading({ card, now, isStarred }: { card: CardView; now: Date; isStarred: boolean | undefined }) {
  return (
    <header className="flex gap-5 max-sm:flex-col">
      <FamilyGlyph {...familyLook(card.family)} size="large" />
      <div>
        <h1>
          {card.name}
          {card.acronym && (
            <span className="ml-3 text-title font-normal text-soft">
              <Abbr {...card.acronym} />
            </span>
          )}
        </h1>
        <p className="mt-2 text-soft">{joined([card.kind, card.commune?.name])}</p>
        <p className="mt-3">
          <FreshnessBadge
            date={card.verifiedAt === null ? null : new Date(card.verifiedAt)}
            now={now}
            verb="Vérifié en"
            verbWithDay="Vérifié le"
            unknown="Jamais vérifié"
          />
        </p>
      </div>
      {isStarred !== undefined && (
        <div className="sm:ml-auto">
          <StarForm id="favoris" back={`/annuaire/${card.slug}`} />
          <StarButton slug={card.slug} name={card.name} isStarred={isStarred} form="favoris" />
        </div>
      )}
    </header>
  );
}

function Services({ card }: { card: CardView }) {
  const { services } = card;
  const { hash } = useLocation();
  // Some browsers do not unfold what a link points into.
  useEffect(() => {
    const folded = document.getElementById(decodeURIComponent(hash.slice(1)))?.closest('details');
    if (folded) folded.open = true;
  }, [hash]);
  if (services.length === 0) {
    return (
      <section aria-labelledby="services">
        <h2 id="services">Services</h2>
        <p className="mt-2">Cette fiche ne décrit encore aucun service. Appelez pour savoir ce qui est proposé.</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="services">
      <h2 id="services">{services.length === 1 ? 'Son service' : `Ses ${services.length} services`}</h2>
      <div className="mt-3">
        {services.map((service) => (
          <ServiceArticle key={service.id} service={service} isFoldable={services.length > MOST_UNFOLDED} />
        ))}
      </div>
    </section>
  );
}
