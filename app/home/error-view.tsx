import { errorWords } from '#app/home/error-words.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { SearchField } from '#app/ui/search-field.tsx';
import { ThreadLine } from '#app/ui/thread-line.tsx';

export type ErrorViewProps = {
  status: number;
  /** What the page that refused has to say; the common words of the status otherwise. */
  sentence?: string;
};

export function ErrorView({ status, sentence }: ErrorViewProps) {
  const words = errorWords(status);
  return (
    <PageWidth width="prose">
      <ThreadLine knots={2} className="mb-6" />
      <h1>{words.title}</h1>
      <p className="mt-4">{sentence || words.what}</p>
      <p className="mt-2">{words.next}</p>
      <search className="mt-8 block">
        <form action="/annuaire" method="get">
          <SearchField name="q" label="Chercher dans l’annuaire" buttonLabel="Chercher" />
        </form>
      </search>
      <p className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/">Revenir à l’accueil</LinkButton>
        <LinkButton href="/annuaire/guide" variant="quiet">
          Trouver pour quelqu’un
        </LinkButton>
      </p>
      <p className="mt-10 text-small text-soft">Réponse du serveur : {status}</p>
    </PageWidth>
  );
}
