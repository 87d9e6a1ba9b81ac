import { useMatches } from '@remix-run/react';

/**
 * What a page exports as `handle` when it wants another frame. `light`: no script, no letter to fetch, its styles within it, for
 * who waits behind a slow line. `bare`: no navigation, for a wall.
 */
export type FrameHandle = { frame: 'light' | 'bare' };

/** Name under which a light page puts its styles in `context.markup`. */
export const LIGHT_STYLES = 'light-styles';

export function useFrame(): FrameHandle['frame'] | 'whole' {
  const handle = useMatches().at(-1)?.handle as FrameHandle | undefined;
  return handle?.frame ?? 'whole';
}
