export function RegistrationHelp() {
  return (
    <>
      <p>
        <strong>S’inscrire à un évènement</strong> ne demande aucun compte : un nom, une structure, une adresse de
        courriel. La confirmation apporte la date pour votre agenda, un badge à montrer à l’accueil, et un lien pour
        changer, annuler ou effacer vos données.
      </p>
      <ul>
        <li>
          C’est complet ? Vous êtes sur la liste d’attente. Dès qu’une place se libère, elle va à la première personne
          de la liste, qui reçoit un courriel.
        </li>
        <li>
          Pour suivre à distance, le lien arrive dans le courriel de confirmation. Il n’est pas sur la page publique.
        </li>
        <li>
          Un rappel part sept jours avant, un autre la veille. Un changement de lieu ou d’heure vous est dit ; une
          annulation aussitôt, et le fichier joint retire la date de votre agenda.
        </li>
        <li>
          <strong>Pour qui organise</strong> : « Inscriptions », depuis la page de l’évènement à modifier, montre la
          liste, l’exporte, ajoute quelqu’un à la main. « Noter les présences » se fait par le nom ou en scannant le
          badge avec l’appareil photo d’un téléphone où vous êtes connecté. La « feuille à signer » s’imprime par
          demi-journée.
        </li>
        <li>
          À la date annoncée, trois mois après l’évènement si rien d’autre n’est choisi, les noms, les adresses et les
          besoins sont effacés. Seuls les nombres restent.
        </li>
      </ul>
    </>
  );
}
