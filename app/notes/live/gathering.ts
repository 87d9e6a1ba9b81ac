// How long words wait for others that leave with them. Each write to a connection costs: a room of many gathers what comes within some
// milliseconds, unless the processor has room to spare; then nobody waits.
import { performance } from 'node:perf_hooks';

/** Many, and what they cost while nobody waits is still less than one processor. */
const MANY = { connections: 80, ms: 2 };
/** So many that they would fill it. */
const CROWD = { connections: 250, ms: 5 };
/** Shares of the time in which this process does something. Apart, or it would go to and fro. */
const BUSY_FROM = 0.75;
const CALM_UNDER = 0.4;

/** Milliseconds. */
export function gatheringTime(connections: number, isBusy: boolean): number {
  if (connections >= CROWD.connections) return CROWD.ms;
  return connections >= MANY.connections && isBusy ? MANY.ms : 0;
}

export type Gathering = {
  time: (connections: number) => number;
  /** Now and then: whether this process was busy since the last time. */
  look: () => void;
};

export function openGathering(): Gathering {
  let before = performance.eventLoopUtilization();
  let isBusy = false;
  return {
    time: (connections) => gatheringTime(connections, isBusy),
    look: () => {
      const now = performance.eventLoopUtilization();
      isBusy = nowBusy(isBusy, performance.eventLoopUtilization(now, before).utilization);
      before = now;
    },
  };
}

export function nowBusy(wasBusy: boolean, share: number): boolean {
  return share >= BUSY_FROM || (wasBusy && share >= CALM_UNDER);
}
