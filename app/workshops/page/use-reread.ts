import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

/** Reads the page again, at most once in a while, and not all phones of a room in the same instant. */
export function useReread(): () => void {
  const { revalidate } = useRevalidator();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(revalidate, 100 + Math.random() * 400);
  }, [revalidate]);
}
