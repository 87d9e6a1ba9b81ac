import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';
import { PolledWords } from '#app/ui/polled-words.tsx';

const WORDS: Record<string, string> = {
  enregistre: 'C’est enregistré.',
  cree: 'La fiche est créée. Décrivez maintenant son premier service : c’est lui que la recherche trouve.',
  verifie: 'C’est noté : la fiche est vérifiée à la date d’aujourd’hui.',
  retire: 'La fiche est retirée de l’annuaire. Vous pouvez la remettre quand vous voulez.',
  remis: 'La fiche est de nouveau dans l’annuaire.',
  copie: 'Voici la copie. Personne ne la voit encore : corrigez ce qui change, puis publiez-la.',
  complet: 'C’est noté : le service est complet.',
  ferme: 'C’est noté : la fermeture paraît sur la fiche.',
  disponible: 'C’est noté : le service reçoit de nouveau.',
  'note-interne': 'La note est gardée. Seule la coordination la voit.',
  appele: 'L’appel est rayé de la liste.',
  retabli: 'La version est rétablie.',
  applique: 'C’est appliqué et la personne est prévenue si elle l’a demandé.',
  refuse: 'La proposition est classée sans rien changer à la fiche.',
  mot: 'Le mot est enregistré : la recherche le connaît dans quelques secondes.',
  note: 'C’est enregistré : la note s’affiche, ou disparaît, dans quelques secondes.',
  recherche: 'La recherche est ajoutée à celles qui doivent aboutir.',
  enleve: 'C’est retiré.',
  traite: 'Le signalement est classé.',
};

/** After these, what changed has to reach the search. */
const SEARCHED = new Set(['enregistre', 'remis', 'retabli', 'applique', 'complet', 'ferme', 'disponible']);
const SOON = 'Visible dans la recherche dans quelques secondes.';

export type DoneNoticeProps = {
  done: string | null;
  /** Whether the search has it already; where the page does not know, it says « dans quelques secondes ». */
  search?: { slug: string; isWaiting: boolean };
};

/** What the last click did. */
export function DoneNotice({ done, search }: DoneNoticeProps) {
  const words = ownWords(WORDS, done);
  if (!words || done === null) return null;
  return (
    <Notice tone="done" isLive className="mt-6">
      <p>
        {words}
        {SEARCHED.has(done) && ' '}
        {SEARCHED.has(done) &&
          (search ? (
            <PolledWords
              url={`/administration/annuaire/${search.slug}/recherche`}
              isWaiting={search.isWaiting}
              waiting={SOON}
              done="C’est visible dans la recherche."
            />
          ) : (
            SOON
          ))}
      </p>
    </Notice>
  );
}
