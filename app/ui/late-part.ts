// Parts of a page whose scripts come later. Who loses the line meanwhile keeps the page as it stands, and gets the part with
// the line: a part that failed would take the whole page with it.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

// biome-ignore lint/suspicious/noExplicitAny: as React's own `lazy`: the properties are those of the part.
export function latePart<T extends ComponentType<any>>(load: () => Promise<T>): LazyExoticComponent<T> {
  return lazy(async () => ({ default: await withPatience(load) }));
}

async function withPatience<T>(load: () => Promise<T>): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await load();
    } catch {
      await lineOr(pause);
    }
  }
}

/** The network is back, or so many milliseconds have passed. */
function lineOr(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      removeEventListener('online', goOn);
      resolve();
    };
    const timer = setTimeout(goOn, milliseconds);
    addEventListener('online', goOn);
  });
}
