// Somebody without a mouse: goes from control to control with Tab, and must see at each stop where they are.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where focus stands: `role name`, as a screen reader would say it, and whether it can be seen there. */
type Stop = { is: string; id: string; at: number; isTop: boolean; value: string; fault: string };

const MOST_STOPS = 250;

export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** On to the control whose role and name fit, « button Ajouter », or whose id does, « #nom », going round once; every stop on the way is seen. */
  async reach(wanted: RegExp | string): Promise<void> {
    const fits = ({ is, id }: Stop) =>
      typeof wanted === 'string' ? is === wanted || `#${id}` === wanted : wanted.test(is);
    const met: Stop[] = [];
    // Until the styles of the next page are there, nothing marks where focus stands.
    await this.page.waitForLoadState('load');
    for (let press = 0; press < MOST_STOPS; press++) {
      await this.page.keyboard.press('Tab');
      const stop = await this.page.evaluate(whereFocusIs);
      if (stop.isTop) continue;
      if (stop.fault !== '') throw new Error(`${stop.is}: ${stop.fault}, on ${this.page.url()}`);
      if (fits(stop)) return;
      // Day, month and year of one field are three stops.
      if (met.at(-1)?.at !== stop.at && met.some(({ at }) => at === stop.at)) break;
      met.push(stop);
    }
    throw new Error(`no « ${wanted} » on ${this.page.url()}, only:\n${met.map(({ is }) => is).join('\n')}`);
  }

  async enter(wanted: RegExp | string): Promise<void> {
    await this.reach(wanted);
    await this.page.keyboard.press('Enter');
  }

  /** Over what stood in the field. */
  async write(wanted: RegExp | string, words: string): Promise<void> {
    await this.reach(wanted);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(words);
  }

  /** An option of a list, by the first letters of its words. */
  async choose(wanted: RegExp | string, option: string): Promise<void> {
    await this.reach(wanted);
    // An accent is no key of the driver's keyboard: it would land in the last text field.
    await this.page.keyboard.type(/^[a-z]+/i.exec(option)?.[0] ?? '');
    expect((await this.page.evaluate(whereFocusIs)).value).toContain(option);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }
}

/** Runs in the page. */
function whereFocusIs(): Stop {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body)
    return { is: '', id: '', at: -1, isTop: true, value: '', fault: '' };
  const labelled = element as HTMLInputElement;
  const text = (node: Element | null | undefined) => (node?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  const name =
    element.getAttribute('aria-label') ??
    (labelled.labels?.[0] ? text(labelled.labels[0]) : text(element)) ??
    element.getAttribute('name') ??
    '';
  const tags: Record<string, string> = {
    A: 'link',
    BUTTON: 'button',
    SELECT: 'list',
    TEXTAREA: 'field',
    SUMMARY: 'fold',
  };
  const role =
    element.tagName === 'INPUT'
      ? labelled.type === 'radio' || labelled.type === 'checkbox'
        ? 'tick'
        : 'field'
      : (tags[element.tagName] ?? element.tagName.toLowerCase());
  const value = element instanceof HTMLSelectElement ? text(element.selectedOptions[0]) : (labelled.value ?? '');
  const shown = [element, labelled.labels?.[0], element.parentElement].filter((one) => one instanceof HTMLElement);
  const isMarked = shown.some((one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  });
  const box = element.getBoundingClientRect();
  const isInView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const [x, y] = [box.left + Math.min(box.width / 2, 40), Math.max(box.top, 0) + Math.min(box.height, innerHeight) / 2];
  const over = document.elementFromPoint(Math.min(x, innerWidth - 1), Math.min(y, innerHeight - 1));
  const isCovered =
    over !== null && !element.contains(over) && !over.contains(element) && !shown.some((one) => one.contains(over));
  const fault = !isMarked
    ? 'no mark of focus'
    : !isInView
      ? 'out of sight'
      : isCovered
        ? `covered by ${over?.outerHTML.slice(0, 120)}`
        : '';
  const at = [...document.querySelectorAll('*')].indexOf(element);
  return { is: `${role} ${name}`, id: element.id, at, isTop: false, value, fault };
}
