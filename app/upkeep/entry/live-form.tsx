import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import { useKeptDraft } from '#app/ui/use-kept-draft.ts';
import { keptWords } from '../drafts/draft-notice.tsx';
import { Preview } from '../preview/preview.tsx';
import { QualityPanel } from '../quality/quality-panel.tsx';
import type { LiveAnswer, LiveView } from './form-answer.ts';

export type LiveFormProps = {
  action: string;
  part: 'entry' | 'service';
  /** What the page came with. */
  live: LiveView;
  saveLabel: string;
  children: (live: LiveView) => ReactNode;
};

function isLiveAnswer(data: object): data is LiveAnswer {
  return 'live' in data;
}

/** The long form, and beside it the card as it will be. With a script each pause keeps a draft; nothing is published so. */
export function LiveForm({ action, part, live: first, saveLabel, children }: LiveFormProps) {
  const { answered, form } = useKeptDraft<LiveAnswer>(action, isLiveAnswer);
  const live = answered?.live ?? first;
  return (
    <div className="mt-8 gap-x-12 xl:grid xl:grid-cols-[minmax(0,1fr)_22rem]">
      <form {...form} method="post" action={action} className="max-w-4xl space-y-10" noValidate>
        {/* Enter in a field saves: browsers press the first button of the form. */}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
          {saveLabel}
        </button>
        {children(live)}
        <div className="sticky bottom-0 -mx-4 border-t border-line bg-paper px-4 py-3 md:static md:mx-0 md:px-0">
          <Button variant="primary" className="max-md:w-full">
            {saveLabel}
          </Button>
          <p role="status" className="mt-2 text-small text-soft">
            {answered && keptWords(answered.savedAt)}
          </p>
        </div>
      </form>
      <aside
        aria-label="Aperçu et qualité"
        className="max-xl:mt-10 max-xl:max-w-4xl max-xl:border-t max-xl:border-line max-xl:pt-6 xl:sticky xl:top-6 xl:max-h-[calc(100vh-3rem)] xl:self-start xl:overflow-y-auto"
      >
        <div className="space-y-8">
          {live.quality && <QualityPanel {...live.quality} />}
          <Preview card={live.preview} part={part} />
        </div>
      </aside>
    </div>
  );
}
