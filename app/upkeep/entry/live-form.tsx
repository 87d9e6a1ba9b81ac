import type { ReactNode } from 'react';
import { useKeptDraft } from '#app/ui/use-kept-draft.ts';
import { LongForm } from '../drafts/long-form.tsx';
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
  const kept = useKeptDraft<LiveAnswer>(action, isLiveAnswer);
  const live = kept.answered?.live ?? first;
  return (
    <div className="mt-8 gap-x-12 xl:grid xl:grid-cols-[minmax(0,1fr)_22rem]">
      <LongForm kept={kept} action={action} saveLabel={saveLabel}>
        {children(live)}
      </LongForm>
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
