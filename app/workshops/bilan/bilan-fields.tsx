import { Button } from '#app/ui/button.tsx';
import { TextareaField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { countWords } from '../comments/card-comment.ts';
import { addField, keepField, textField } from './bilan-names.ts';
import type { BilanView, LineView } from './bilan-view.server.ts';
import { ThreadDrawing } from './thread-drawing.tsx';

type BilanFieldsProps = { view: BilanView; draft: Draft | null; errors: Errors };

/** Everything of the bilan in one form: what is not ticked is left out, and said to be. */
export function BilanFields({ view, draft, errors }: BilanFieldsProps) {
  const lines = { draft, errors };
  return (
    <form method="post" noValidate className="mt-6 max-w-4xl">
      {/* Enter in a field saves; it never publishes. */}
      <button type="submit" name="geste" value="enregistrer" hidden tabIndex={-1} />
      <input type="hidden" name="revision" value={view.revision} />
      <div className="space-y-4">
        <TextField
          label="Titre"
          name="titre"
          defaultValue={draft ? textOf(draft, 'titre') : view.title}
          error={errors.titre}
        />
        <TextareaField
          label="Introduction"
          aside="(facultatif)"
          name="intro"
          defaultValue={draft ? textOf(draft, 'intro') : view.intro}
          error={errors.intro}
        />
      </div>
      {view.sections.map(({ key, title, themes }) => (
        <fieldset key={key} className="mt-8">
          <legend>
            <h2>{title}</h2>
          </legend>
          {themes.map(({ theme, lines: own }) => (
            <div key={theme} className="mt-3">
              {theme && <h3>{theme}</h3>}
              <ul className="divide-y divide-line">
                {own.map((line) => (
                  <LineFields key={line.id} line={line} isKept {...lines} />
                ))}
              </ul>
            </div>
          ))}
          <details className="mt-2" open={Boolean(draft && textOf(draft, addField(key)))}>
            <summary className="w-fit min-h-11 cursor-pointer py-2.5">Ajouter à « {title} »</summary>
            <TextareaField
              className="mt-1"
              label={`Ajouter à « ${title} »`}
              hint="Une ligne par phrase."
              rows={2}
              name={addField(key)}
              defaultValue={draft ? textOf(draft, addField(key)) : ''}
            />
          </details>
        </fieldset>
      ))}
      {view.leftOut.length > 0 && (
        <details className="mt-8">
          <summary className="w-fit min-h-11 cursor-pointer py-2.5 font-semibold">
            Laissées de côté ({view.leftOut.length})
          </summary>
          <ul className="divide-y divide-line">
            {view.leftOut.map((line) => (
              <LineFields key={line.id} line={line} isKept={false} {...lines} />
            ))}
          </ul>
        </details>
      )}
      {view.drawing && <ThreadDrawing drawing={view.drawing} />}
      <p className="mt-8 flex flex-wrap gap-3">
        <Button variant="primary" name="geste" value="publier">
          {view.publishedAt ? 'Enregistrer la page publiée' : 'Enregistrer et publier'}
        </Button>
        <Button name="geste" value="enregistrer">
          Enregistrer
        </Button>
        <Button variant="quiet" name="geste" value="completer">
          Reprendre les nouvelles cartes
        </Button>
        {view.publishedAt && (
          <Button variant="quiet" name="geste" value="retirer">
            Ne plus publier
          </Button>
        )}
      </p>
    </form>
  );
}

function LineFields({
  line,
  isKept,
  draft,
  errors,
}: {
  line: LineView;
  isKept: boolean;
  draft: Draft | null;
  errors: Errors;
}) {
  const { id, text, votes, commune, leftOut, href, comments } = line;
  const about = [votes > 0 && `${votes} voix`, commune, leftOut].filter(Boolean).join(' · ');
  return (
    <li className="py-3">
      <TextareaField
        label={about || 'Ligne'}
        rows={2}
        name={textField(id)}
        defaultValue={draft ? textOf(draft, textField(id)) : text}
        error={errors[textField(id)]}
      />
      <p className="mt-1 flex flex-wrap items-center gap-x-5">
        <label className="inline-flex min-h-11 items-center gap-2">
          <input type="checkbox" name={keepField(id)} defaultChecked={isKept} className="size-5 shrink-0" />
          Garder dans le bilan
        </label>
        {href && (
          <a href={href} className="link inline-flex min-h-11 items-center">
            La carte
          </a>
        )}
        {comments && (
          <a href={comments.href} className="link inline-flex min-h-11 items-center">
            {countWords(comments.count)}
          </a>
        )}
      </p>
    </li>
  );
}
