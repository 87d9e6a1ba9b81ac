import { LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';

export function CorrectionThanks({ name, back }: { name: string; back: string }) {
  return (
    <PageWidth width="prose">
      <PageHeading title="Merci, votre proposition est partie" lead={`Elle porte sur « ${name} ».`} />
      <p className="mt-6 max-w-prose">
        La coordination du territoire, ou l’organisme lui-même, la relit champ par champ avant de l’appliquer. Si vous
        avez laissé votre courriel, vous saurez ce qui a été repris et pourquoi.
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        <LinkButton href={back}>Revenir à la fiche</LinkButton>
        <LinkButton href="/annuaire" variant="quiet">
          Chercher un autre acteur
        </LinkButton>
      </p>
    </PageWidth>
  );
}
