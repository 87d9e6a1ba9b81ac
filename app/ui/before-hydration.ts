// What a page begins before React takes it over: its one important part first, buttons and menus right after.

const LONGEST_WAIT_MS = 1_500;
const LONGEST_REST_MS = 200;

const begun: Promise<unknown>[] = [];

/** For the module of a page, as it is read: React waits for this, a moment at most. */
export function beforeHydration(work: Promise<unknown>): void {
  begun.push(work);
}

export async function hydrationMayBegin(): Promise<void> {
  if (begun.length === 0) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT_MS);
  });
  await Promise.race([Promise.allSettled(begun), late]);
  clearTimeout(timer);
  await rest();
}

/** What has just come is drawn, and a key that waits is taken, before anything else. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: LONGEST_REST_MS });
    else setTimeout(resolve, LONGEST_REST_MS / 4);
  });
}
