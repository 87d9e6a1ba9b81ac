import type { MouseEvent } from 'react';
import type { CardView } from '#app/directory/card/card-view.ts';
import { ContactLinks } from '#app/directory/card/contact-links.tsx';
import { ServiceArticle } from '#app/directory/card/service-article.tsx';
import { familyLook } from '#app/directory/family-look.ts';
import { FamilyGlyph } from '#app/ui/family-glyph.tsx';

/** The card as readers will see it. Its links lead nowhere: the form beside it is not saved yet. */
export function Preview({ card, part }: { card: CardView | null; part: 'entry' | 'service' }) {
  function handleClick(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
  }
  return (
    <section aria-labelledby="apercu" onClickCapture={handleClick}>
      <h2 id="apercu" className="text-body">
        Aperçu de la fiche
      </h2>
      <div className="mt-2 rounded-panel border border-line bg-raised px-4 py-4">
        {!card && <p className="text-small text-soft">L’aperçu paraît dès que les champs nécessaires sont remplis.</p>}
        {card && part === 'entry' && <EntryPart card={card} />}
        {card && part === 'service' && card.services[0] && (
          <ServiceArticle service={card.services[0]} isFoldable={false} isNarrow />
        )}
      </div>
    </section>
  );
}

function EntryPart({ card }: { card: CardView }) {
  return (
    <>
      <div className="flex gap-3">
        <FamilyGlyph {...familyLook(card.family)} size="regular" />
        <div className="min-w-0">
          <h3 className="text-title break-words">{card.name}</h3>
          <p className="text-small text-soft">
            {[card.acronym?.short, card.kind, card.commune?.name].filter(Boolean).join(' · ')}
          </p>
        </div>
      </div>
      {card.description && <p className="mt-3 text-small break-words">{card.description}</p>}
      {card.contacts.length > 0 && (
        <div className="mt-3">
          <ContactLinks contacts={card.contacts} />
        </div>
      )}
      {card.documents.length > 0 && (
        <p className="mt-3 text-small text-soft">Documents : {card.documents.map(({ label }) => label).join(', ')}</p>
      )}
      {card.services.length > 0 && (
        <p className="mt-3 border-t border-line pt-3 text-small text-soft">
          {card.services.map(({ name }) => name).join(' · ')}
        </p>
      )}
    </>
  );
}
