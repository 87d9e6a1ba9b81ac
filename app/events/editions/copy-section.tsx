import { Button } from '#app/ui/button.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import type { Draft, Errors } from '#app/ui/form-draft.ts';
import { Notice } from '#app/ui/notice.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { type CopiedDate, CopiedDates } from './copied-dates.tsx';
import { EditionFields } from './edition-fields.tsx';
import type { Keeping } from './moved-days.ts';

/** The dates as they would be, and for which answers. */
export type CopyPreview = { seen: string; dates: CopiedDate[] };

export type CopySectionProps = {
  action: string;
  draft: Draft;
  errors: Errors;
  keep: Keeping;
  /** What the new day answers to: « mardi 17 novembre 2026 ». */
  anchor: string | null;
  preview: CopyPreview | null;
};

/** An edition taken up again, in two steps: its dates first, then the copy. */
export function CopySection({ action, draft, errors, keep, anchor, preview }: CopySectionProps) {
  return (
    <section aria-labelledby="dupliquer" className="mt-12 max-w-4xl">
      <h2 id="dupliquer">Reprendre pour l’année suivante</h2>
      <p className="mt-1 max-w-prose text-soft">
        Les évènements sont copiés en brouillon, avec leurs séances et leurs tâches.
        {anchor && ` Ce qui avait lieu le ${anchor} tombe le jour choisi.`} Sans journée, tout avance de 52 semaines.
        Aucune inscription n’est reprise.
      </p>
      <form method="post" action={`${action}#dupliquer`} className="mt-4 space-y-5" noValidate>
        <MissingNotice errors={errors} />
        <input type="hidden" name="geste" value="dupliquer" />
        <EditionFields draft={draft} errors={errors} idPrefix="copie-" />
        <ChoiceGroup
          legend="Les autres évènements"
          name="garder"
          type="radio"
          columns={2}
          choices={[
            { value: 'ecarts', label: 'gardent leur écart', hint: 'La veille reste la veille.' },
            { value: 'semaine', label: 'gardent leur jour de la semaine', hint: 'Le samedi reste un samedi.' },
          ]}
          chosen={[keep === 'weekdays' ? 'semaine' : 'ecarts']}
        />
        {preview && (
          <Notice tone="info" title="Les dates seront" isLive>
            <input type="hidden" name="vu" value={preview.seen} />
            <CopiedDates dates={preview.dates} />
          </Notice>
        )}
        <Button>{preview ? 'Dupliquer l’édition' : 'Voir les dates'}</Button>
        {preview && (
          <p className="text-small text-soft">Une autre journée choisie ci-dessus montre d’abord ses dates.</p>
        )}
      </form>
    </section>
  );
}
