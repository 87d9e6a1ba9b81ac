import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';

const THANKS: Record<string, { title: string; text: string }> = {
  exact: {
    title: 'Merci, c’est confirmé',
    text: 'Votre fiche est notée vérifiée à la date d’aujourd’hui. Nous vous reposerons la question dans quelques mois.',
  },
  corrige: {
    title: 'Merci, c’est corrigé',
    text: 'Vos corrections sont en ligne, visibles dans la recherche dans quelques secondes. La coordination du réseau en est prévenue.',
  },
  'plus-la': {
    title: 'Merci de nous l’avoir dit',
    text: 'La coordination du réseau va vérifier, puis retirer la fiche. Vous n’avez plus rien à faire.',
  },
  'pas-nous': {
    title: 'Merci de nous l’avoir dit',
    text: 'La coordination du réseau va chercher la bonne adresse. Nous ne vous écrirons plus à ce sujet.',
  },
};

const NEWS: Record<string, string> = {
  complet: 'C’est noté : le service est annoncé complet, visible dans la recherche dans quelques secondes.',
  ferme: 'C’est noté : la fermeture est annoncée, visible dans la recherche dans quelques secondes.',
};

const OVER = {
  unknown: {
    title: 'Ce lien ne mène à rien',
    text: 'Il a peut-être été coupé par votre messagerie. Ouvrez-le depuis le courriel que vous avez reçu, ou recopiez-le en entier.',
  },
  answered: {
    title: 'Ce lien a déjà servi',
    text: 'Quelqu’un de votre organisme a répondu. Pour signaler encore un changement, passez par la fiche.',
  },
  expired: {
    title: 'Ce lien ne sert plus',
    text: 'Il avait une durée de 60 jours. Pour signaler un changement, passez par la fiche.',
  },
  verified: {
    title: 'Il n’y a plus rien à confirmer',
    text: 'La fiche a été vérifiée entre-temps avec la coordination du réseau. Pour signaler un changement, passez par la fiche.',
  },
  archived: {
    title: 'Cette fiche n’est plus dans l’annuaire',
    text: 'Il n’y a donc rien à confirmer. Pour y revenir, répondez au courriel : la coordination du réseau le lira.',
  },
};

export function LinkThanks({ done, slug, name }: { done: string | null; slug: string; name: string }) {
  const { title, text } = ownWords(THANKS, done) ?? OVER.answered;
  return (
    <PageWidth width="prose">
      <PageHeading title={title} lead={text} />
      <CardLinks slug={slug} name={name} />
    </PageWidth>
  );
}

export function LinkOver({ why, slug, name }: { why: keyof typeof OVER; slug?: string; name?: string }) {
  const { title, text } = OVER[why];
  return (
    <PageWidth width="prose">
      <PageHeading title={title} lead={text} />
      {slug && name && why !== 'archived' && <CardLinks slug={slug} name={name} />}
    </PageWidth>
  );
}

/** What was announced for a service, while the question itself stays open. */
export function NewsNotice({ done }: { done: string | null }) {
  const words = ownWords(NEWS, done);
  if (!words) return null;
  return (
    <Notice tone="done" isLive>
      <p>{words} Et le reste de la fiche ? Répondez en bas de la page.</p>
    </Notice>
  );
}

function CardLinks({ slug, name }: { slug: string; name: string }) {
  return (
    <p className="mt-6 flex flex-wrap gap-3">
      <LinkButton href={`/annuaire/${slug}`} rel="noreferrer">
        Voir la fiche « {name} »
      </LinkButton>
      <LinkButton href={`/annuaire/${slug}/signaler`} rel="noreferrer" variant="quiet">
        Signaler autre chose
      </LinkButton>
    </p>
  );
}
