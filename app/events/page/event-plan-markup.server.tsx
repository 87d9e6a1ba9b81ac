// The small plan of an event, made once on the server: no script touches it.
import { renderToStaticMarkup } from 'react-dom/server';
import { SmallPlan } from '#app/map/small-plan.tsx';
import { EVENT_TINTS } from '../event-tints.ts';
import { eventPlan } from './event-plan.server.ts';
import type { EventView } from './event-view.ts';

const SIZE = { width: 320, height: 240 };

/** '' when nothing of the event stands anywhere. */
export function eventPlanMarkup(event: EventView, zones: string[]): string {
  const plan = eventPlan(event, zones);
  if (!plan) return '';
  return renderToStaticMarkup(
    <SmallPlan title={`Où se passe ${event.title}`} tints={EVENT_TINTS} {...plan} {...SIZE} />,
  );
}
