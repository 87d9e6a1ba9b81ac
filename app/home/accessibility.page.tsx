import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ContactList } from '#app/home/contact-list.tsx';
import { type ContactView, readContacts } from '#app/home/read-contacts.server.ts';
import { TextPage } from '#app/home/text-page.tsx';

export const meta: MetaFunction = () => [
  { title: 'Accessibilité – Maillage' },
  { name: 'description', content: 'Ce qui est vérifié, ce qui ne l’est pas encore, et à qui signaler un blocage.' },
];

export async function loader({ context }: LoaderFunctionArgs) {
  return { contacts: await readContacts(context.parts.database) };
}

export default function AccessibilityPage() {
  const { contacts } = useLoaderData<typeof loader>();
  return (
    <TextPage
      title="Accessibilité"
      lead="Chacun doit pouvoir trouver de l’aide ici, quel que soit son matériel ou son handicap. Voici où nous en sommes."
      contentsLabel="Sommaire de la déclaration"
      sections={[
        { id: 'etat', title: 'État de conformité', content: <State /> },
        { id: 'verifie', title: 'Ce qui est vérifié', content: <Checked /> },
        { id: 'reste', title: 'Ce qui reste à faire', content: <Remaining /> },
        { id: 'contact', title: 'Signaler un blocage', content: <Contact contacts={contacts} /> },
      ]}
    />
  );
}

function State() {
  return (
    <>
      <p>
        Maillage vise le niveau AA des règles internationales (WCAG 2.2) et du référentiel français (RGAA 4.1). Il n’a
        été audité que partiellement, par des tests automatiques et à la main ; <strong>aucun audit complet</strong> n’a
        été mené par un tiers.
      </p>
      <p>
        Au sens de la réglementation française, un site sans audit complet se déclare « non conforme » : c’est donc
        notre état à ce jour, même si nous ne connaissons pas de page bloquante.
      </p>
    </>
  );
}

function Checked() {
  return (
    <ul>
      <li>
        Les contrastes de toutes les couleurs du site, de jour comme de nuit, sont calculés à chaque modification.
      </li>
      <li>Les pages principales passent l’analyse automatique de l’outil axe.</li>
      <li>Chaque page se lit et s’utilise au clavier seul, et sans JavaScript.</li>
      <li>Les pages tiennent dans 320 pixels de large, sans défilement horizontal.</li>
      <li>Les animations s’arrêtent quand votre appareil le demande.</li>
      <li>La carte a toujours sa liste, qui dit la même chose.</li>
    </ul>
  );
}

function Remaining() {
  return (
    <ul>
      <li>Un audit complet sur les 106 critères du RGAA.</li>
      <li>Des essais avec des personnes qui utilisent un lecteur d’écran, une loupe ou la commande vocale.</li>
      <li>
        La carte animée, faite avec la bibliothèque Leaflet, reste difficile à explorer sans la vue : la liste des lieux
        la remplace.
      </li>
      <li>Les documents et vidéos des organismes, vers lesquels les fiches renvoient, ne dépendent pas de nous.</li>
    </ul>
  );
}

function Contact({ contacts }: { contacts: ContactView[] }) {
  return (
    <>
      <p>
        Une page vous bloque ? Dites l’adresse de la page et ce que vous vouliez faire : on vous répond, et on vous
        donne l’information sous une autre forme.
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
        Sans réponse satisfaisante, vous pouvez saisir le{' '}
        <a href="https://www.defenseurdesdroits.fr/saisir" rel="noreferrer">
          Défenseur des droits
        </a>
        .
      </p>
    </>
  );
}
