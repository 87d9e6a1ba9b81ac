import { FieldError } from '#app/ui/field.tsx';
import type { NotePicture } from './pictures-in.ts';

export type PictureChoiceProps = { pictures: NotePicture[]; chosen: string; error: string[] | undefined };

/** Seen rather than named: a picture may have no description. */
export function PictureChoice({ pictures, chosen, error }: PictureChoiceProps) {
  if (pictures.length === 0) return null;
  return (
    <fieldset aria-describedby="image-erreur">
      <legend className="font-semibold">Ou une image</legend>
      <ul className="mt-2 flex flex-wrap gap-4">
        {[{ src: '', alt: 'Aucune' }, ...pictures].map(({ src, alt }) => (
          <li key={src}>
            <label className="inline-flex min-h-11 items-center gap-3">
              <input type="radio" name="image" value={src} defaultChecked={chosen === src} className="size-5" />
              {src === '' ? (
                alt
              ) : (
                <img src={src} alt={alt || 'Image sans description'} loading="lazy" className="max-h-24 max-w-40" />
              )}
            </label>
          </li>
        ))}
      </ul>
      <FieldError id="image-erreur" error={error} />
    </fieldset>
  );
}
