import FileText from 'lucide-react/icons/file-text';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { plural } from '../list-words.ts';
import { MOST_ON_SHEET } from '../sheet/sheet-query.ts';
import { GuideServiceItem } from './guide-service-item.tsx';
import type { GuideView } from './guide-view.ts';

/** Answers by kind, to be ticked for the sheet. Without a script everything can be ticked and the sheet says what is too much. */
export function GuideAnswers({ view }: { view: GuideView }) {
  const form = useRef<HTMLFormElement>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const readTicks = () => {
    const boxes = form.current?.querySelectorAll<HTMLInputElement>('input[name=service]:checked') ?? [];
    setTicked(new Set([...boxes].map((box) => box.value)));
  };
  // Coming back from the sheet, the browser has restored the ticks.
  useEffect(readTicks, []);
  const isFull = ticked.size >= MOST_ON_SHEET;
  return (
    <form ref={form} action="/annuaire/feuille" method="get" onChange={readTicks}>
      {view.placeCode && <input type="hidden" name="commune" value={view.placeCode} />}
      <div className="space-y-10">
        {view.groups.map((group) => (
          <section key={group.code} aria-labelledby={`reponse-${group.code}`}>
            <h2 id={`reponse-${group.code}`}>{group.title}</h2>
            <p className="text-small text-soft">{group.lead}</p>
            <ul className="mt-2 divide-y divide-line border-t border-line">
              {group.services.map((service) => (
                <GuideServiceItem key={service.id} service={service} isDisabled={isFull && !ticked.has(service.id)} />
              ))}
            </ul>
            {group.moreHref && (
              <a href={group.moreHref} className="link inline-flex min-h-11 items-center text-small">
                Voir {plural(group.moreCount, 'autre service', 'autres services')} de ce genre dans l’annuaire
              </a>
            )}
          </section>
        ))}
      </div>
      <div className="screen-only sticky bottom-0 -mx-4 mt-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-paper px-4 py-3 md:-mx-6 md:px-6">
        <p role="status" className="text-small">
          {ticked.size === 0
            ? `Cochez jusqu’à ${MOST_ON_SHEET} services à emporter.`
            : `${plural(ticked.size, 'service coché', 'services cochés')} sur ${MOST_ON_SHEET}${isFull ? ' : la feuille est pleine.' : '.'}`}
        </p>
        <Button variant="primary" icon={FileText} className="max-sm:w-full">
          Faire la feuille à emporter
        </Button>
      </div>
    </form>
  );
}
