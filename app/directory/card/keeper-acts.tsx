import CalendarOff from 'lucide-react/icons/calendar-off';
import CircleOff from 'lucide-react/icons/circle-off';
import { useId } from 'react';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';

export type KeptService = { id: string; name: string; isFull: boolean };

export type KeeperActsProps = {
  slug: string;
  services: KeptService[];
  /** Where one comes back to: the list or the card. */
  back: string;
  /** Today in Paris: nobody closes yesterday. */
  today: string;
  /** What was sent and could not be read. */
  answered?: ActsAnswer;
};

export type ActsAnswer = {
  act: string;
  back: string;
  draft: Record<string, string>;
  errors: Record<string, string[]>;
};

/** « Complet jusqu’au », « fermé du… au… », « disponible à nouveau »: one service, one date, one click. */
export function KeeperActs({ slug, services, back, today, answered }: KeeperActsProps) {
  const [only] = services;
  if (!only) return null;
  const action = `/administration/annuaire/${slug}/gestes`;
  const typed = (act: string, name: string) =>
    answered?.act === act ? { defaultValue: answered.draft[name], error: answered.errors[name] } : {};
  const whose = (act: string) =>
    services.length === 1 ? (
      <input type="hidden" name="service" value={only.id} />
    ) : (
      <SelectField label="Service" name="service" className="min-w-0 flex-1 basis-56" {...typed(act, 'service')}>
        {services.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    );
  return (
    <div className="space-y-6">
      {services
        .filter(({ isFull }) => isFull)
        .map(({ id, name }) => (
          <form key={id} method="post" action={action}>
            <Hidden act="disponible" back={back} />
            <input type="hidden" name="service" value={id} />
            <Button aria-label={`Disponible à nouveau : ${name}`}>
              Disponible à nouveau{services.length > 1 && `\u202f: ${name}`}
            </Button>
          </form>
        ))}
      <ActForm action={action} legend="Complet">
        <Hidden act="complet" back={back} />
        {whose('complet')}
        <TextField label="Jusqu’au" type="date" name="jusquau" min={today} required {...typed('complet', 'jusquau')} />
        <Button icon={CircleOff}>Dire complet</Button>
      </ActForm>
      <ActForm action={action} legend="Fermé">
        <Hidden act="ferme" back={back} />
        {whose('ferme')}
        <TextField label="Du" type="date" name="du" required {...typed('ferme', 'du')} />
        <TextField label="Au" type="date" name="au" min={today} required {...typed('ferme', 'au')} />
        <TextField
          label="Pourquoi"
          aside="(facultatif)"
          name="motif"
          placeholder="congés"
          className="min-w-0 basis-44"
          {...typed('ferme', 'motif')}
        />
        <Button icon={CalendarOff}>Dire fermé</Button>
      </ActForm>
    </div>
  );
}

function ActForm({ action, legend, children }: { action: string; legend: string; children: React.ReactNode }) {
  const id = useId();
  return (
    <form method="post" action={action} aria-labelledby={id}>
      <p id={id} className="text-small font-semibold text-soft">
        {legend}
      </p>
      <div className="mt-1 flex flex-wrap items-end gap-3">{children}</div>
    </form>
  );
}

function Hidden({ act, back }: { act: string; back: string }) {
  return (
    <>
      <input type="hidden" name="geste" value={act} />
      <input type="hidden" name="retour" value={back} />
    </>
  );
}
