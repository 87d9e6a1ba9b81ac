export type HomeFigure = { value: number; label: string; href?: string };

const count = new Intl.NumberFormat('fr-FR');

/** The network in a few numbers, largest first. */
export function HomeFigures({ title, figures }: { title: string; figures: HomeFigure[] }) {
  return (
    <section aria-labelledby="chiffres">
      <h2 id="chiffres" className="sr-only">
        {title}
      </h2>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-6 border-y border-line py-6 md:flex md:justify-between">
        {figures.map((figure) => (
          <div key={figure.label} className="flex flex-col-reverse justify-end gap-1">
            <dt className="text-small text-soft">
              {figure.href ? (
                <a href={figure.href} className="link">
                  {figure.label}
                </a>
              ) : (
                figure.label
              )}
            </dt>
            <dd className="font-heading text-display leading-none font-[650] text-action tabular-nums">
              {count.format(figure.value)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
