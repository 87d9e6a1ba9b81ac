import { LinkChip } from '#app/ui/chip.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { DangerNotice } from '../danger/danger-notice.tsx';
import type { SetAside } from '../set-aside.ts';
import { SetAsideNotice } from '../set-aside-notice.tsx';
import type { GuideView } from './guide-view.ts';

type GuideNoticesProps = { view: GuideView; asides: readonly SetAside[]; isAsked: boolean };

/** What stands between the answers given and the services: the commune, words nobody knows, what cannot wait. */
export function GuideNotices({ view, asides, isAsked }: GuideNoticesProps) {
  return (
    <div className="space-y-3 empty:hidden">
      {view.dangers.length > 0 && <DangerNotice dangers={view.dangers} />}
      {view.advice.map((advice) => (
        <Notice key={advice} tone="error" title="À faire tout de suite">
          <p>{advice}</p>
        </Notice>
      ))}
      <SetAsideNotice asides={asides} />
      {view.unknownPlace !== null && (
        <Notice tone="warning" title={`Aucune commune ne s’appelle « ${view.unknownPlace} »`}>
          <p>
            Vos autres réponses sont gardées. Corrigez la commune{view.choices.length > 0 ? ', ou choisissez :' : '.'}
          </p>
          <Choices choices={view.choices} />
        </Notice>
      )}
      {view.unknownPlace === null && view.choices.length > 0 && (
        <Notice title="Quelle commune ?">
          <p>Plusieurs communes répondent à ces mots. Choisissez, vos autres réponses sont gardées :</p>
          <Choices choices={view.choices} />
        </Notice>
      )}
      {isAsked && view.placeName === null && view.choices.length === 0 && view.unknownPlace === null && (
        <Notice tone="warning" title="La commune manque">
          <p>Ces services n’agissent pas tous partout : indiquez la commune pour ne garder que les bons.</p>
        </Notice>
      )}
      {view.isWordsUnknown && (
        <Notice title="Ces mots n’ont pas été reconnus">
          <p>Cochez ce qui s’en approche le plus dans la liste, ou dites-le autrement.</p>
        </Notice>
      )}
    </div>
  );
}

function Choices({ choices }: { choices: GuideView['choices'] }) {
  if (choices.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-2">
      {choices.map((choice) => (
        <li key={choice.href}>
          <LinkChip label={choice.label} href={choice.href} />
        </li>
      ))}
    </ul>
  );
}
