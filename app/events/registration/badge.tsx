import { QrCode } from '#app/ui/qr-code.tsx';

type BadgeProps = { code: { size: number; path: string }; name: string; structure: string };

/** Name, structure, and the code that a camera at the door reads. */
export function Badge({ code, name, structure }: BadgeProps) {
  return (
    <section
      aria-label="Votre badge"
      className="keep-together mt-6 flex max-w-md flex-wrap items-center gap-5 rounded-control border border-line bg-raised p-4"
    >
      <QrCode code={code} label="Code à montrer à l’accueil" className="size-40 rounded-control" />
      <p className="min-w-40 flex-1">
        <strong className="font-heading text-title">{name}</strong>
        <span className="block text-soft">{structure}</span>
      </p>
    </section>
  );
}
