// Cards that follow a finger: held for a moment, then carried; a finger that moves at once scrolls as ever.
import { type RefObject, useEffect, useRef } from 'react';
import { dropAt } from './card-drag.ts';

const HOLD_MS = 350;
const SLACK_PX = 10;
const EDGE_PX = 70;
const SCROLL_PX = 12;

export type TouchDrop = { cardId: string; columnId: string; over: string; isUpper: boolean };

/** `onOver`: the column under the finger, null for none. Only elements with `draggable` are carried. */
export function useTouchDrag(
  frame: RefObject<HTMLElement>,
  handlers: { onOver: (columnId: string | null) => void; onDrop: (drop: TouchDrop) => void },
): void {
  const current = useRef(handlers);
  current.current = handlers;
  useEffect(() => {
    const root = frame.current;
    if (!root) return;
    let held: { card: HTMLElement; x: number; y: number } | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isCarrying = false;

    const end = () => {
      clearTimeout(timer);
      held?.card.removeAttribute('data-carried');
      if (isCarrying) current.current.onOver(null);
      held = null;
      isCarrying = false;
    };
    const handleStart = (event: TouchEvent) => {
      end();
      const [touch] = event.touches;
      const target = event.target as HTMLElement;
      const card = target.closest<HTMLElement>('[data-card][draggable="true"]');
      if (!touch || event.touches.length > 1 || !card || target.closest('a, button, input, textarea, select')) return;
      held = { card, x: touch.clientX, y: touch.clientY };
      timer = setTimeout(() => {
        isCarrying = true;
        card.setAttribute('data-carried', '');
      }, HOLD_MS);
    };
    const handleMove = (event: TouchEvent) => {
      const [touch] = event.touches;
      if (!held || !touch) return;
      const { clientX: x, clientY: y } = touch;
      if (!isCarrying) {
        if (Math.hypot(x - held.x, y - held.y) > SLACK_PX) end();
        return;
      }
      event.preventDefault();
      current.current.onOver(dropAt(x, y)?.columnId ?? null);
      if (y < EDGE_PX) window.scrollBy(0, -SCROLL_PX);
      else if (y > window.innerHeight - EDGE_PX) window.scrollBy(0, SCROLL_PX);
    };
    const handleEnd = (event: TouchEvent) => {
      const [touch] = event.changedTouches;
      const cardId = held?.card.dataset.card;
      const drop = isCarrying && touch ? dropAt(touch.clientX, touch.clientY) : null;
      if (isCarrying) event.preventDefault();
      end();
      if (drop && cardId) current.current.onDrop({ cardId, ...drop });
    };
    // The browser has a dragging of its own for a finger that holds, and a menu.
    const handleNative = (event: Event) => {
      if (held) event.preventDefault();
    };
    root.addEventListener('touchstart', handleStart, { passive: true });
    root.addEventListener('touchmove', handleMove, { passive: false });
    root.addEventListener('touchend', handleEnd);
    root.addEventListener('touchcancel', end);
    root.addEventListener('dragstart', handleNative, { capture: true });
    root.addEventListener('contextmenu', handleNative);
    return () => {
      end();
      root.removeEventListener('touchstart', handleStart);
      root.removeEventListener('touchmove', handleMove);
      root.removeEventListener('touchend', handleEnd);
      root.removeEventListener('touchcancel', end);
      root.removeEventListener('dragstart', handleNative, { capture: true });
      root.removeEventListener('contextmenu', handleNative);
    };
  }, [frame]);
}
