import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';

const WORDS: Record<string, string> = {
  enregistre: 'C’est enregistré.',
  cree: 'Le brouillon est créé. Personne d’autre ne le voit tant qu’il n’est pas publié.',
  publie: 'C’est publié : tout le monde peut le voir au programme. Sa page d’atelier est prête.',
  refuse: 'C’est refusé. La personne qui proposait reçoit vos raisons par courriel.',
  annule:
    'L’évènement est annulé. Sa page, le programme et les agendas le disent ; qui s’était inscrit en reçoit un courriel.',
  retabli: 'L’évènement est de nouveau au programme.',
  supprime: 'C’est supprimé.',
  propose: 'Votre proposition est envoyée. La coordination la publie, ou vous écrit pourquoi elle ne le peut pas.',
  'edition-creee': 'L’édition est créée. Ajoutez ses évènements, ou reprenez ceux d’une édition passée.',
  'edition-supprimee': 'L’édition est supprimée, avec ses brouillons.',
  'edition-publiee': 'L’édition est gardée : un de ses évènements a été publié ou proposé entre-temps.',
  reprise: 'Les évènements sont repris en brouillon, aux dates que vous avez vues. Relisez-les avant de publier.',
  tache: 'La tâche est enregistrée.',
  'tache-enlevee': 'Quelqu’un vient d’enlever cette tâche. Ajoutez-la de nouveau si elle reste à faire.',
};

/** What the last click did. */
export function EventDone({ done, slug }: { done: string | null; slug?: string }) {
  const words = ownWords(WORDS, done);
  if (!words) return null;
  return (
    <Notice tone="done" isLive className="mt-6">
      <p>
        {words}
        {done === 'publie' && slug && (
          <>
            {' '}
            Pour que l’on s’inscrive,{' '}
            <a href={`/administration/evenements/${slug}/inscriptions`} className="link">
              voyez les inscriptions
            </a>
            .
          </>
        )}
      </p>
    </Notice>
  );
}
