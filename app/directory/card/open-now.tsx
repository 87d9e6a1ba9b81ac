import { useEffect, useState } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { openSentence, parisWallText, type WallSpan } from './hours-view.ts';

const MINUTE_MS = 60_000;

/** True for a minute only, so never in the page itself: the browser says it after load and keeps it true. */
export function OpenNow({ upcoming }: { upcoming: WallSpan[] }) {
  const [now, setNow] = useState<string | null>(null);
  useEffect(() => {
    const tick = () => setNow(parisWallText(new Date()));
    tick();
    const timer = setInterval(tick, MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  const sentence = now === null ? null : openSentence(upcoming, now);
  if (!sentence) return null;
  return (
    <p className={classNames('screen-only text-small font-semibold', sentence.isOpen ? 'text-verified' : 'text-soft')}>
      <span aria-hidden="true">{sentence.isOpen ? '● ' : '○ '}</span>
      {sentence.text}
    </p>
  );
}
