import CalendarClock from 'lucide-react/icons/calendar-clock';
import CopyPlus from 'lucide-react/icons/copy-plus';
import History from 'lucide-react/icons/history';
import Phone from 'lucide-react/icons/phone';
import Plus from 'lucide-react/icons/plus';
import { KeeperActs, type KeptService } from '#app/directory/card/keeper-acts.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';

export type EntryServicesProps = {
  slug: string;
  status: string;
  mayArchive: boolean;
  mayCopy: boolean;
  services: (KeptService & { slug: string; status: string })[];
  today: string;
};

const STATUS_WORDS: Record<string, string> = { archived: 'Retiré', draft: 'Pas encore publié' };

/** What can be done with an entry in one click, and the way to its services. */
export function EntryServices({ slug, status, mayArchive, mayCopy, services, today }: EntryServicesProps) {
  const shown = services.filter((service) => service.status === 'published');
  const here = `/administration/annuaire/${slug}`;
  return (
    <>
      <div id="gestes" className="mt-6 flex scroll-mt-6 flex-wrap gap-3">
        <Act slug={slug} act="verifier" label="Vérifié par téléphone" icon={Phone} />
        {mayArchive && status === 'published' && <Act slug={slug} act="retirer" label="Retirer de l’annuaire" />}
        {mayArchive && status !== 'published' && (
          <Act
            slug={slug}
            act="remettre"
            label={status === 'draft' ? 'Publier la fiche' : 'Remettre dans l’annuaire'}
          />
        )}
        {mayCopy && <Act slug={slug} act="dupliquer" label="Dupliquer" icon={CopyPlus} />}
        <LinkButton href={`${here}/historique`} variant="quiet" icon={History}>
          Historique
        </LinkButton>
        <LinkButton href={`${here}/fraicheur`} variant="quiet" icon={CalendarClock}>
          Rythme de vérification
        </LinkButton>
      </div>
      <section aria-labelledby="services" className="mt-10">
        <h2 id="services">Ses services</h2>
        {services.length === 0 && (
          <p className="mt-2">Aucun pour le moment. C’est par un service que la recherche trouve une fiche.</p>
        )}
        <ul className="mt-2 divide-y divide-line">
          {services.map((service) => (
            <li key={service.slug} className="flex flex-wrap items-center justify-between gap-3 py-2">
              <a href={`${here}/services/${service.slug}`} className="link inline-flex min-h-11 items-center">
                {service.name}
              </a>
              {service.status !== 'published' && <Badge>{STATUS_WORDS[service.status] ?? service.status}</Badge>}
              {service.isFull && <Badge tone="signal">Complet</Badge>}
            </li>
          ))}
        </ul>
        <p className="mt-3">
          <LinkButton href={`${here}/services/nouveau`} icon={Plus}>
            Ajouter un service
          </LinkButton>
        </p>
        {status === 'published' && shown.length > 0 && (
          <details className="mt-2">
            <summary className="min-h-11 py-2.5 font-semibold">Complet, fermé, disponible</summary>
            <div className="pt-2">
              <KeeperActs slug={slug} services={shown} back={here} today={today} />
            </div>
          </details>
        )}
      </section>
    </>
  );
}

type ActProps = { slug: string; act: string; label: string; icon?: typeof Phone; back?: string; name?: string };

/** One button, one act, and back to where it was clicked. */
export function Act({ slug, act, label, icon, back, name }: ActProps) {
  return (
    <form method="post" action={`/administration/annuaire/${slug}/gestes`}>
      <input type="hidden" name="geste" value={act} />
      {back && <input type="hidden" name="retour" value={back} />}
      <Button icon={icon} aria-label={name && `${label} : ${name}`}>
        {label}
      </Button>
    </form>
  );
}
