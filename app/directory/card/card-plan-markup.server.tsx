// The small plan of a card, made once on the server: no script touches it.
import { renderToStaticMarkup } from 'react-dom/server';
import { SmallPlan } from '#app/map/small-plan.tsx';
import { MAP_TINTS } from '../map-tints.ts';
import type { CardView } from './card-view.ts';

const SIZE = { width: 320, height: 260 };

export function cardPlanMarkup({ name, mapHref, plan }: CardView): string {
  if (!plan) return '';
  return renderToStaticMarkup(
    <SmallPlan title={`Voir ${name} sur la carte`} href={mapHref} tints={MAP_TINTS} {...plan} {...SIZE} />,
  );
}
