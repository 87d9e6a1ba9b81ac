import { MAP_TINTS } from '#app/directory/map-tints.ts';
import { SmallPlan } from '#app/map/small-plan.tsx';
import type { ZoneReading } from './read-zone-plan.server.ts';

/** Where the service acts, in a sentence and on a drawn plan. */
export function ZonePlan({ sentence, points }: ZoneReading) {
  return (
    <div>
      <p className="text-small text-soft">
        <span className="font-semibold">Se lit ainsi{'\u202f'}:</span> le service {sentence}.
      </p>
      {points.length > 0 && (
        <div className="mt-2">
          <SmallPlan
            title="Les communes où le service agit"
            tints={MAP_TINTS}
            points={[]}
            places={points.slice(0, 14)}
            zone={points}
            width={420}
            height={260}
          />
        </div>
      )}
    </div>
  );
}
