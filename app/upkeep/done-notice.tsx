import { Notice } from '#app/ui/notice.tsx';

const WORDS: Record<string, string> = {
  enregistre: 'C’est enregistré. Visible dans la recherche dans quelques secondes.',
  cree: 'La fiche est créée. Décrivez maintenant son premier service : c’est lui que la recherche trouve.',
  verifie: 'C’est noté : la fiche est vérifiée à la date d’aujourd’hui.',
  retire: 'La fiche est retirée de l’annuaire. Vous pouvez la remettre quand vous voulez.',
  remis: 'La fiche est de nouveau dans l’annuaire. Visible dans la recherche dans quelques secondes.',
  retabli: 'La version est rétablie. Visible dans la recherche dans quelques secondes.',
  applique:
    'C’est appliqué et la personne est prévenue si elle l’a demandé. Visible dans la recherche dans quelques secondes.',
  refuse: 'La proposition est classée sans rien changer à la fiche.',
  mot: 'Le mot est enregistré : la recherche le connaît dans quelques secondes.',
  note: 'C’est enregistré : la note s’affiche, ou disparaît, dans quelques secondes.',
  recherche: 'La recherche est ajoutée à celles qui doivent aboutir.',
  enleve: 'C’est retiré.',
  traite: 'Le signalement est classé.',
};

/** What the last click did. */
export function DoneNotice({ done }: { done: string | null }) {
  const words = done === null ? undefined : WORDS[done];
  if (!words) return null;
  return (
    <Notice tone="done" isLive className="mt-6">
      <p>{words}</p>
    </Notice>
  );
}
