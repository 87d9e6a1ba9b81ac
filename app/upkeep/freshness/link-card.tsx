import type { CardView } from '#app/directory/card/card-view.ts';
import { ContactLinks } from '#app/directory/card/contact-links.tsx';
import { ServiceArticle } from '#app/directory/card/service-article.tsx';
import { joined } from '#app/directory/list-words.ts';
import { FreshnessBadge } from '#app/ui/badge.tsx';

/** The card as everybody sees it, without what stands around it. */
export function LinkCard({ card, now = new Date() }: { card: CardView; now?: Date }) {
  return (
    <section aria-labelledby="fiche" className="mt-8">
      <h2 id="fiche">{card.name}</h2>
      <p className="mt-1 text-soft">{joined([card.kind, card.commune?.name])}</p>
      <p className="mt-2">
        <FreshnessBadge
          date={card.verifiedAt === null ? null : new Date(card.verifiedAt)}
          now={now}
          verb="Vérifié en"
          verbWithDay="Vérifié le"
          unknown="Jamais vérifié"
        />
      </p>
      {card.description && <p className="mt-4 max-w-prose">{card.description}</p>}
      {card.contacts.length > 0 && (
        <div className="mt-3">
          <ContactLinks contacts={card.contacts} />
        </div>
      )}
      <div className="mt-5 mb-6">
        {card.services.map((service) => (
          <ServiceArticle key={service.id} service={service} isFoldable />
        ))}
      </div>
    </section>
  );
}
