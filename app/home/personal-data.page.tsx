import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ContactList } from '#app/home/contact-list.tsx';
import {
  Cookies,
  KeptOfAccounts,
  KeptOfEvents,
  KeptOfMails,
  KeptOfVisitors,
  KeptOfWorkshops,
} from '#app/home/kept-data.tsx';
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
      lead="Chercher de l’aide ne doit laisser presque aucune trace. Voici tout ce qui est gardé, pourquoi et combien de temps."
      contentsLabel="Sommaire"
      sections={[
        { id: 'garde', title: 'Sans compte, dans l’annuaire', content: <KeptOfVisitors /> },
        { id: 'compte', title: 'Avec un compte', content: <KeptOfAccounts /> },
        { id: 'evenements', title: 'Aux évènements', content: <KeptOfEvents /> },
        { id: 'ateliers', title: 'Dans les ateliers et les notes', content: <KeptOfWorkshops /> },
        { id: 'courriels', title: 'Les courriels', content: <KeptOfMails /> },
        { id: 'jamais', title: 'Ce qui n’est jamais gardé', content: <NeverKept /> },
        { id: 'cookies', title: 'Cookies', content: <Cookies /> },
        { id: 'annuaire', title: 'Les données de l’annuaire', content: <Directory /> },
        { id: 'droits', title: 'Vos droits', content: <Rights contacts={contacts} /> },
      ]}
    />
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
        Si vous avez un compte, « <a href="/compte">Mon compte</a> » vous donne tout ce qui est gardé à votre nom, vos
        cartes et vos notes comprises, et l’efface. Sans compte, le lien de votre confirmation d’inscription fait de
        même pour un évènement, et votre prénom d’atelier s’efface de lui-même. Vous pouvez aussi demander à voir,
        corriger ou effacer ce qui vous concerne : une réponse vous est donnée dans un délai d’un mois.
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
