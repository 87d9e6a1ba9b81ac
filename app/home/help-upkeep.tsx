export function RolesHelp() {
  return (
    <>
      <p>
        Chercher ne demande aucun compte. Pour tenir l’annuaire, on est invité par la coordination de son territoire ou
        par le responsable de son organisme. Une personne peut avoir plusieurs rôles ; elle choisit en haut de la page
        celui dans lequel elle agit.
      </p>
      <ul>
        <li>
          <strong>Coordination</strong> d’un territoire : toutes ses fiches, les propositions, les imports, les
          doublons, les invitations, les mots et les notes du territoire.
        </li>
        <li>
          <strong>Responsable</strong> d’un organisme : corriger, confirmer et retirer sa fiche, inviter ses collègues.{' '}
          <strong>Rédaction</strong> : la corriger et la confirmer.
        </li>
        <li>
          <strong>Visites à domicile</strong> et <strong>donneur d’alerte</strong> : l’annuaire, en attendant les
          dossiers de visite et les signalements.
        </li>
        <li>
          <strong>Administration</strong> : les territoires et les réglages de l’instance ; aucun droit sur les fiches.
        </li>
      </ul>
    </>
  );
}

export function UpkeepHelp() {
  return (
    <>
      <p>
        « <a href="/administration">Tenir à jour</a> » montre ce qui attend quelqu’un, et le geste qui le règle.
      </p>
      <ul>
        <li>
          <strong>Un appel, un clic</strong> : « Vérifié par téléphone » date la fiche ; « complet jusqu’au… » et
          « fermé du… au… » s’annoncent de la même façon.
        </li>
        <li>
          <strong>« Vos informations sont-elles toujours exactes ? »</strong> : tous les six mois, ou au rythme choisi
          pour la fiche, l’organisme reçoit un courriel. Le lien montre sa fiche ; il confirme ou corrige sans compte,
          depuis un téléphone. Sans réponse, deux rappels, puis la fiche revient à la coordination.
        </li>
        <li>
          <strong>Une correction proposée</strong> par un visiteur ou un autre organisme ne change rien d’elle-même :
          champ par champ, vous prenez, vous écrivez autrement ou vous refusez, et la réponse part par courriel si
          l’adresse a été donnée.
        </li>
        <li>
          <strong>À deux sur la même fiche</strong> : la seconde personne voit les deux versions et choisit, champ par
          champ. Rien n’est écrasé.
        </li>
        <li>
          <strong>Rien n’est perdu</strong> : l’historique dit qui a changé quoi, quand et pourquoi, et ramène n’importe
          quelle version. Un import ou une fusion se défont en entier.
        </li>
        <li>
          <strong>Importer un tableau</strong> : Maillage le lit, montre ce qu’il ferait, ligne par ligne, et n’écrit
          qu’après votre accord. Le tableau suivant de la même source met à jour ses propres fiches, sans toucher à ce
          que les partenaires ont corrigé depuis.
        </li>
      </ul>
    </>
  );
}

export function YearHelp() {
  return (
    <>
      <p>Quelques minutes par semaine suffisent, si elles reviennent.</p>
      <ul>
        <li>
          <strong>Chaque semaine</strong> : « Tenir à jour ». Les signalements et les propositions d’abord, puis les
          fiches à appeler.
        </li>
        <li>
          <strong>Chaque mois</strong> : les doublons, les invitations sans réponse, les recherches qui n’ont rien
          trouvé. Un mot qui revient ? Ajoutez-le aux mots du territoire, ou créez la fiche qui manque.
        </li>
        <li>
          <strong>En septembre</strong> : la liste des besoins sans partenaire, avant l’hiver et avant la journée contre
          la précarité énergétique ; les organismes que personne des leurs ne tient.
        </li>
        <li>
          <strong>Avant l’hiver</strong> : les notes épinglées (coupure, chauffage en panne) et les horaires de saison.
        </li>
        <li>
          <strong>En janvier</strong> : les départs. Une personne s’en va : ses fiches passent à quelqu’un, ses sessions
          se ferment.
        </li>
        <li>
          <strong>Au printemps</strong> : imprimez le livret du territoire ; chaque fiche y porte le code qui mène à sa
          correction.
        </li>
      </ul>
    </>
  );
}
