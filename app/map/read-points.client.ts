// Points come once: the address holds their hash, so what was read for it stays true.
import { useCallback, useEffect, useState } from 'react';
import { decodePoints, type MapPoints } from './points-codec.ts';

type Reading = { url: string; points: Promise<MapPoints> };

let latest: Reading | null = null;

async function read(url: string): Promise<MapPoints> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`points: ${response.status}`);
  return decodePoints(new Uint8Array(await response.arrayBuffer()));
}

/** The points of `url`; `failed` with a way to try again. */
export function useMapPoints(url: string): { points: MapPoints | null; failed: boolean; retry: () => void } {
  const [state, setState] = useState<{ url: string; points: MapPoints | null; failed: boolean } | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt reads again
  useEffect(() => {
    let wanted = true;
    if (latest?.url !== url) latest = { url, points: read(url) };
    latest.points.then(
      (points) => wanted && setState({ url, points, failed: false }),
      () => {
        latest = null;
        if (wanted) setState({ url, points: null, failed: true });
      },
    );
    return () => {
      wanted = false;
    };
  }, [url, attempt]);
  const retry = useCallback(() => {
    setState(null);
    setAttempt((count) => count + 1);
  }, []);
  // Until new points have come, the former ones stay: their ordinals no longer mean anything, so they are not shown.
  const current = state?.url === url ? state : null;
  return { points: current?.points ?? null, failed: current?.failed ?? false, retry };
}
