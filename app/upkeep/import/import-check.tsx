import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';
import { AlikeChoices } from './alike-choices.tsx';
import { ColumnChoices } from './column-choices.tsx';
import { ImportCounts } from './import-counts.tsx';
import { ImportIssues } from './import-issues.tsx';
import { ImportUpdates } from './import-updates.tsx';
import type { ImportView } from './read-import.server.ts';
import { WordChoices } from './word-choices.tsx';

const DONE: Record<string, string> = {
  colonnes: 'Les colonnes sont corrigées et le fichier est relu.',
  mots: 'C’est retenu : les prochains tableaux de ce territoire seront compris de la même façon.',
  choix: 'Vos choix sont notés.',
};

/** Before anything is written: counts, what to correct, then one button. */
export function ImportCheck({ view, done }: { view: ImportView; done: string | null }) {
  const { counts, mappingFault } = view;
  const written =
    (counts.organisationsCreated ?? 0) + (counts.servicesCreated ?? 0) + (counts.organisationsUpdated ?? 0);
  const here = `/administration/import/${view.id}`;
  return (
    <>
      {ownWords(DONE, done) && (
        <Notice tone="done" isLive className="mt-6">
          <p>{ownWords(DONE, done)}</p>
        </Notice>
      )}
      {mappingFault && (
        <Notice tone="error" title="Une colonne manque" className="mt-6">
          <p>{mappingFault}</p>
        </Notice>
      )}
      <ImportCounts counts={counts} />
      <p className="mt-4 max-w-prose">
        Rien n’est encore écrit. Corrigez ci-dessous ce qui vous semble utile, ou corrigez votre tableau et renvoyez-le
        : les lignes refusées n’empêchent pas les autres.
      </p>
      <div className="mt-6 flex flex-wrap items-center gap-4">
        <form method="post" action={here}>
          <input type="hidden" name="geste" value="ecrire" />
          <Button variant="primary" disabled={written === 0}>
            Écrire dans l’annuaire
          </Button>
        </form>
        <form method="post" action={here}>
          <input type="hidden" name="geste" value="oublier" />
          <Button variant="quiet">Abandonner cet import</Button>
        </form>
      </div>
      <div className="mt-12 space-y-12">
        <ImportIssues issues={view.issues} total={counts.faults ?? 0} />
        <AlikeChoices action={here} alike={view.alike} />
        <WordChoices action={here} words={view.words} />
        <ImportUpdates updates={view.updates} />
        <ColumnChoices action={here} columns={view.columns} fields={view.fields} isOpen={mappingFault !== null} />
      </div>
    </>
  );
}
