import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** axe finds nothing, and nothing is wider than the window. */
export async function expectClean(page: Page): Promise<void> {
  // A click is over when the next page begins: until its styles are there, nothing has its colours.
  await page.waitForLoadState('load');
  const { violations } = await new AxeBuilder({ page }).analyze();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  expect({ url: page.url(), found, overflow }).toEqual({ url: page.url(), found: [], overflow: 0 });
}
