import { type RefObject, useEffect } from 'react';

/** Escape, wherever focus is inside `frame`, closes it. */
export function useEscape(frame: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    const { current } = frame;
    current?.addEventListener('keydown', closeOnEscape);
    return () => current?.removeEventListener('keydown', closeOnEscape);
  }, [frame, onClose]);
}
