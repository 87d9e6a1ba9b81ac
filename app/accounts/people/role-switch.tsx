import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { Icon } from '#app/ui/icon.tsx';

export type RoleChoice = { key: string; name: string };

export type RoleSwitchProps = {
  choices: RoleChoice[];
  /** null: all roles together. */
  actingAs: string | null;
  /** Where one is, to come back to. */
  here: string;
};

const ALL = 'tous mes rôles';

/** « J’agis en tant que : Coordination, Lyon »: seen on every page by whoever holds several roles. */
export function RoleSwitch({ choices, actingAs, here }: RoleSwitchProps) {
  const chosen = choices.find(({ key }) => key === actingAs);
  const said = actingAs === null ? ALL : (chosen?.name ?? 'un rôle qui vous a été retiré');
  const lines = [{ key: 'tous', name: 'Tous mes rôles' }, ...choices];
  return (
    <details className="group relative">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-1.5 text-small [&::-webkit-details-marker]:hidden">
        <span>
          <span className="text-soft">J’agis en tant que : </span>
          <span className="font-semibold">{said}</span>
        </span>
        <Icon of={ChevronDown} size={16} className="text-action" />
      </summary>
      <form method="post" action="/compte/role" className="pb-3">
        <input type="hidden" name="retour" value={here} />
        <ul>
          {lines.map(({ key, name }) => {
            const isCurrent = key === (actingAs ?? 'tous');
            return (
              <li key={key}>
                <button
                  type="submit"
                  name="role"
                  value={key}
                  aria-current={isCurrent || undefined}
                  className="inline-flex min-h-11 cursor-pointer items-center gap-2 px-1 text-left text-small text-action underline underline-offset-4"
                >
                  {name}
                  {isCurrent && <Icon of={Check} size={16} />}
                </button>
              </li>
            );
          })}
        </ul>
      </form>
    </details>
  );
}
