import { useId, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { FieldError, SelectField, TextField } from '#app/ui/field.tsx';

type UploadFormProps = { territories: { id: string; name: string }[]; sources: string[]; error?: string };

const LARGEST_FILE = 25_000_000;
const TOO_HEAVY = 'Ce fichier dépasse 25 Mo. Gardez seulement les colonnes utiles, ou découpez-le.';

/** The file last: the server knows the rest when it begins to arrive. */
export function UploadForm({ territories, sources, error }: UploadFormProps) {
  const id = useId();
  const [tooHeavy, setTooHeavy] = useState(false);
  const said = tooHeavy ? TOO_HEAVY : error;
  return (
    <form
      method="post"
      action="/administration/import"
      encType="multipart/form-data"
      className="mt-8 max-w-3xl space-y-6"
      onSubmit={(event) => {
        if (tooHeavy) event.preventDefault();
      }}
    >
      {territories.length > 1 ? (
        <SelectField label="Territoire qui tiendra les fiches" name="territoire">
          {territories.map((territory) => (
            <option key={territory.id} value={territory.id}>
              {territory.name}
            </option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name="territoire" value={territories[0]?.id ?? ''} />
      )}
      <TextField
        label="D’où vient ce tableau ?"
        aside="(facultatif)"
        name="source"
        maxLength={120}
        list={`${id}-sources`}
        hint="Un nom que vous reprendrez la prochaine fois : le fichier suivant mettra alors à jour ses propres fiches, sans écraser ce que les partenaires ont corrigé. Sans nom, celui du fichier compte."
      />
      <datalist id={`${id}-sources`}>
        {sources.map((source) => (
          <option key={source} value={source} />
        ))}
      </datalist>
      <div>
        <label htmlFor={id} className="block font-semibold">
          Votre fichier
        </label>
        <p id={`${id}-hint`} className="text-small text-soft">
          CSV, Excel (.xlsx), JSON data·inclusion v1 (structures et services, un fichier ou les deux) ou GeoJSON. 25 Mo
          au plus.
        </p>
        <input
          id={id}
          type="file"
          name="fichier"
          multiple
          required
          accept=".csv,.tsv,.txt,.xlsx,.json,.geojson"
          aria-describedby={said ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={said ? true : undefined}
          className="mt-1.5 block w-full min-h-11 max-w-full rounded-control border border-control bg-raised px-3 py-2"
          onChange={(event) =>
            setTooHeavy([...(event.currentTarget.files ?? [])].reduce((sum, file) => sum + file.size, 0) > LARGEST_FILE)
          }
        />
        <div role="alert">
          <FieldError id={`${id}-error`} error={said} />
        </div>
      </div>
      <Button variant="primary">Lire le fichier</Button>
      <p className="text-small">
        Pas encore de tableau ? Prenez le modèle :{' '}
        <a className="link" href="/administration/import/modele?format=xlsx" download>
          modèle Excel
        </a>{' '}
        ou{' '}
        <a className="link" href="/administration/import/modele?format=csv" download>
          modèle CSV
        </a>
        .
      </p>
    </form>
  );
}
