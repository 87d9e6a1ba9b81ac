import { Notice } from '#app/ui/notice.tsx';
import type { SetAside } from './set-aside.ts';

const MOST_SHOWN = 5;

/** What the address asked for and the page left out; nothing when it left out nothing. */
export function SetAsideNotice({ asides }: { asides: readonly SetAside[] }) {
  if (asides.length === 0) return null;
  const others = asides.length - MOST_SHOWN;
  return (
    <Notice tone="warning" className="screen-only">
      {asides.slice(0, MOST_SHOWN).map(({ sentence }) => (
        <p key={sentence} className="wrap-anywhere">
          {sentence}
        </p>
      ))}
      {others > 0 && <p>{others === 1 ? 'Un autre critère' : `${others} autres critères`} de l’adresse : de même.</p>}
    </Notice>
  );
}
