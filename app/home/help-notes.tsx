export function NotesHelp() {
  return (
    <>
      <p>
        Un texte d’atelier, ou une de <a href="/compte/notes">vos notes</a>, s’écrit à plusieurs et s’enregistre tout
        seul. À côté du texte, un mot dit où il en est :
      </p>
      <ul>
        <li>
          <strong>En quittant un poste</strong>, déconnectez-vous, ou « Quitter l’atelier sur cet appareil » : ce qui
          est enregistré s’efface de l’appareil, ce qui n’est pas parti vous est montré d’abord.
        </li>
        <li>
          <strong>Enregistré</strong> : la base le garde. <strong>En cours d’envoi…</strong> : il est en route.
        </li>
        <li>
          <strong>Hors connexion : gardé sur cet appareil</strong> : continuez d’écrire, même la page fermée rien ne se
          perd ; le texte part quand le réseau revient.
        </li>
        <li>
          <strong>Hors connexion : ne fermez pas cette page</strong> : ce navigateur ne garde rien (souvent une fenêtre
          privée). Attendez le retour du réseau.
        </li>
      </ul>
      <p>
        « / » en début de ligne ouvre la liste des blocs, « @ » nomme une structure de l’annuaire, ou une nouvelle. Ce
        qui est collé depuis un texte en Markdown devient titres, listes et tableaux. « Annuler » ne défait que ce que
        vous avez fait. « Commenter ces mots » parle d’un passage sans y toucher, « Qui a écrit » montre les auteurs,
        « Suivre » garde sous vos yeux l’endroit où quelqu’un écrit.
      </p>
      <p>
        Au clavier : la barre « Mise en forme » est un seul arrêt de la touche Tab, les flèches y passent d’un outil à
        l’autre, Échap ramène au texte. Dans un tableau, Tab passe à la case suivante et ajoute une ligne à la fin.
      </p>
      <p>
        N’écrivez pas le nom d’un ménage. À la fin d’un paragraphe, l’appareil prévient s’il croit en voir un ; rien de
        cela n’est envoyé.
      </p>
    </>
  );
}
