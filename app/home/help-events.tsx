export function EventsHelp() {
  return (
    <>
      <p>
        « <a href="/evenements">Évènements</a> » est le programme des réseaux : en liste, par semaine ou sur une carte.
        Choisissez une commune, des dates, une édition, un thème ; l’adresse de la page garde vos choix et s’envoie à un
        collègue.
      </p>
      <ul>
        <li>
          <strong>Dans mon agenda</strong> : « Ajouter à mon agenda » prend une date ; « S’abonner à ce programme » suit
          un territoire, une édition ou un thème, changements et annulations compris.
        </li>
        <li>
          <strong>Proposer</strong> : les membres d’un organisme proposent ses rencontres. La coordination publie, ou
          répond par courriel pourquoi elle ne le peut pas.
        </li>
        <li>
          <strong>Pour la coordination</strong> : « Évènements », dans Tenir à jour, tient les éditions (« JCPE 2027 »)
          et ce qui s’y passe. « Dupliquer » reprend une édition passée en brouillons : vous choisissez la journée,
          voyez les dates de chaque évènement, puis copiez. Personne n’y est inscrit. Tant que rien n’en est publié, une
          édition se supprime, avec ses brouillons, au bas de sa page.
        </li>
        <li>
          <strong>Sa page d’atelier</strong> s’ouvre quand il est publié. « Pages d’atelier », depuis l’évènement, en
          donne une à une séance, ou range celle dont vous ne voulez pas : ce qui y est écrit reste.
        </li>
        <li>
          <strong>Un changement</strong> de jour, d’heure ou de lieu se dit aux personnes inscrites par courriel, dix
          minutes après votre dernière correction ; une annulation, aussitôt. Des places de plus vont aussitôt à qui
          attend.
        </li>
        <li>
          <strong>Préparation</strong> : pour chaque évènement, qui fait quoi et pour quand, avant, pendant et après. Ce
          qui est dû dans la semaine paraît dans Tenir à jour. Chaque tâche se change : son nom, qui s’en charge, pour
          quand.
        </li>
      </ul>
    </>
  );
}
