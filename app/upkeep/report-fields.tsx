import Send from 'lucide-react/icons/send';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { type Choice, ChoiceGroup } from '#app/ui/choice-group.tsx';
import { SelectField, TextareaField } from '#app/ui/field.tsx';
import type { ReportDraft, ReportErrors } from './report-form.ts';

export type ReportFieldsProps = {
  slug: string;
  services: { id: string; name: string }[];
  reasons: Choice[];
  longestMessage: number;
  trapField: string;
  draft: ReportDraft | undefined;
  errors: ReportErrors;
};

export function ReportFields(props: ReportFieldsProps) {
  const { slug, services, reasons, longestMessage, trapField, draft, errors } = props;
  return (
    <form method="post" action={`/annuaire/${slug}/signaler`} className="space-y-8">
      <ChoiceGroup
        legend="Qu’est-ce qui ne va pas ?"
        legendSize="title"
        name="raison"
        type="radio"
        choices={reasons}
        chosen={draft ? [draft.raison] : []}
        error={errors.raison}
        columns={2}
      />
      {services.length > 0 && (
        <SelectField
          label="Pour quel service ?"
          aside="(facultatif)"
          name="service"
          defaultValue={draft?.service ?? ''}
          error={errors.service}
        >
          <option value="">Toute la fiche</option>
          {services.map((service) => (
            <option key={service.id} value={service.id}>
              {service.name}
            </option>
          ))}
        </SelectField>
      )}
      <TextareaField
        label="Une précision"
        aside="(facultatif)"
        hint={`Le bon numéro, les nouveaux horaires… Ne donnez aucun nom de personne aidée. ${longestMessage} caractères au plus.`}
        name="message"
        rows={5}
        defaultValue={draft?.message ?? ''}
        error={errors.message}
      />
      <div hidden>
        <label>
          Laissez ce champ vide
          <input type="text" name={trapField} tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <p className="flex flex-wrap gap-3">
        <Button variant="primary" icon={Send}>
          Envoyer le signalement
        </Button>
        <LinkButton href={`/annuaire/${slug}`} variant="quiet">
          Revenir sans rien envoyer
        </LinkButton>
      </p>
    </form>
  );
}
