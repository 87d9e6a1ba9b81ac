import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import { useKeptDraft } from '#app/ui/use-kept-draft.ts';
import { keptWords } from '#app/upkeep/drafts/draft-notice.tsx';

export type KeptFormProps = { action: string; saveLabel: string; children: ReactNode };

type Kept = { savedAt: string };

function isKept(data: object): data is Kept {
  return 'savedAt' in data;
}

/** The long form of an event; with a script each pause in typing keeps a draft. */
export function KeptForm({ action, saveLabel, children }: KeptFormProps) {
  const { answered, form } = useKeptDraft<Kept>(action, isKept);
  return (
    <form {...form} method="post" action={action} className="mt-8 max-w-4xl space-y-10" noValidate>
      {/* Enter in a field saves: browsers press the first button of the form. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        {saveLabel}
      </button>
      {children}
      <div className="sticky bottom-0 -mx-4 border-t border-line bg-paper px-4 py-3 md:static md:mx-0 md:px-0">
        <Button variant="primary" className="max-md:w-full">
          {saveLabel}
        </Button>
        <p role="status" className="mt-2 text-small text-soft">
          {answered && keptWords(answered.savedAt)}
        </p>
      </div>
    </form>
  );
}
