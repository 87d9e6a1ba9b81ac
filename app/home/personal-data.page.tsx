import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ContactList } from '#app/home/contact-list.tsx';
import { type ContactView, readContacts } from '#app/home/read-contacts.server.ts';
import { TextPage } from '#app/home/text-page.tsx';

export const meta: MetaFunction = () => [
  { title: 'Données personnelles – Maillage' },
  { name: 'description', content: 'Ce que Maillage garde, combien de temps, et ce qu’il ne fait jamais.' },
];

export async function loader({ context }: LoaderFunctionArgs) {
  return { contacts: await readContacts(context.parts.database) };
}

export default function PersonalDataPage() {
  const { contacts } = useLoaderData<typeof loader>();
  return (
    <TextPage
      title="Données personnelles"
      lead="Chercher de l’aide ne doit laisser presque aucune trace. Voici tout ce qui est gardé."
      contentsLabel="Sommaire"
      sections={[
        { id: 'garde', title: 'Ce qui est gardé', content: <Kept /> },
        { id: 'jamais', title: 'Ce qui n’est jamais gardé', content: <NeverKept /> },
        { id: 'cookies', title: 'Cookies', content: <Cookies /> },
        { id: 'annuaire', title: 'Les données de l’annuaire', content: <Directory /> },
        { id: 'droits', title: 'Vos droits', content: <Rights contacts={contacts} /> },
      ]}
    />
  );
}

function Kept() {
  return (
    <ul>
      <li>
        <strong>Les recherches restées sans réponse</strong>, pour savoir ce qui manque sur le territoire : seulement
        les mots, sans accents ni chiffres, et le jour, sans auteur. Elles ne sont montrées à la coordination qu’une
        fois vues trois jours différents, et effacées après 90 jours.
      </li>
      <li>
        <strong>Les signalements d’erreur</strong> sur une fiche : la raison choisie et la précision que vous écrivez.
        Aucun nom n’est demandé.
      </li>
      <li>
        <strong>Les comptes</strong> de celles et ceux qui tiennent des fiches : un nom, une adresse de courriel, des
        rôles, les appareils connectés (navigateur et système, sans adresse). Les codes de connexion ne sont gardés que
        sous une forme illisible.
      </li>
      <li>
        <strong>Les courriels « Vos informations sont-elles toujours exactes ? »</strong>, envoyés aux adresses de la
        fiche et aux personnes qui la tiennent : l’adresse, la date d’envoi et la réponse, pour ne pas demander deux
        fois. Tout est effacé après 400 jours ; une adresse qui refuse nos messages est notée pour ne plus lui écrire.
        La coordination peut espacer ces courriels ou les arrêter.
      </li>
      <li>
        <strong>Qui a corrigé quoi</strong> dans l’annuaire, avec le nom de la personne et la date.
      </li>
      <li>
        <strong>Les inscriptions aux évènements</strong> : un nom, une structure, une adresse de courriel, ce dont vous
        avez besoin pour participer, et votre présence. Seule l’équipe qui organise les lit. Elles sont effacées à la
        date annoncée à l’inscription, ou dès que vous le demandez par le lien de votre confirmation ; restent des
        nombres, par type de structure.
      </li>
      <li>
        <strong>Un journal technique</strong>, pour réparer les pannes : l’heure et la page demandée, jamais les mots
        cherchés.
      </li>
    </ul>
  );
}

function NeverKept() {
  return (
    <ul>
      <li>Les réponses données dans « Trouver pour quelqu’un » : elles restent dans l’adresse de la page.</li>
      <li>Ce que vous cherchez quand la recherche trouve.</li>
      <li>
        Votre position : Maillage ne la demande pas. Le fond de carte passe par notre serveur, pour que l’éditeur des
        cartes ne voie pas qui regarde.
      </li>
      <li>Aucune mesure d’audience, aucun traceur, aucun contenu chargé depuis un autre site.</li>
    </ul>
  );
}

function Cookies() {
  return (
    <p>
      Aucun tant que vous ne vous connectez pas. Si vous vous connectez, un seul, qui dit que c’est vous ; il disparaît
      à la déconnexion et ne sert à rien d’autre. Votre commune et vos filtres restent dans l’adresse de la page : il
      n’y a donc pas de bandeau à fermer.
    </p>
  );
}

function Directory() {
  return (
    <p>
      Les fiches décrivent des organismes. Les coordonnées publiées sont celles d’un service (« accueil », « ligne des
      partenaires »), pas d’une personne. Les coordonnées réservées aux professionnels ne sont ni dans les pages
      publiques, ni dans la recherche, ni dans les données ouvertes.
    </p>
  );
}

function Rights({ contacts }: { contacts: ContactView[] }) {
  return (
    <>
      <p>
        Si vous avez un compte, « <a href="/compte">Mon compte</a> » vous donne tout ce qui est gardé à votre nom, et
        l’efface. Sinon, vous pouvez demander à voir, corriger ou effacer ce qui vous concerne : une réponse vous est
        donnée dans un délai d’un mois.
      </p>
      <ContactList
        contacts={contacts}
        fallback={
          <>
            Adressez-vous à la structure qui coordonne votre territoire : sa fiche est dans{' '}
            <a href="/annuaire">l’annuaire</a>.
          </>
        }
      />
      <p>
        En cas de désaccord, vous pouvez saisir la{' '}
        <a href="https://www.cnil.fr/fr/plaintes" rel="noreferrer">
          CNIL
        </a>
        .
      </p>
    </>
  );
}
