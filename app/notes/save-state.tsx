// Where what one wrote stands, in words. Screen readers hear of trouble and of its end, not of every key.
import CircleCheck from 'lucide-react/icons/circle-check';
import CloudOff from 'lucide-react/icons/cloud-off';
import Eye from 'lucide-react/icons/eye';
import Send from 'lucide-react/icons/send';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useEffect, useRef, useState } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { Icon, type IconShape } from '#app/ui/icon.tsx';
import type { LiveStatus } from './live-status.ts';
import { SHOWN_AFTER_MS, STATUS_WORDS, shownMeanwhile, wordsToSay } from './status-words.ts';

const LOOKS: Record<LiveStatus, { icon: IconShape; ink: string }> = {
  opening: { icon: Send, ink: 'text-soft' },
  saved: { icon: CircleCheck, ink: 'text-verified' },
  sending: { icon: Send, ink: 'text-soft' },
  'offline-kept': { icon: CloudOff, ink: 'text-amber' },
  'offline-lost': { icon: TriangleAlert, ink: 'text-signal' },
  reading: { icon: Eye, ink: 'text-soft' },
  frozen: { icon: TriangleAlert, ink: 'text-signal' },
  'refused-version': { icon: TriangleAlert, ink: 'text-signal' },
  withdrawn: { icon: TriangleAlert, ink: 'text-signal' },
};

export function SaveState({ status, className }: { status: LiveStatus; className?: string }) {
  const shown = useShown(status);
  const said = useSaid(status);
  return (
    <div className={className}>
      <p
        data-status={status}
        className={classNames(
          'flex min-h-6 items-start gap-1.5 text-small',
          shown && LOOKS[shown].ink,
          shown?.startsWith('offline') && 'font-semibold',
        )}
      >
        {shown && (
          <>
            <Icon of={LOOKS[shown].icon} className="mt-0.5" />
            <span>{STATUS_WORDS[shown]}</span>
          </>
        )}
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

function useShown(status: LiveStatus): LiveStatus | null {
  const [shown, setShown] = useState<LiveStatus | null>(status === 'sending' || status === 'opening' ? null : status);
  useEffect(() => {
    setShown((before) => shownMeanwhile(before, status));
    const timer = setTimeout(() => setShown(status), SHOWN_AFTER_MS[status]);
    return () => clearTimeout(timer);
  }, [status]);
  return shown;
}

/** Words stay a while, then go: whoever walks through the page does not meet them twice. */
const SAID_FOR_MS = 8_000;

function useSaid(status: LiveStatus): string {
  const [said, setSaid] = useState('');
  const trouble = useRef<LiveStatus | null>(null);
  useEffect(() => {
    const words = wordsToSay(trouble.current, status);
    // « En cours d’envoi » between a cut and its end does not end it.
    if (status !== 'sending' && status !== 'opening') trouble.current = status;
    if (words === null) return;
    setSaid(words);
    const timer = setTimeout(() => setSaid(''), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [status]);
  return said;
}
