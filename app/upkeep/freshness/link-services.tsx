import { Button } from '#app/ui/button.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import type { NewsDraft, NewsErrors } from './service-news-form.ts';
import { Unfold } from './unfold.tsx';

type Told = { of: 'full' | 'closed'; draft: NewsDraft; errors: NewsErrors };
export type LinkServicesProps = { token: string; services: { id: string; name: string }[]; told: Told | null };

/** Full, or closed for some days: what cannot wait for a correction. */
export function LinkServices({ token, services, told }: LinkServicesProps) {
  if (services.length === 0) return null;
  const full = told?.of === 'full' ? told : null;
  const closed = told?.of === 'closed' ? told : null;
  return (
    <>
      <Unfold title="Un service est complet" isOpen={full !== null}>
        <form method="post" action={`/fiche/${token}`} className="space-y-5" noValidate>
          <input type="hidden" name="geste" value="complet" />
          <Service services={services} told={full} />
          <TextField
            label="Complet jusqu’au"
            type="date"
            name="jusquau"
            defaultValue={full?.draft.jusquau}
            error={full?.errors.jusquau}
          />
          <Button>Annoncer que c’est complet</Button>
        </form>
      </Unfold>
      <Unfold title="Un service ferme quelques jours" isOpen={closed !== null}>
        <form method="post" action={`/fiche/${token}`} className="space-y-5" noValidate>
          <input type="hidden" name="geste" value="ferme" />
          <Service services={services} told={closed} />
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              label="Fermé du"
              type="date"
              name="du"
              defaultValue={closed?.draft.du}
              error={closed?.errors.du}
            />
            <TextField label="au" type="date" name="au" defaultValue={closed?.draft.au} error={closed?.errors.au} />
          </div>
          <TextField
            label="Raison"
            aside="(facultatif)"
            hint="Congés, travaux…"
            name="motif"
            defaultValue={closed?.draft.motif}
            error={closed?.errors.motif}
          />
          <Button>Annoncer la fermeture</Button>
        </form>
      </Unfold>
    </>
  );
}

function Service({ services, told }: { services: LinkServicesProps['services']; told: Told | null }) {
  return (
    <SelectField
      label="Service"
      name="service"
      defaultValue={told?.draft.service ?? services[0]?.id}
      error={told?.errors.service}
    >
      {services.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
