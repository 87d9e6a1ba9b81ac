import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { FieldError, SelectField, TextField } from '#app/ui/field.tsx';
import type { WorkshopDraft, WorkshopErrors } from './new-workshop.server.ts';

export type NewWorkshopFormProps = {
  territories: { id: string; name: string }[];
  places: { key: string; label: string }[];
  templates: { code: string; label: string; hint: string }[];
  answered: { errors: WorkshopErrors; draft: WorkshopDraft } | undefined;
};

export function NewWorkshopForm({ territories, places, templates, answered }: NewWorkshopFormProps) {
  const draft = answered?.draft;
  const errors = answered?.errors ?? {};
  return (
    <section aria-labelledby="nouvelle">
      <h2 id="nouvelle">Nouvelle page</h2>
      <Form method="post" noValidate className="mt-3 space-y-4">
        <TextField label="Titre" name="titre" maxLength={120} defaultValue={draft?.title} error={errors.title} />
        <fieldset aria-describedby={errors.template ? 'modele-erreur' : undefined}>
          <legend className="font-semibold">Modèle</legend>
          {templates.map(({ code, label, hint }, at) => (
            <label key={code} className="tick items-start py-1.5">
              <input
                type="radio"
                name="modele"
                value={code}
                defaultChecked={draft ? draft.template === code : at === 0}
                className="mt-1"
              />
              <span>
                <span className="font-semibold">{label}</span>
                <br />
                <span className="text-soft">{hint}</span>
              </span>
            </label>
          ))}
          <FieldError id="modele-erreur" error={errors.template} />
        </fieldset>
        <TextField label="Thème" aside="(facultatif)" name="theme" maxLength={120} defaultValue={draft?.theme} />
        {places.length > 0 && (
          <SelectField label="Évènement" aside="(facultatif)" name="evenement" defaultValue={draft?.place}>
            <option value="">Aucun : la page vit seule</option>
            {places.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </SelectField>
        )}
        {territories.length > 1 && (
          <SelectField label="Territoire" name="territoire" defaultValue={draft?.territory}>
            {territories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <Button variant="primary">Créer la page</Button>
      </Form>
    </section>
  );
}
