import type { MetaFunction } from '@remix-run/node';
import { EventsHelp } from '#app/home/help-events.tsx';
import { NotesHelp } from '#app/home/help-notes.tsx';
import { RegistrationHelp } from '#app/home/help-registration.tsx';
import {
  BadgesHelp,
  GuideHelp,
  KeyboardHelp,
  MapHelp,
  ReportHelp,
  ScriptlessHelp,
  SearchHelp,
  SignInHelp,
} from '#app/home/help-sections.tsx';
import { RolesHelp, UpkeepHelp, YearHelp } from '#app/home/help-upkeep.tsx';
import { WorkshopHelp } from '#app/home/help-workshops.tsx';
import { TextPage } from '#app/home/text-page.tsx';

export const meta: MetaFunction = () => [
  { title: 'Aide – Maillage' },
  { name: 'description', content: 'Chercher, utiliser le guide et la carte, signaler une erreur, lire les badges.' },
];

export default function HelpPage() {
  return (
    <TextPage
      title="Aide"
      lead="Comment trouver le bon interlocuteur, et garder l’annuaire juste."
      contentsLabel="Sommaire de l’aide"
      sections={[
        { id: 'chercher', title: 'Chercher', content: <SearchHelp /> },
        { id: 'guide', title: 'Trouver pour quelqu’un', content: <GuideHelp /> },
        { id: 'carte', title: 'La carte', content: <MapHelp /> },
        { id: 'badges', title: 'Ce que veulent dire les badges', content: <BadgesHelp /> },
        { id: 'signaler-une-erreur', title: 'Signaler une erreur', content: <ReportHelp /> },
        { id: 'roles', title: 'Qui fait quoi : les rôles', content: <RolesHelp /> },
        { id: 'tenir-a-jour', title: 'Tenir des fiches à jour', content: <UpkeepHelp /> },
        { id: 'ateliers', title: 'Écrire ensemble dans un atelier', content: <WorkshopHelp /> },
        { id: 'evenements', title: 'Le programme des évènements', content: <EventsHelp /> },
        { id: 'inscriptions', title: 'S’inscrire à un évènement', content: <RegistrationHelp /> },
        { id: 'ecrire', title: 'Écrire un texte à plusieurs', content: <NotesHelp /> },
        { id: 'se-connecter', title: 'Se connecter', content: <SignInHelp /> },
        { id: 'annee', title: 'L’année d’un annuaire juste', content: <YearHelp /> },
        { id: 'clavier', title: 'Au clavier', content: <KeyboardHelp /> },
        { id: 'sans-javascript', title: 'Sans JavaScript', content: <ScriptlessHelp /> },
      ]}
    />
  );
}
