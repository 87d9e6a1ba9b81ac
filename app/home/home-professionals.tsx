import FileText from 'lucide-react/icons/file-text';
import MessageSquareWarning from 'lucide-react/icons/message-square-warning';
import Table2 from 'lucide-react/icons/table-2';
import { Icon } from '#app/ui/icon.tsx';

const TOOLS = [
  {
    icon: FileText,
    title: 'Une feuille à emporter',
    text: 'Choisissez jusqu’à six services dans le guide : une page en gros caractères, à imprimer et à remettre.',
    href: '/annuaire/guide',
    link: 'Ouvrir le guide',
  },
  {
    icon: Table2,
    title: 'Qui fait quoi, d’un coup d’œil',
    text: 'Le tableau des besoins et des acteurs d’une commune montre les appuis, et les manques.',
    href: '/annuaire/qui-fait-quoi',
    link: 'Voir le tableau',
  },
  {
    icon: MessageSquareWarning,
    title: 'Un annuaire tenu ensemble',
    text: 'Un numéro a changé, un service a fermé ? Chaque fiche a son lien « Signaler une erreur ».',
    href: '/aide#signaler-une-erreur',
    link: 'Comment signaler',
  },
];

export function HomeProfessionals() {
  return (
    <section aria-labelledby="professionnels">
      <h2 id="professionnels">Pour les professionnels et les bénévoles</h2>
      <ul className="mt-4 grid gap-8 md:grid-cols-3 md:gap-10">
        {TOOLS.map((tool) => (
          <li key={tool.title}>
            <Icon of={tool.icon} size={24} className="text-action" />
            <h3 className="mt-2">{tool.title}</h3>
            <p className="mt-1 text-small">{tool.text}</p>
            <a href={tool.href} className="link mt-1 inline-flex min-h-11 items-center text-small">
              {tool.link}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
