import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import type { KeptDraft } from '#app/ui/use-kept-draft.ts';
import { keptWords } from './draft-notice.tsx';

export type LongFormProps = {
  /** What `useKeptDraft` gave. */
  kept: KeptDraft<{ savedAt: string }>;
  action: string;
  saveLabel: string;
  className?: string;
  children: ReactNode;
};

/** A form whose draft is kept: saving stays in reach below, with when the draft was kept. */
export function LongForm({ kept: { answered, form }, action, saveLabel, className = '', children }: LongFormProps) {
  return (
    <form {...form} method="post" action={action} className={`max-w-4xl space-y-10 ${className}`} noValidate>
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
