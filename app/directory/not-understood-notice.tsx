import { Notice } from '#app/ui/notice.tsx';
import type { NotUnderstood } from './not-understood.ts';

/** What was typed and not used, and the two ways on: the commune, or the guide. */
export function NotUnderstoodNotice({ told }: { told: NotUnderstood | null }) {
  if (!told) return null;
  return (
    <Notice title={told.title}>
      <p className="wrap-anywhere">{told.sentence}</p>
      <p className="screen-only">
        {told.wantsCommune ? 'Écrivez la commune de la personne au-dessus, ou ' : 'Dites ce qui se passe, ou '}
        <a href={told.guideHref} className="link">
          répondez à quelques questions
        </a>
        .
      </p>
    </Notice>
  );
}
