import Check from 'lucide-react/icons/check';
import { useId } from 'react';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import type { WalkInDraft, WalkInErrors } from './attendance-acts.server.ts';
import type { ExpectedPerson } from './attendance-view.server.ts';

type Where = { here: string; halfDay: string; q: string };

type HalfDayLinksProps = { here: string; current: string; halfDays: { key: string; label: string; count: number }[] };

export function HalfDayLinks({ here, current, halfDays }: HalfDayLinksProps) {
  if (halfDays.length < 2) return null;
  return (
    <nav aria-label="Demi-journées" className="mt-4">
      <ul className="flex flex-wrap gap-x-5">
        {halfDays.map(({ key, label, count }) => (
          <li key={key}>
            <a
              href={`${here}?demi-journee=${key}`}
              aria-current={key === current ? 'true' : undefined}
              className="inline-flex min-h-11 items-center text-action underline underline-offset-4 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {label} ({count})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function NameFilter({ action, halfDay, q }: { action: string; halfDay: string; q: string }) {
  return (
    <form method="get" action={action} className="mt-4 flex max-w-xl flex-wrap items-end gap-3">
      <input type="hidden" name="demi-journee" value={halfDay} />
      <TextField label="Chercher un nom" name="q" type="search" defaultValue={q} className="min-w-48 flex-1" />
      <Button>Chercher</Button>
    </form>
  );
}

/** One big button per person: a thumb, a queue at the door. */
export function PresenceItem({ person, here, halfDay, q }: Where & { person: ExpectedPerson }) {
  const { id, name, structure, needs, isWaiting, isPresent } = person;
  return (
    <li id={`p-${id}`} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-52">
        <strong>{name}</strong> {isWaiting && <Badge tone="signal">en attente</Badge>}
        <span className="block text-small text-soft">{structure}</span>
        {needs && <span className="block text-small">Besoins : {needs}</span>}
      </div>
      <form method="post" action={here} className="max-sm:w-full">
        <Hidden {...{ id, halfDay, q }} />
        {isPresent ? (
          <Button name="geste" value="absent" variant="quiet" icon={Check}>
            <span>
              Présent(e) · corriger<span className="sr-only"> {name}</span>
            </span>
          </Button>
        ) : (
          <Button name="geste" value="present" className="min-h-13 px-6 max-sm:w-full">
            <span>
              Noter présent(e)<span className="sr-only"> {name}</span>
            </span>
          </Button>
        )}
      </form>
    </li>
  );
}

export function WalkInItem({
  person,
  here,
  halfDay,
  q,
}: Where & { person: { id: string; name: string; structure: string } }) {
  const { id, name, structure } = person;
  return (
    <li id={`p-${id}`} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-52">
        <strong>{name || 'Personne effacée'}</strong> <Badge tone="neutral">venue sans inscription</Badge>
        <span className="block text-small text-soft">{structure}</span>
      </div>
      <form method="post" action={here}>
        <Hidden {...{ id, halfDay, q }} />
        <Button name="geste" value="retirer" variant="quiet" aria-label={`Retirer ${name}`}>
          Retirer
        </Button>
      </form>
    </li>
  );
}

function Hidden({ id, halfDay, q }: { id: string; halfDay: string; q: string }) {
  return (
    <>
      <input type="hidden" name="personne" value={id} />
      <input type="hidden" name="demi-journee" value={halfDay} />
      {q !== '' && <input type="hidden" name="q" value={q} />}
    </>
  );
}

type WalkInFormProps = {
  here: string;
  halfDay: string;
  structures: string[];
  draft: Partial<WalkInDraft>;
  errors: WalkInErrors;
};

export function WalkInForm({ here, halfDay, structures, draft, errors }: WalkInFormProps) {
  const list = useId();
  return (
    <section aria-labelledby="sans-inscription" className="mt-10 max-w-xl">
      <h2 id="sans-inscription">Quelqu’un est venu sans s’inscrire</h2>
      <form method="post" action={here} className="mt-3 space-y-4" noValidate>
        <input type="hidden" name="demi-journee" value={halfDay} />
        <TextField label="Nom et prénom" name="nom" autoComplete="off" defaultValue={draft.nom} error={errors.nom} />
        <TextField
          label="Structure"
          aside="(facultatif)"
          name="structure"
          list={list}
          autoComplete="off"
          defaultValue={draft.structure}
          error={errors.structure}
        />
        <datalist id={list}>
          {structures.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button name="geste" value="passage">
          Noter présent(e)
        </Button>
      </form>
    </section>
  );
}
