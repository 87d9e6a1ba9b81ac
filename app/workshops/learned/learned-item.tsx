import { Button } from '#app/ui/button.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { threadAddress } from '../comments/card-comment.ts';
import type { LearnedLine } from './read-learned.server.ts';

type Choices = { value: string; label: string }[];

type LearnedItemProps = {
  line: LearnedLine;
  pageSlug: string;
  kinds: Choices;
  needs: Choices;
  draft: Draft | null;
  errors: Errors;
};

/** One thing learned: where it was said, what the entry would say, and the decision. */
export function LearnedItem({ line, pageSlug, ...form }: LearnedItemProps) {
  const title = `titre-${line.key.slice(0, 12)}`;
  const name = line.organisation ? line.organisation.name : line.name;
  // A new actor is its name, which stands above already.
  const news = line.differences.filter(({ after }) => after !== name);
  return (
    <li className="py-5">
      <h3 id={title} className="break-words">
        {name}
      </h3>
      {news.length > 0 && (
        <dl className="mt-1">
          {news.map(({ label, after }) => (
            <div key={label} className="flex flex-wrap gap-x-2">
              <dt className="text-soft">{label} :</dt>
              <dd className="min-w-0 break-words font-semibold">{after}</dd>
            </div>
          ))}
        </dl>
      )}
      <ul className="mt-2">
        {line.evidence.map(({ cardId, text, isComment }) => (
          <li key={`${cardId}-${text}`} className="break-words text-soft">
            {cardId ? (
              <>
                <a
                  href={isComment ? threadAddress(pageSlug, cardId) : `/ateliers/${pageSlug}#carte-${cardId}`}
                  className="link"
                >
                  {isComment ? 'Un commentaire' : 'La carte'}
                </a>{' '}
                : « {text} »
              </>
            ) : (
              'Écrite dans une note, ou en rejoignant l’atelier.'
            )}
          </li>
        ))}
      </ul>
      {line.state === 'waiting' ? (
        <Decision line={line} title={title} {...form} />
      ) : (
        <Decided line={line} title={title} />
      )}
    </li>
  );
}

function Decided({ line, title }: { line: LearnedLine; title: string }) {
  if (line.state === 'left')
    return (
      <form method="post" className="mt-2 flex flex-wrap items-center gap-x-4">
        <span>Laissé de côté.</span>
        <input type="hidden" name="cle" value={line.key} />
        <Button variant="quiet" name="geste" value="reprendre" aria-describedby={title}>
          Reprendre
        </Button>
      </form>
    );
  return (
    <p className="mt-2">
      {line.slug ? (
        <a href={`/annuaire/${line.slug}`} className="link inline-flex min-h-11 items-center">
          Voir la fiche
        </a>
      ) : (
        'Transmis à la coordination qui décide.'
      )}
    </p>
  );
}

type DecisionProps = Omit<LearnedItemProps, 'pageSlug'> & { title: string };

function Decision({ line, title, kinds, needs, draft, errors }: DecisionProps) {
  const { kind, key, need, alike, isOurs } = line;
  const hasFields = kind !== 'correction';
  return (
    <form method="post" className="mt-3" noValidate>
      <input type="hidden" name="cle" value={key} />
      <input type="hidden" name="genre" value={kind} />
      {alike.length > 0 && (
        <p className="mb-3">
          Ressemble à{' '}
          {alike.map((other, at) => (
            <span key={other.slug}>
              {at > 0 && ', '}
              <a href={`/annuaire/${other.slug}`} className="link">
                {other.name}
              </a>
            </span>
          ))}
          . Si c’est le même, laissez de côté.
        </p>
      )}
      {hasFields && (
        <div className="grid gap-4 sm:grid-cols-2">
          {kind === 'actor' && (
            <>
              <TextField
                label="Nom"
                name="nom"
                defaultValue={draft ? textOf(draft, 'nom') : line.name}
                error={errors.nom}
                autoComplete="off"
              />
              <SelectField
                label="Ce que c’est"
                name="type"
                defaultValue={draft ? textOf(draft, 'type') : 'autre'}
                error={errors.type}
              >
                {kinds.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </SelectField>
              <TextField
                label="Commune"
                aside="(facultatif)"
                name="commune"
                defaultValue={draft ? textOf(draft, 'commune') : ''}
                error={errors.commune}
                autoComplete="off"
              />
            </>
          )}
          <TextField
            label="Ce qu’il fait, en quelques mots"
            aside={kind === 'actor' ? '(pour être trouvé)' : undefined}
            name="service"
            defaultValue={draft ? textOf(draft, 'service') : kind === 'service' ? line.name : ''}
            error={errors.service}
            autoComplete="off"
          />
          <SelectField
            label="Besoin"
            name="besoin"
            defaultValue={draft ? textOf(draft, 'besoin') : (need ?? '')}
            error={errors.besoin}
          >
            <option value="">Choisir…</option>
            {needs.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-2">
        <Button name="geste" value="prendre" aria-describedby={title}>
          {isOurs ? 'Prendre dans l’annuaire' : 'Transmettre à sa coordination'}
        </Button>
        <Button variant="quiet" name="geste" value="laisser" aria-describedby={title}>
          Laisser de côté
        </Button>
      </p>
    </form>
  );
}
