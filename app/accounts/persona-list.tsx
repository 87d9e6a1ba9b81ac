import FlaskConical from 'lucide-react/icons/flask-conical';
import { Button } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { Persona } from './personas.ts';

/** One click and one is somebody else: only in a demonstration, and it says so. */
export function PersonaList({ personas }: { personas: Persona[] }) {
  return (
    <section aria-labelledby="demonstration" className="mt-12 rounded-control border border-line bg-amber-tint p-5">
      <h2 id="demonstration" className="flex items-center gap-2">
        <Icon of={FlaskConical} size={20} className="text-amber" />
        Démonstration : entrer d’un clic
      </h2>
      <p className="mt-2">
        Ces personnes sont inventées, comme les données. Une vraie installation ne montre pas cette liste. Les courriels
        ne partent pas : ils se lisent dans la <a href="/boite-aux-lettres">boîte aux lettres</a>.
      </p>
      <ul className="mt-4 divide-y divide-line">
        {personas.map(({ code, name, role, can }) => (
          <li key={code} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-semibold">{role}</p>
              <p className="text-small">
                {name}. {can}
              </p>
            </div>
            <form method="post" action="/connexion/demo">
              <input type="hidden" name="persona" value={code} />
              <Button aria-label={`Entrer comme ${name}, ${role}`}>Entrer</Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
