import { Suspense, useEffect, useState } from 'react';
import { latePart } from '#app/ui/late-part.ts';
import { MAP_LABELS } from './map-labels.ts';
import type { MapViewProps } from './map-props.ts';

export type { MapTint, MapViewProps } from './map-props.ts';

const LiveMap = latePart(() => import('./live-map.client.tsx').then((module) => module.LiveMap));

/** The live map: fills its parent, loads its code only in a browser and only once it is rendered. */
export function MapView(props: MapViewProps) {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const labels = { ...MAP_LABELS, ...props.labels };
  const waiting = (
    <p className="appears-late grid size-full place-content-center p-4 text-center text-small text-soft" role="status">
      {labels.loading}
    </p>
  );
  return (
    <div className="relative isolate size-full min-h-72 overflow-hidden rounded-panel border border-line bg-paper">
      {mounted ? (
        <Suspense fallback={waiting}>
          <LiveMap {...props} labels={labels} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}
