import { Form, useLocation, useNavigationType, useSubmit } from '@remix-run/react';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { TextField } from '#app/ui/field.tsx';
import { SearchField } from '#app/ui/search-field.tsx';
import { useWhenChanged } from '#app/ui/use-when-changed.ts';
import { type DirectoryQuery, EVERYWHERE } from './directory-query.ts';

export type LiveSearchFormProps = { query: DirectoryQuery; communeValue: string; children: ReactNode };

/** Long enough for a fast typist's next letter, short enough to feel immediate. */
const TYPING_PAUSE_MS = 140;

/** One plain GET form for words, commune and filters; with JavaScript it sends itself, and the URL follows. */
export function LiveSearchForm({ query, communeValue, children }: LiveSearchFormProps) {
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const words = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What is typed in one go is one step of the history: the first answer that comes adds it, the next ones take its place.
  const { key } = useLocation();
  const here = useRef(key);
  const typedFrom = useRef<string>(undefined);
  const isBack = useNavigationType() === 'POP';
  useEffect(() => {
    here.current = key;
    if (isBack) typedFrom.current = undefined;
  }, [key, isBack]);

  // Back and forward change the words; what somebody is typing is left alone.
  useWhenChanged(query.q, (asked) => {
    if (words.current && (isBack || document.activeElement !== words.current)) words.current.value = asked;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  function send({ isTyped = false } = {}): void {
    clearTimeout(timer.current);
    if (!form.current) return;
    const parameters = withoutDefaults(form.current, communeValue);
    typedFrom.current = isTyped ? (typedFrom.current ?? here.current) : undefined;
    submit(parameters, {
      replace: (isTyped && typedFrom.current !== here.current) || isWhereWeAre(parameters),
      action: '/annuaire',
      preventScrollReset: true,
    });
  }

  function handleInput(event: FormEvent<HTMLFormElement>): void {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    if (field.name === 'q') {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => send({ isTyped: true }), TYPING_PAUSE_MS);
    } else if (field instanceof HTMLSelectElement || field.type === 'checkbox' || field.type === 'radio') {
      send();
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    send();
  }

  return (
    <Form ref={form} method="get" action="/annuaire" role="search" onInput={handleInput} onSubmit={handleSubmit}>
      <div className="screen-only mt-2 grid gap-3 md:mt-6 md:gap-4 md:grid-cols-[minmax(0,1fr)_18rem]">
        <SearchField
          label="De quoi a-t-on besoin ?"
          buttonLabel="Chercher"
          name="q"
          defaultValue={query.q}
          placeholder="facture, froid, moisissures, CAF…"
          maxLength={200}
          inputRef={words}
          onBlur={() => {
            typedFrom.current = undefined;
          }}
        />
        <TextField
          key={communeValue}
          label="Commune de la personne"
          name="lieu"
          defaultValue={communeValue}
          placeholder="nom ou code postal"
          autoComplete="off"
          maxLength={80}
        />
      </div>
      {query.commune && <input type="hidden" name="commune" value={query.commune} />}
      {/* When the last network is unticked, all of them are meant, a kept one too. */}
      {(query.isEverywhere || query.selection.territoire) && (
        <input type="hidden" name="territoire" value={EVERYWHERE} />
      )}
      {query.view === 'carte' && <input type="hidden" name="vue" value="carte" />}
      {query.box && <input type="hidden" name="emprise" value={Object.values(query.box).join(',')} />}
      {query.ignore.map((code) => (
        <input key={code} type="hidden" name="ignorer" value={code} />
      ))}
      {query.picked.map((slug) => (
        <input key={slug} type="hidden" name="choix" value={slug} />
      ))}
      {children}
    </Form>
  );
}

/** Asked for again, it is the same step. */
function isWhereWeAre(parameters: URLSearchParams): boolean {
  const here = new URLSearchParams(window.location.search);
  here.sort();
  const there = new URLSearchParams(parameters);
  there.sort();
  return here.toString() === there.toString();
}

/** The form without its empty fields, and the commune as its code unless its name was changed: URLs stay short. */
function withoutDefaults(form: HTMLFormElement, communeValue: string): URLSearchParams {
  const fields = new FormData(form);
  if (fields.get('lieu') === communeValue && fields.has('commune')) fields.delete('lieu');
  else fields.delete('commune');
  const parameters = new URLSearchParams();
  const isNarrowed = fields.getAll('territoire').some((value) => value !== EVERYWHERE);
  for (const [name, value] of fields) {
    const isDefault =
      value === '' ||
      (isNarrowed && value === EVERYWHERE) ||
      (name === 'tri' && value === 'pertinence') ||
      (name === 'par' && value === 'acteurs');
    if (typeof value === 'string' && !isDefault) parameters.append(name, value);
  }
  return parameters;
}
