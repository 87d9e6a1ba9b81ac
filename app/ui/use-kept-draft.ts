import { useFetcher } from '@remix-run/react';
import { type FormEvent, type RefObject, useEffect, useRef } from 'react';

const TYPING_PAUSE_MS = 1_500;

export type KeptDraft<Answer> = {
  /** What the page answered to the last draft; null until then. */
  answered: Answer | null;
  form: { ref: RefObject<HTMLFormElement>; onInput: (event: FormEvent) => void; onSubmit: () => void };
};

/**
 * After each pause in typing the form is sent to its own address as `geste=brouillon`: its page keeps it and publishes nothing.
 * Fields within `data-unkept` do not start it. `isAnswer` tells a kept draft from another answer of the page.
 */
export function useKeptDraft<Answer>(
  action: string,
  isAnswer: (data: object) => data is Answer & object,
): KeptDraft<Answer> {
  const fetcher = useFetcher<object>();
  const ref = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isLeaving = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  function keep(): void {
    if (!ref.current || isLeaving.current) return;
    const fields = new FormData(ref.current);
    fields.set('geste', 'brouillon');
    fetcher.submit(fields, { method: 'post', action });
  }
  function handleInput(event: FormEvent): void {
    clearTimeout(timer.current);
    if (event.target instanceof Element && event.target.closest('[data-unkept]')) return;
    timer.current = setTimeout(keep, TYPING_PAUSE_MS);
  }
  function handleSubmit(): void {
    isLeaving.current = true;
    clearTimeout(timer.current);
  }
  const data = fetcher.data;
  return {
    answered: data && isAnswer(data) ? data : null,
    form: { ref, onInput: handleInput, onSubmit: handleSubmit },
  };
}
