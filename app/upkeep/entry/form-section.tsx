import { type ReactNode, useId } from 'react';
import { TextField } from '#app/ui/field.tsx';

/** One part of a long form, under its own heading. */
export function FormSection({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  // Not the words of the title: a field may bear them.
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line pt-6">
      <h2 id={id}>{title}</h2>
      {lead && <p className="mt-1 max-w-prose text-soft">{lead}</p>}
      <div className="mt-4 space-y-5">{children}</div>
    </section>
  );
}

export function ConfirmedTick() {
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 rounded-control border border-line bg-raised px-3 py-2.5 has-checked:border-action has-checked:bg-action-tint">
      <input type="checkbox" name="verifie" value="oui" className="mt-1 size-4.5 shrink-0" />
      <span>
        J’ai vérifié ces informations auprès de l’organisme
        <span className="block text-small text-soft">La fiche affichera qu’elle a été vérifiée aujourd’hui.</span>
      </span>
    </label>
  );
}

/** Stays beside the change in the history of the entry. */
export function WhyField() {
  return (
    <TextField
      label="Pourquoi ce changement"
      aside="(facultatif)"
      hint="Se lit dans l’historique de la fiche, par celles et ceux qui la tiennent."
      name="pourquoi"
      maxLength={500}
    />
  );
}
