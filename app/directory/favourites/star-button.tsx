import Star from 'lucide-react/icons/star';
import { Icon } from '#app/ui/icon.tsx';

export type StarButtonProps = {
  slug: string;
  name: string;
  isStarred: boolean;
  /** Id of the form that it belongs to: results stand inside another one. */
  form?: string;
  /** Where one was on the page. */
  anchor?: string;
};

/** One click keeps an actor at hand, another lets it go; the drawing alone is never all that says which. */
export function StarButton({ slug, name, isStarred, form, anchor }: StarButtonProps) {
  return (
    <button
      type="submit"
      form={form}
      name="etoile"
      value={[isStarred ? 'retirer' : 'ajouter', slug, anchor ?? ''].join(' ')}
      aria-label={isStarred ? `Retirer ${name} de mes favoris` : `Ajouter ${name} à mes favoris`}
      title={isStarred ? 'Retirer de mes favoris' : 'Ajouter à mes favoris'}
      className="screen-only inline-flex size-11 shrink-0 cursor-pointer items-center justify-center rounded-control text-action hover:bg-action-tint"
    >
      <Icon of={Star} size={20} className={isStarred ? 'fill-current' : ''} />
    </button>
  );
}
