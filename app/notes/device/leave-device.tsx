// Forms after which somebody leaves this device: they go off once its copies of notes are gone, or what they hold was offered. A form
// says so itself: `data-leaves="all"`, or the ids of its notes; `data-drops`: the note is deleted, its copies too.
import { Suspense, useEffect, useState } from 'react';
import { latePart } from '#app/ui/late-part.ts';
import type { LeftWords } from './clear-copies.client.ts';
import { forgetLeftWords } from './left-words.ts';

const LeftDialog = latePart(() => import('./left-dialog.tsx').then((module) => module.LeftDialog));

/** Notes that the page before had open: their copies go once nothing holds them any more. */
const LEFT = 'maillage-left';

type Leaving = { form: HTMLFormElement; left: LeftWords[] | null };

async function dropLeft(): Promise<void> {
  try {
    const left = sessionStorage.getItem(LEFT)?.split(' ') ?? [];
    sessionStorage.removeItem(LEFT);
    if (left.length === 0) return;
    const { dropCopies } = await import('./clear-copies.client.ts');
    for (const noteId of left) await dropCopies(noteId);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

export function LeaveDevice() {
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  useEffect(() => {
    void dropLeft();
    function goOff(form: HTMLFormElement): void {
      if (form.dataset.leaves) sessionStorage.setItem(LEFT, form.dataset.leaves);
      form.submit();
    }
    async function clear(form: HTMLFormElement): Promise<void> {
      forgetLeftWords();
      const copies = await import('./clear-copies.client.ts');
      const { leaves = 'all', drops } = form.dataset;
      if (drops) await copies.dropCopies(drops);
      const left = drops ? [] : await copies.clearCopies(leaves === 'all' ? null : leaves.split(' '));
      if (left.length === 0) goOff(form);
      else setLeaving({ form, left });
    }
    function handleSubmit(event: SubmitEvent): void {
      const form = event.target as HTMLFormElement;
      const isSigningOut = form.getAttribute('action') === '/deconnexion';
      if (!isSigningOut && !form.dataset.leaves && !form.dataset.drops) return;
      event.preventDefault();
      setLeaving({ form, left: null });
      // A browser that keeps nothing has nothing to clear.
      clear(form).catch(() => form.submit());
    }
    document.addEventListener('submit', handleSubmit);
    return () => document.removeEventListener('submit', handleSubmit);
  }, []);
  if (!leaving) return null;
  return (
    <Suspense fallback={null}>
      {leaving.left ? (
        <LeftDialog left={leaving.left} onStay={() => setLeaving(null)} onLeave={() => leaving.form.submit()} />
      ) : (
        <p role="status" className="sr-only">
          Un instant : ce qui reste sur cet appareil est vérifié.
        </p>
      )}
    </Suspense>
  );
}
