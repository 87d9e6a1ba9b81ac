/** How the scripts speak: one line per step, in French, with the time it took. */

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} s`;
}

export function say(line: string): void {
  console.log(line);
}

/** Announces a step, does it, and says how long it took; `outcome` may word the result. */
export async function step<T>(title: string, work: () => Promise<T>, outcome?: (result: T) => string): Promise<T> {
  const started = performance.now();
  say(`· ${title}…`);
  const result = await work();
  say(`  ${outcome?.(result) ?? 'fait'} (${seconds(performance.now() - started)})`);
  return result;
}
