import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import Clock from 'lucide-react/icons/clock';
import History from 'lucide-react/icons/history';
import type { ReactNode } from 'react';
import { Badge, CapacityBadge } from '#app/ui/badge.tsx';

export function SearchHelp() {
  return (
    <>
      <p>
        Écrivez comme vous parlez : « j’ai froid chez moi », « facture edf », « le proprio ne veut pas réparer ». Un
        nom, un sigle ou une faute de frappe conviennent aussi.
      </p>
      <ul>
        <li>
          <strong>Ajoutez la commune</strong> ou le code postal : « moisissures 69100 ». La liste ne garde alors que les
          services qui agissent pour cette commune, même quand leur bureau est ailleurs.
        </li>
        <li>
          <strong>Sous la recherche, « Compris »</strong> montre ce que Maillage a retenu de vos mots. Si ce n’est pas
          ce que vous vouliez dire, retirez-le d’un clic.
        </li>
        <li>
          <strong>Les filtres se combinent.</strong> Dans un même filtre, deux choix s’ajoutent (l’un ou l’autre) ;
          entre deux filtres, il faut les deux.
        </li>
        <li>
          <strong>« Parce que… »</strong>, sur chaque résultat, dit pourquoi il est là.
        </li>
        <li>
          <strong>L’adresse de la page</strong> contient toute la recherche : copiez-la pour l’envoyer à un collègue.
        </li>
        <li>
          <strong>« Ailleurs, pour le même besoin »</strong>, sous une liste courte, nomme les voisins qui font la même
          chose, puis quelques acteurs qui répondent à distance. Ils n’agissent pas pour cette commune et ne comptent
          pas dans le total : appelez-les pour un conseil ou une orientation.
        </li>
        <li>
          <strong>Quelqu’un est en danger ?</strong> « Odeur de gaz », « le détecteur sonne » : ce qu’il faut faire
          d’abord s’affiche au-dessus des résultats. Cela ne remplace pas un appel au 112.
        </li>
      </ul>
      <p>
        Rien ne correspond ? La page propose d’élargir : une commune plus grande, un filtre de moins, un besoin voisin.
      </p>
    </>
  );
}

export function GuideHelp() {
  return (
    <>
      <p>
        <a href="/annuaire/guide">Trouver pour quelqu’un</a> s’utilise avec la personne, à côté de vous. Quatre
        questions : sa commune, son logement, ce qui se passe, et si c’est urgent. Aucun nom n’est demandé et rien n’est
        gardé : les réponses sont seulement dans l’adresse de la page.
      </p>
      <p>
        Les résultats sont rangés par genre de réponse : sociale, juridique, technique, financière. Cochez jusqu’à six
        services, puis ouvrez la <strong>feuille à emporter</strong> : une page A4 en gros caractères, avec les
        horaires, la façon de joindre le service et les papiers à apporter. Elle ne contient que des services que la
        personne peut solliciter elle-même.
      </p>
    </>
  );
}

export function MapHelp() {
  return (
    <>
      <p>
        La carte montre les lieux où l’on est reçu. Un service à domicile ou par téléphone n’a pas de point : il reste
        dans la liste, toujours à côté de la carte.
      </p>
      <ul>
        <li>Un chiffre rassemble plusieurs lieux proches ; cliquez pour vous en approcher.</li>
        <li>« Chercher dans cette zone » limite la liste à ce que la carte montre.</li>
        <li>Un point « approximatif » est placé au centre de sa commune, faute d’adresse précise.</li>
        <li>Ne confondez pas le lieu d’un service et sa zone d’intervention : la fiche donne les deux.</li>
      </ul>
    </>
  );
}

export function BadgesHelp() {
  return (
    <>
      <p>Une fiche dit toujours quand quelqu’un l’a vérifiée, et si le service peut recevoir du monde.</p>
      <dl className="space-y-3">
        <BadgeLine
          badge={
            <Badge tone="verified" icon={CircleCheck}>
              vérifié en…
            </Badge>
          }
        >
          Vérifié depuis moins de six mois.
        </BadgeLine>
        <BadgeLine
          badge={
            <Badge tone="ageing" icon={Clock}>
              vérifié en…
            </Badge>
          }
        >
          Vérifié il y a six mois à un an : un appel avant d’y envoyer quelqu’un est prudent.
        </BadgeLine>
        <BadgeLine
          badge={
            <Badge tone="neutral" icon={History}>
              vérifié en…
            </Badge>
          }
        >
          Plus d’un an : appelez avant.
        </BadgeLine>
        <BadgeLine
          badge={
            <Badge tone="neutral" icon={CircleDashed}>
              jamais vérifié
            </Badge>
          }
        >
          Personne n’a encore confirmé cette fiche.
        </BadgeLine>
        <BadgeLine badge={<CapacityBadge level="open" label="places disponibles" />}>
          Le service reçoit de nouvelles personnes, à la date indiquée.
        </BadgeLine>
        <BadgeLine badge={<CapacityBadge level="full" label="complet" />}>
          Le service n’en reçoit plus pour le moment ; cherchez un autre service pour le même besoin.
        </BadgeLine>
      </dl>
    </>
  );
}

function BadgeLine({ badge, children }: { badge: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-1 sm:grid-cols-[12rem_1fr]">
      <dt>{badge}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function ReportHelp() {
  return (
    <>
      <p>
        En bas de chaque fiche, « Signaler une erreur » ouvre un court formulaire : choisissez ce qui ne va pas, ajoutez
        une précision si vous le pouvez. Aucun compte n’est nécessaire.
      </p>
      <p>
        La coordination du territoire reçoit le signalement et corrige la fiche. N’y écrivez rien sur une personne : il
        ne concerne que l’organisme.
      </p>
    </>
  );
}

export function SignInHelp() {
  return (
    <>
      <p>
        « <a href="/connexion">Se connecter</a> » envoie un code à votre adresse : c’est tout ce qu’il faut. Dans « Mon
        compte », vous pouvez ajouter une clé d’accès (l’empreinte ou le code de votre appareil), un mot de passe, et
        une application qui sert de second facteur. Gardez ses dix codes de secours sur papier.
      </p>
      <p>
        Au guichet ou chez un partenaire, cochez « Poste partagé » : la session se ferme après une demi-heure. « Mon
        compte » montre aussi vos appareils connectés, vos données à télécharger, et comment effacer votre compte.
      </p>
    </>
  );
}

export function KeyboardHelp() {
  return (
    <>
      <p>
        Tout se fait au clavier. Maillage n’ajoute aucun raccourci à une seule lettre, pour ne pas gêner les lecteurs
        d’écran.
      </p>
      <ul>
        <li>
          <kbd>Tab</kbd> et <kbd>Maj</kbd> + <kbd>Tab</kbd> : aller au lien ou au champ suivant, ou précédent. Le
          premier lien de chaque page mène au contenu.
        </li>
        <li>
          <kbd>Entrée</kbd> : ouvrir un lien, lancer la recherche.
        </li>
        <li>
          <kbd>Espace</kbd> : cocher une case, ouvrir un groupe de filtres.
        </li>
        <li>
          Sur la carte, les flèches déplacent la vue ; <kbd>+</kbd> et <kbd>−</kbd> la rapprochent et l’éloignent.
        </li>
      </ul>
    </>
  );
}

export function ScriptlessHelp() {
  return (
    <p>
      Si JavaScript est coupé ou ne se charge pas, la recherche, les filtres, le guide, les fiches et le signalement
      fonctionnent : chaque choix se valide avec un bouton. Seule la carte animée demande JavaScript ; un plan dessiné
      et la liste des lieux la remplacent.
    </p>
  );
}
