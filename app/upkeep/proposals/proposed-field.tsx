import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { FieldError, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { EditorField } from './editor-field.tsx';
import type { ProposedField } from './read-proposals.server.ts';

export type ProposedFieldsProps = {
  field: ProposedField;
  at: number;
  draft: Draft;
  errors: Errors;
  wantsAnswer: boolean;
};

/** One difference: what was, what is proposed, what the entry says by now if it moved on; and what becomes of it. */
export function ProposedFieldChoice({ field, at, draft, errors, wantsAnswer }: ProposedFieldsProps) {
  const { label, before, now, after, hasMovedOn, editor } = field;
  const [choice, value, reason] = ['choix', 'valeur', 'raison'].map((part) => `${part}-${at}`) as [
    string,
    string,
    string,
  ];
  const typed = draft[value];
  const choices = [
    { value: 'prendre', label: 'Prendre' },
    ...(editor ? [{ value: 'modifier', label: 'Prendre, écrit autrement' }] : []),
    { value: 'refuser', label: 'Ne pas prendre' },
  ];
  return (
    <section aria-labelledby={`champ-${at}`} className="border-t border-line pt-5">
      <h2 id={`champ-${at}`} className="text-title break-words">
        {label}
      </h2>
      {hasMovedOn && (
        <p className="mt-1 text-small font-semibold text-amber">La fiche a changé depuis la proposition.</p>
      )}
      <dl className={`mt-3 grid gap-4 ${hasMovedOn ? 'md:grid-cols-3' : 'md:grid-cols-2'}`}>
        <Side title={hasMovedOn ? 'Au moment de la proposition' : 'Aujourd’hui'} text={before} />
        {hasMovedOn && <Side title="Aujourd’hui" text={now} />}
        <Side title="Proposé" text={after} isProposed />
      </dl>
      <div className="mt-4 space-y-4">
        <ChoiceGroup
          legend={`Que faire de « ${label} » ?`}
          name={choice}
          type="radio"
          choices={choices}
          chosen={[textOf(draft, choice)]}
          error={errors[choice]}
          columns={3}
        />
        {editor && (
          <details open={Boolean(errors[value]) || textOf(draft, choice) === 'modifier'}>
            <summary className="min-h-11 cursor-pointer py-2 font-semibold">Écrire autrement</summary>
            <EditorField
              editor={typed === undefined ? editor : { ...editor, value: typed }}
              name={value}
              label="Ce qui paraîtra"
              error={errors[value]}
            />
          </details>
        )}
        {!editor && <FieldError id={`erreur-${at}`} error={errors[value]} />}
        <TextField
          label="Pourquoi"
          aside={wantsAnswer ? '(envoyé par courriel)' : '(facultatif)'}
          name={reason}
          defaultValue={textOf(draft, reason)}
          error={errors[reason]}
          aria-label={`Pourquoi, pour « ${label} »`}
        />
      </div>
    </section>
  );
}

function Side({ title, text, isProposed = false }: { title: string; text: string | null; isProposed?: boolean }) {
  return (
    <div className="min-w-0">
      <dt className="text-small text-soft">{title}</dt>
      <dd
        className={`break-words whitespace-pre-wrap ${isProposed ? 'border-l-4 border-action pl-3 font-semibold' : ''}`}
      >
        {text ?? 'rien'}
      </dd>
    </div>
  );
}
