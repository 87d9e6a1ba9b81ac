// « Suivre »: one's own place on a board is said while one reads and writes, and somebody else's is kept in view.
import { type RefObject, useEffect } from 'react';
import type { LivePlaces } from './live-places.ts';

const PAUSE_MS = 1_000;
const MARGIN_PX = 96;
/** On the switch itself: what presses it, and what goes past it. */
const SWITCHING = new Set(['Enter', ' ', 'Tab', 'Shift']);

type Board = RefObject<HTMLElement>;

/** The card that has focus, or the column in the middle of the screen once scrolling has ceased. */
export function useTellPlace(board: Board, places: LivePlaces | null, isFollowing: boolean): void {
  useEffect(() => {
    const root = board.current;
    if (!root || !places || isFollowing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tellFocus = ({ target }: FocusEvent) => {
      const id = (target as HTMLElement).closest('[data-card]')?.id;
      if (id) places.say(id);
    };
    const tellColumn = () => {
      const middle = window.innerHeight / 2;
      const columns = [...root.querySelectorAll<HTMLElement>('section[id]')];
      const inView = columns.find((column) => {
        const { top, bottom } = column.getBoundingClientRect();
        return top <= middle && bottom >= middle;
      });
      if (inView) places.say(inView.id);
    };
    const handleScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(tellColumn, PAUSE_MS);
    };
    root.addEventListener('focusin', tellFocus);
    window.addEventListener('scroll', handleScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      root.removeEventListener('focusin', tellFocus);
      window.removeEventListener('scroll', handleScroll);
    };
  }, [board, places, isFollowing]);
}

export function useFollowPlace(board: Board, places: LivePlaces | null, followed: string | null): void {
  useEffect(() => {
    if (!places || followed === null) return;
    return places.watch(followed, (place) => {
      const there = board.current?.querySelector<HTMLElement>(`#${CSS.escape(place)}`);
      if (!there) return;
      const { top, bottom } = there.getBoundingClientRect();
      if (top >= MARGIN_PX && bottom <= window.innerHeight - MARGIN_PX) return;
      window.scrollTo({ top: window.scrollY + top - window.innerHeight / 3 });
    });
  }, [board, places, followed]);
}

/** Whoever does something themselves follows nobody any more. */
export function useStopFollowing(isFollowing: boolean, stop: () => void): void {
  useEffect(() => {
    if (!isFollowing) return;
    const handle = (event: Event) => {
      const isOnSwitch = event.target instanceof Element && event.target.closest('[aria-pressed]') !== null;
      const isPassing = event instanceof KeyboardEvent ? SWITCHING.has(event.key) : true;
      if (!(isOnSwitch && isPassing)) stop();
    };
    const touches = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const touch of touches) window.addEventListener(touch, handle, { passive: true });
    return () => {
      for (const touch of touches) window.removeEventListener(touch, handle);
    };
  }, [isFollowing, stop]);
}
