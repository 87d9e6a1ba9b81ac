// What is kept, why and how long: each sentence follows a line of db/personal-data.ts or a job of scripts/worker.ts.

export function KeptOfVisitors() {
  return (
    <ul>
      <li>
        <strong>Les recherches restées sans réponse</strong>, pour savoir ce qui manque sur le territoire : seulement
        les mots, sans accents ni chiffres, et le jour, sans auteur. Elles ne sont montrées à la coordination qu’une
        fois vues trois jours différents, et effacées après 90 jours.
      </li>
      <li>
        <strong>Les signalements d’erreur</strong> sur une fiche : la raison choisie et la précision que vous écrivez.
        Aucun nom n’est demandé. <strong>Les corrections proposées</strong> gardent l’adresse que vous laissez pour la
        réponse, si vous en laissez une.
      </li>
      <li>
        <strong>Un journal technique</strong>, pour réparer les pannes : l’heure et la page qui n’a pas marché, jamais
        les mots cherchés ou écrits, ni un nom, ni une adresse.
      </li>
    </ul>
  );
}

export function KeptOfAccounts() {
  return (
    <ul>
      <li>
        <strong>Votre compte</strong>, pour savoir qui tient une fiche : un nom, une adresse de courriel, des rôles, vos
        façons d’entrer, vos favoris et recherches suivies. Gardé jusqu’à ce que vous l’effaciez.
      </li>
      <li>
        <strong>Les appareils connectés</strong> (navigateur et système, sans adresse) : une session s’éteint après 12
        heures sans visite, 30 minutes sur un poste partagé, 7 jours en tout. Les codes de connexion, lisibles de
        personne, valent 15 minutes et sont effacés le lendemain.
      </li>
      <li>
        <strong>Qui a corrigé quoi</strong> dans l’annuaire, avec le nom et la date, pour que chacun puisse s’y fier et
        revenir en arrière. Quand un compte est effacé, « Personne effacée » prend la place du nom.
      </li>
      <li>
        <strong>Les brouillons</strong> de fiche : 60 jours. <strong>Les tableaux importés</strong> : 7 jours s’ils ne
        sont pas appliqués, leurs cellules 30 jours après.
      </li>
      <li>
        <strong>Les invitations et les demandes de structure</strong> : le nom, l’adresse et la réponse, pour la
        coordination. L’invitation vaut 14 jours, le lien d’une demande 3 jours.
      </li>
    </ul>
  );
}

export function KeptOfEvents() {
  return (
    <ul>
      <li>
        <strong>Votre inscription</strong>, pour vous garder une place et préparer l’accueil : un nom, une structure,
        une adresse de courriel, ce dont vous avez besoin pour participer, vos séances et votre présence. Seule l’équipe
        qui organise les lit.
      </li>
      <li>
        Tout cela est effacé à la date annoncée à l’inscription, trois mois après l’évènement si l’équipe n’en choisit
        pas d’autre, ou dès que vous le demandez par le lien de votre confirmation. Restent des nombres, par type de
        structure.
      </li>
      <li>
        <strong>Les tâches</strong> d’un évènement ou d’un groupe de travail disent qui s’en charge. Le nom part avec le
        compte.
      </li>
    </ul>
  );
}

export function KeptOfWorkshops() {
  return (
    <ul>
      <li>
        <strong>Quand vous rejoignez un atelier sans compte</strong> : un prénom, une structure et une couleur, pour que
        la salle sache qui a écrit. Le prénom s’efface au jour annoncé : celui de l’évènement, ou trois mois après votre
        arrivée si l’atelier n’a pas d’évènement, et jamais avant les 60 jours où votre appareil vous reconnaît. Il
        quitte alors la liste, les cartes, les commentaires et toutes les versions gardées ; vos mots et votre structure
        restent.
      </li>
      <li>
        <strong>Vos cartes, textes et commentaires</strong>, leurs versions et leurs images : tant que la page de
        l’atelier existe. Les lisent celles et ceux qui ont rejoint la page et les membres du réseau. Une carte ou un
        passage peut être « vraiment effacé » par la personne qui anime, historique compris.
      </li>
      <li>
        <strong>Vos votes</strong> : qui a donné quel point n’est montré à personne d’autre.{' '}
        <strong>Les structures que vous dites déjà connaître</strong> servent au dessin du maillage, par structure.
      </li>
      <li>
        <strong>L’adresse laissée pour recevoir le bilan</strong> : effacée dès que le bilan est parti, sinon en même
        temps que votre prénom.
      </li>
      <li>
        <strong>Vos notes personnelles</strong> : à vous uniquement. Supprimées quand vous le demandez, avec votre
        compte, ou deux ans après que vous y avez écrit pour la dernière fois : le jour est dit sous chaque note. Leurs
        images, dans les deux jours.
      </li>
      <li>
        <strong>Sur votre appareil</strong>, le navigateur garde une copie des textes que vous écrivez, pour qu’une
        coupure ne perde rien. Elle ne le quitte que pour être enregistrée.
      </li>
    </ul>
  );
}

export function KeptOfMails() {
  return (
    <ul>
      <li>
        <strong>Les courriels envoyés</strong> (connexion, inscription, rappels, « Vos informations sont-elles toujours
        exactes ? ») : l’adresse, la sorte et la date, pour ne pas écrire deux fois. Les mots sont oubliés dès que le
        message est parti ; le reste, après 400 jours.
      </li>
      <li>
        <strong>Une adresse qui refuse nos messages</strong> est notée, pour ne plus lui écrire.
      </li>
    </ul>
  );
}

export function Cookies() {
  return (
    <>
      <p>Aucun tant que vous cherchez dans l’annuaire. Quatre existent, chacun pour une seule chose :</p>
      <ul>
        <li>si vous vous connectez, un qui dit que c’est vous ; il disparaît à la déconnexion ;</li>
        <li>le temps d’entrer un code de connexion, un autre, pendant 15 minutes ;</li>
        <li>si vous rejoignez un atelier, un par page, pendant 60 jours, pour y retrouver vos cartes ;</li>
        <li>si vous demandez à voir toujours le même réseau, un qui retient lequel, pendant un an.</li>
      </ul>
      <p>Votre commune et vos filtres restent dans l’adresse de la page : il n’y a donc pas de bandeau à fermer.</p>
    </>
  );
}
