import { Form, useSubmit } from '@remix-run/react';
import type { FormEvent } from 'react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { Tick } from '#app/ui/tick.tsx';
import { AUDIENCES, FORMATS } from '../event.ts';
import { type ProgrammeQuery, programmeHref } from './programme-query.ts';
import type { ProgrammeChoices } from './read-programme.server.ts';

export type ProgrammeFiltersProps = {
  query: ProgrammeQuery;
  choices: ProgrammeChoices;
  /** Name of the commune chosen. */
  commune: string;
  unknown: string;
};

type Option = { value: string; label: string };

/** One plain form; with a script a tick sends it at once. */
export function ProgrammeFilters({ query, choices, commune, unknown }: ProgrammeFiltersProps) {
  const submit = useSubmit();
  const { territories, editions, themes, formats, audiences } = query;
  const slugs = (words: { code: string; slug: string }[], codes: string[]) =>
    words.filter(({ code }) => codes.includes(code)).map(({ slug }) => slug);
  const groups: { legend: string; name: string; options: Option[]; chosen: string[]; least: number }[] = [
    { legend: 'Édition', name: 'edition', options: editionOptions(choices), chosen: editions, least: 1 },
    { legend: 'Territoire', name: 'territoire', options: named(choices.territories), chosen: territories, least: 2 },
    { legend: 'Forme', name: 'format', options: worded(FORMATS), chosen: slugs(FORMATS, formats), least: 1 },
    { legend: 'Pour qui', name: 'public', options: worded(AUDIENCES), chosen: slugs(AUDIENCES, audiences), least: 1 },
    { legend: 'Thème', name: 'theme', options: choices.themes.map(same), chosen: themes, least: 1 },
  ];
  const count =
    [territories, editions, themes, formats, audiences].reduce((sum, { length }) => sum + length, 0) +
    [query.commune, query.from, query.to].filter(Boolean).length;

  function handleInput(event: FormEvent<HTMLFormElement>): void {
    const field = event.target;
    if (field instanceof HTMLInputElement && field.type === 'checkbox')
      submit(event.currentTarget, { preventScrollReset: true });
  }

  return (
    <Form method="get" action="/evenements" aria-label="Choisir dans le programme" onInput={handleInput}>
      <Sheet
        openLabel="Filtrer"
        closeLabel="Fermer les filtres"
        count={count}
        actions={
          <div className="flex gap-3 py-3">
            <Button variant="primary">Appliquer</Button>
            {count > 0 && (
              <LinkButton variant="quiet" href={programmeHref({ ...NOTHING, view: query.view, week: query.week })}>
                Tout effacer
              </LinkButton>
            )}
          </div>
        }
      >
        <h2 className="sr-only">Filtres</h2>
        <div className="space-y-4 py-3">
          <TextField
            key={commune}
            label="Commune"
            name="lieu"
            defaultValue={unknown || commune}
            placeholder="nom ou code postal"
            autoComplete="off"
            maxLength={80}
            error={unknown ? 'Cette commune n’est pas connue : vérifiez son nom, ou son code postal.' : undefined}
          />
          <div className="grid grid-cols-2 gap-3 lg:grid-cols-1">
            <TextField key={`du ${query.from}`} label="Du" name="du" type="date" defaultValue={query.from ?? ''} />
            <TextField key={`au ${query.to}`} label="Au" name="au" type="date" defaultValue={query.to ?? ''} />
          </div>
        </div>
        {groups
          .filter(({ options, least }) => options.length >= least)
          .map(({ legend, name, options, chosen }) => (
            <fieldset key={name} className="border-t border-line py-3">
              <legend className="float-left mb-1 w-full font-semibold">{legend}</legend>
              <div className="clear-both">
                {options.map(({ value, label }) => (
                  <Tick key={value} type="checkbox" name={name} value={value} isChosen={chosen.includes(value)}>
                    {label}
                  </Tick>
                ))}
              </div>
            </fieldset>
          ))}
        {query.withPast && <input type="hidden" name="passes" value="oui" />}
        {query.view !== 'liste' && <input type="hidden" name="vue" value={query.view} />}
        {query.week && <input type="hidden" name="semaine" value={query.week} />}
      </Sheet>
    </Form>
  );
}

const NOTHING: ProgrammeQuery = {
  territories: [],
  editions: [],
  themes: [],
  formats: [],
  audiences: [],
  commune: null,
  from: null,
  to: null,
  withPast: false,
  view: 'liste',
  week: null,
};

function editionOptions({ editions, territories }: ProgrammeChoices): Option[] {
  return editions.map(({ slug, name, territory }) => ({
    value: slug,
    label: territories.length > 1 ? `${name}, ${territory}` : name,
  }));
}

function named(territories: ProgrammeChoices['territories']): Option[] {
  return territories.map(({ slug, name }) => ({ value: slug, label: name }));
}

function worded(words: { slug: string; label: string }[]): Option[] {
  return words.map(({ slug, label }) => ({ value: slug, label }));
}

function same(theme: string): Option {
  return { value: theme, label: theme };
}
