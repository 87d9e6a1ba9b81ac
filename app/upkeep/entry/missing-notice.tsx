import type { Errors } from '#app/ui/form-draft.ts';
import { Notice } from '#app/ui/notice.tsx';

export type MissingNoticeProps = {
  errors: Errors /** Refused for now: too many from the same address. */;
  isTooMuch?: boolean;
};

export function MissingNotice({ errors, isTooMuch = false }: MissingNoticeProps) {
  if (isTooMuch)
    return (
      <Notice tone="error" title="Beaucoup d’envois sont partis de cet endroit" isLive>
        <p>Ce que vous avez écrit est gardé ci-dessous. Renvoyez-le dans une heure, ou appelez la coordination.</p>
      </Notice>
    );
  const count = Object.keys(errors).length;
  if (count === 0) return null;
  return (
    <Notice tone="error" title={count === 1 ? 'Un champ est à revoir' : `${count} champs sont à revoir`} isLive>
      <p>Rien n’est encore enregistré, et tout ce que vous avez écrit est gardé ci-dessous.</p>
    </Notice>
  );
}
