import type { ReactNode } from 'react';
import { useKeptDraft } from '#app/ui/use-kept-draft.ts';
import { LongForm } from '#app/upkeep/drafts/long-form.tsx';

export type KeptFormProps = { action: string; saveLabel: string; children: ReactNode };

type Kept = { savedAt: string };

function isKept(data: object): data is Kept {
  return 'savedAt' in data;
}

/** The long form of an event; with a script each pause in typing keeps a draft. */
export function KeptForm({ action, saveLabel, children }: KeptFormProps) {
  const kept = useKeptDraft<Kept>(action, isKept);
  return (
    <LongForm kept={kept} action={action} saveLabel={saveLabel} className="mt-8">
      {children}
    </LongForm>
  );
}
