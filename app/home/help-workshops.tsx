export function WorkshopHelp() {
  return (
    <>
      <p>
        Dans la salle, visez le QR code affiché, ou tapez l’adresse courte écrite dessous. Un prénom, une structure :
        vous écrivez, sans compte.
      </p>
      <ul>
        <li>
          <strong>Une carte</strong> se compose sur votre appareil et rejoint la page à « Ajouter ». Un téléphone peut
          servir à toute une table : « Au nom de quelqu’un d’autre ».
        </li>
        <li>
          <strong>« Enregistré »</strong> veut dire que c’est écrit dans la base, pas seulement parti. Sans réseau, vos
          cartes sont gardées sur l’appareil et repartent toutes seules.
        </li>
        <li>
          <strong>Déplacer une carte</strong> : « Modifier ou déplacer », ou les flèches du clavier sur ce lien. À la
          souris, elle se glisse ; au doigt, appuyez un instant d’abord. « Annuler mon dernier geste » ne défait que les
          vôtres.
        </li>
        <li>
          <strong>Commenter une carte</strong> : « Commenter », sous la carte, ouvre ce qui s’en dit. « @ » cite une
          personne de l’atelier, qui lit « on vous cite » sur la carte jusqu’à ce qu’elle ait répondu ou dit qu’elle a
          lu ; aucun courriel ne part. Vous retirez les vôtres, qui anime les retire tous ; une colonne verrouillée ou
          une page figée n’en prend plus.
        </li>
        <li>
          <strong>Après la fin</strong>, ce qui arrive encore est gardé : la personne qui anime l’ajoute ou le laisse de
          côté, et vous voyez sa décision sur la page.
        </li>
        <li>
          <strong>Pas de nom de ménage.</strong> Avant d’ajouter, votre appareil vous prévient si vos mots ressemblent à
          un nom, un numéro de portable, une adresse personnelle.
        </li>
        <li>
          <strong>Pour animer</strong> : « Tenir à jour », « Pages d’atelier ». Le bouton « Animer » tient le temps, les
          votes, les verrous, les participants et la projection.
        </li>
        <li>
          <strong>En partant</strong>, dites avec qui vous allez travailler : le bilan ne montre comme liens nouveaux
          que ce qui a été coché, ou fait ensemble.
        </li>
        <li>
          <strong>Après l’atelier</strong>, la page « Animer » mène au compte rendu à emporter, à l’historique, à ce que
          les cartes apprennent à l’annuaire, aux suites (tâches, groupes de travail, évènements) et au bilan, que vous
          relisez avant de le publier.
        </li>
        <li>
          <strong>Un mot de trop ?</strong> « Effacer vraiment » le retire partout, historique et messages compris. Le
          journal retient qu’un effacement a eu lieu, jamais les mots.
        </li>
      </ul>
    </>
  );
}
