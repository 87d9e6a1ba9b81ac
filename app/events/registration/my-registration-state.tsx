import { Badge as StateBadge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';

const DONE: Record<string, string> = {
  change: 'C’est enregistré.',
  annule: 'C’est annulé. Un courriel le confirme.',
};

export function MyNotice({ done, isLate }: { done: string | null; isLate: boolean }) {
  if (isLate)
    return (
      <Notice tone="error" title="Cette inscription ne peut plus être changée" isLive>
        <p>Elle est déjà annulée, ou l’évènement est terminé. Rien n’a été changé.</p>
      </Notice>
    );
  const words = ownWords(DONE, done);
  return words ? (
    <Notice tone="done" isLive>
      <p>{words}</p>
    </Notice>
  ) : null;
}

type MySession = { id: string; title: string; when: string; isWaiting: boolean };

export function MySessions({ sessions }: { sessions: MySession[] }) {
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby="seances" className="mt-8">
      <h2 id="seances">Mes séances</h2>
      <ul className="mt-2 divide-y divide-line">
        {sessions.map(({ id, title, when, isWaiting }) => (
          <li key={id} className="py-2.5">
            <span className="font-semibold">{title}</span>{' '}
            {isWaiting && <StateBadge tone="signal">complet, en attente</StateBadge>}
            <span className="block text-small text-soft">{when}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function LinkNowhere({ isErased }: { isErased: boolean }) {
  return (
    <PageWidth width="prose">
      <PageHeading
        title={isErased ? 'Vos données sont effacées' : 'Ce lien ne mène à rien'}
        lead={
          isErased
            ? 'Votre nom, votre adresse et vos besoins ne sont plus dans nos données. Ce lien ne sert plus.'
            : 'Il a peut-être été coupé par votre messagerie, ou les données de cet évènement sont déjà effacées.'
        }
      />
      <p className="mt-6">
        <LinkButton href="/evenements" variant="primary">
          Voir les évènements
        </LinkButton>
      </p>
    </PageWidth>
  );
}
