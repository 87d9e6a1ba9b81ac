import { LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import type { Door } from './event-doors.ts';

/** Says the same to everybody: who had registered before is told by mail, not here. */
export function RegistrationSent({ slug, title }: { slug: string; title: string }) {
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Regardez vos courriels"
        lead={`Votre demande pour « ${title} » est enregistrée. Le message qui vient de partir dit si votre place est gardée ou si vous êtes sur la liste d’attente.`}
      />
      <p className="mt-6 text-soft">
        Il contient votre badge, la date pour votre agenda et un lien pour changer ou annuler. Il arrive en général en
        moins d’une minute ; regardez aussi dans les indésirables.
      </p>
      <p className="mt-6">
        <LinkButton href={`/evenements/${slug}`} variant="primary">
          Revenir à l’évènement
        </LinkButton>
      </p>
    </PageWidth>
  );
}

const WORDS: Record<Exclude<Door, 'open'>, { title: string; lead: string }> = {
  closed: {
    title: 'Les inscriptions ne sont pas ouvertes',
    lead: 'on ne peut pas encore s’y inscrire, ou on ne le peut plus.',
  },
  cancelled: { title: 'Cet évènement est annulé', lead: 'on ne peut plus s’y inscrire.' },
  over: { title: 'Cet évènement est terminé', lead: 'on ne peut plus s’y inscrire.' },
};

export function ClosedDoor({ slug, title, door }: { slug: string; title: string; door: Exclude<Door, 'open'> }) {
  const words = WORDS[door];
  return (
    <PageWidth width="prose">
      <PageHeading title={words.title} lead={`« ${title} » : ${words.lead}`} />
      <p className="mt-6">
        <LinkButton href={`/evenements/${slug}`} variant="primary">
          Voir l’évènement
        </LinkButton>
      </p>
    </PageWidth>
  );
}
