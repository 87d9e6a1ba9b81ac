import { Notice } from '#app/ui/notice.tsx';
import type { Errors } from './form-draft.ts';

export function MissingNotice({ errors }: { errors: Errors }) {
  const count = Object.keys(errors).length;
  if (count === 0) return null;
  return (
    <Notice tone="error" title={count === 1 ? 'Un champ est à revoir' : `${count} champs sont à revoir`} isLive>
      <p>Rien n’est encore enregistré, et tout ce que vous avez écrit est gardé ci-dessous.</p>
    </Notice>
  );
}
