import { useEffect, useState } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import type { TimerScreen } from './screen.ts';

const AT = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' });

/** The same end for everybody: what is counted is the time of the server, not of this device. */
export function WorkshopTimer({ timer, now, isLarge = false }: { timer: TimerScreen; now: string; isLarge?: boolean }) {
  const left = useTimeLeft(timer.endsAt, now);
  const end = AT.format(new Date(timer.endsAt));
  const isOver = left !== null && left <= 0;
  return (
    <div className={classNames(!isLarge && 'flex flex-wrap items-baseline gap-x-3')}>
      <p
        role="timer"
        aria-live="off"
        className={classNames(
          'font-semibold tabular-nums',
          isLarge ? 'text-[clamp(3rem,14vh,9rem)] leading-none' : 'text-title',
          isOver && 'text-signal',
        )}
      >
        {left === null ? `Jusqu’à ${end}` : isOver ? 'C’est l’heure' : clockOf(left)}
      </p>
      {left !== null && !isOver && (
        <p className={isLarge ? 'text-title text-soft' : 'text-small text-soft'}>jusqu’à {end}</p>
      )}
      <p role="status" className="sr-only">
        {isOver ? 'Le temps est écoulé.' : left !== null && left <= 60 ? 'Il reste une minute.' : ''}
      </p>
    </div>
  );
}

/** Seconds; null before the scripts run. */
function useTimeLeft(endsAt: string, now: string): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const ahead = Date.now() - Date.parse(now);
    const end = Date.parse(endsAt) + ahead;
    const tick = () => setLeft(Math.max(0, Math.round((end - Date.now()) / 1_000)));
    tick();
    const clock = setInterval(tick, 500);
    return () => clearInterval(clock);
  }, [endsAt, now]);
  return left;
}

function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
