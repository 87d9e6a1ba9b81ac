import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';
import { onMissed } from './last-screen.ts';

const TRY_AGAIN_MS = 4_000;

/** Reads the page again, at most once in a while, and not all phones of a room in the same instant. */
export function useReread(): () => void {
  const { revalidate } = useRevalidator();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const within = useCallback(
    (milliseconds: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(revalidate, milliseconds + Math.random() * 400);
    },
    [revalidate],
  );
  useEffect(() => {
    const stop = onMissed(() => within(TRY_AGAIN_MS));
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [within]);
  return useCallback(() => within(100), [within]);
}
