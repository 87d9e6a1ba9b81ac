import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';

const DONE: Record<string, string> = {
  cree: 'Le territoire est créé. Si vous avez indiqué qui le coordonne, son invitation vient de partir.',
  saved: 'C’est enregistré. Ce qui touche à la recherche suit en quelques secondes.',
  unchanged: 'Rien n’avait changé : aucune nouvelle version n’a été faite.',
};

export function TerritoryNotice(props: { done: string | null; hasErrors: boolean; overtakenBy: string }) {
  const { done, hasErrors, overtakenBy } = props;
  if (overtakenBy !== '') {
    return (
      <Notice tone="warning" title={`${overtakenBy} vient d’enregistrer aussi`} isLive className="mt-6">
        <p>
          Rien n’est perdu : ce que vous avez écrit est ci-dessous, et sa version est en bas de page. Comparez, puis
          enregistrez de nouveau pour garder la vôtre.
        </p>
      </Notice>
    );
  }
  if (hasErrors) {
    return (
      <Notice tone="error" title="Quelque chose est à revoir" isLive className="mt-6">
        <p>Rien n’est encore enregistré, et tout ce que vous avez écrit est gardé ci-dessous.</p>
      </Notice>
    );
  }
  const words = ownWords(DONE, done);
  return words ? (
    <Notice tone="done" isLive className="mt-6">
      <p>{words}</p>
    </Notice>
  ) : null;
}
