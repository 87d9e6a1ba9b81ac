// One opening of a page that holds the note: what it asks of its main thread, step by step, and whether what is typed is kept.
import type { BrowserContext, CDPSession, Page } from 'playwright-core';

const TEXT = '.ProseMirror[contenteditable="true"]';
export const KEYS = 'la facture de chauffage du logement est revenue '.repeat(4);
const PATIENCE_MS = 120_000;

type Spent = { task: number; script: number };
export type PlaceName = 'ours' | 'stock' | 'stock, bare page';
export type Round = {
  side: PlaceName;
  standing: Spent;
  firstKey: Spent;
  settled: Spent;
  typing: Spent;
  isKeyTaken: boolean;
  lines: string[];
};
export type Place = { side: PlaceName; url: string; context: () => Promise<BrowserContext> };

/** Letters as they stand in the document: what is collapsed or drawn does not matter. */
export async function linesOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(`${selector} > p, ${selector} > .rich-part > p`).evaluateAll((all) =>
    all.map((each) => {
      const copy = each.cloneNode(true) as Element;
      for (const drawn of copy.querySelectorAll('.ProseMirror-widget, .collaboration-carets__caret')) drawn.remove();
      return copy.textContent ?? '';
    }),
  );
}

export async function playRound({ side, url, context: open }: Place): Promise<Round> {
  const context = await open();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    // Time of the thread, not of the clock: what else runs on the machine is left out.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    let sent = 0;
    page.on('websocket', (socket) => {
      socket.on('framesent', () => {
        sent += 1;
      });
    });
    const stands = Promise.withResolvers<void>();
    await page.exposeFunction('textStands', () => stands.resolve());
    await page.addInitScript(tellWhenEditable, TEXT);
    await page.goto(url, { waitUntil: 'commit' });
    await withDeadline(stands.promise);
    const standing = await spent(session);
    await page.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.focus(), TEXT);
    const [letters, sentBefore] = [await lettersIn(page), sent];
    await page.keyboard.press('x');
    const firstKey = await spent(session);
    const isKeyTaken = (await lettersIn(page)) === letters + 1;
    await page.keyboard.press('Backspace');
    const settled = await quiet(page, session);
    const lines = await linesOf(page, TEXT);
    await page
      .locator(`${TEXT} > p`)
      .nth(Math.floor(lines.length / 2))
      .click();
    await page.keyboard.press('End');
    const before = await quiet(page, session);
    for (const key of KEYS) await page.keyboard.press(key === ' ' ? 'Space' : key);
    const after = await quiet(page, session);
    for (let left = KEYS.length; left > 0; left -= 1) await page.keyboard.press('Backspace');
    await quiet(page, session);
    const typing = { task: after.task - before.task, script: after.script - before.script };
    return { side, standing, firstKey, settled, typing, isKeyTaken: isKeyTaken && sent > sentBefore, lines };
  } finally {
    await context.close();
  }
}

/** In the page, before anything of it: nothing is asked of it again and again. */
function tellWhenEditable(selector: string): void {
  const watch = new MutationObserver(() => {
    if ((document.querySelector(selector)?.childElementCount ?? 0) < 100) return;
    watch.disconnect();
    (window as unknown as { textStands: () => void }).textStands();
  });
  watch.observe(document, { childList: true, subtree: true });
}

function lettersIn(page: Page): Promise<number> {
  return page.evaluate((selector) => document.querySelector(selector)?.textContent?.length ?? 0, TEXT);
}

async function withDeadline(work: Promise<void>): Promise<void> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  await Promise.race([
    work,
    new Promise((_resolve, reject) => late.addEventListener('abort', () => reject(new Error('the text never stood')))),
  ]);
}

/** Once a second has passed in which nearly nothing was done. */
async function quiet(page: Page, session: CDPSession): Promise<Spent> {
  let last = await spent(session);
  for (;;) {
    await page.waitForTimeout(1_000);
    const now = await spent(session);
    if (now.task - last.task < 20) return last;
    last = now;
  }
}

async function spent(session: CDPSession): Promise<Spent> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => 1_000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
  return { task: of('TaskDuration'), script: of('ScriptDuration') };
}
