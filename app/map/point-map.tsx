import { Suspense } from 'react';
import { latePart } from '#app/ui/late-part.ts';
import type { PointMapProps } from './point-map-props.ts';

const LivePoint = latePart(() => import('./point-map.client.tsx').then((module) => module.PointMap));

/** A map that moves one point; rendered only in a browser, once somebody asks for it. */
export function PointPicker(props: PointMapProps) {
  return (
    <div className="relative isolate h-72 overflow-hidden rounded-panel border border-line bg-paper">
      <Suspense fallback={<p className="p-4 text-small text-soft">{props.labels.loading}</p>}>
        <LivePoint {...props} />
      </Suspense>
    </div>
  );
}
