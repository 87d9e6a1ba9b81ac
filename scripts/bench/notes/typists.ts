// A process of writers: told what to do by its parent, answers once with what it saw.
import { openTypist, readNote, type Typist, type TypistOptions } from './typist.ts';
import type { SideName } from './wire.ts';

export type Shift = {
  url: string;
  note: string;
  side: SideName;
  writers: number;
  probes: number;
  keysPerSecond: number;
  seconds: number;
};

export type Seen = {
  latencies: number[];
  acknowledged: number[];
  letters: number;
  /** Letters that probes did not see in time. */
  missing: number;
  /** Letters that a newcomer reads. */
  kept: number;
  /** The 95th percentile of this process’s own lateness: when it is high, this harness is what is measured. */
  lagP95: number;
};

process.on('message', (shift: Shift) => {
  void work(shift).then(
    (seen) => process.send?.({ seen }, () => process.exit(0)),
    (error: unknown) => process.send?.({ error: String(error) }, () => process.exit(1)),
  );
});

async function work(shift: Shift): Promise<Seen> {
  const sent = new Map<string, number>();
  const latencies: number[] = [];
  const typists: Typist[] = [];
  for (let at = 0; at < shift.writers; at += 20) {
    const group = Array.from({ length: Math.min(20, shift.writers - at) }, (_, index) => {
      const options: TypistOptions = {
        ...shift,
        // Each writer is somebody else, as each phone of a room is.
        headers: { cookie: `bench-${at + index}` },
        sent,
        latencies: at + index < shift.probes ? latencies : null,
      };
      return openTypist(options);
    });
    typists.push(...(await Promise.all(group)));
  }
  const before = typists.map((typist) => typist.letters());
  const lags: number[] = [];
  process.send?.({ phase: 'begun' });
  await play(shift, typists, lags);
  process.send?.({ phase: 'typed' });
  const letters = typists.reduce((sum, typist, at) => sum + typist.letters() - (before[at] ?? 0), 0);
  const probes = typists.slice(0, shift.probes);
  const expected = probes.reduce((sum, probe) => sum + letters - probe.letters(), 0);
  const patience = performance.now() + 10_000;
  while (probes.reduce((sum, probe) => sum + probe.seen(), 0) < expected && performance.now() < patience)
    await new Promise((soon) => setTimeout(soon, 50));
  const missing = expected - probes.reduce((sum, probe) => sum + probe.seen(), 0);
  const acknowledged = typists.flatMap((typist) => typist.acknowledged);
  for (const typist of typists) typist.close();
  const after = await readNote({ ...shift, headers: { cookie: 'bench-reader' } });
  const kept = after
    .getXmlFragment('default')
    .toString()
    .replace(/<[^>]*>/g, '').length;
  lags.sort((left, right) => left - right);
  return { latencies, acknowledged, letters, missing, kept, lagP95: lags[Math.floor(lags.length * 0.95)] ?? 0 };
}

/** Everybody types at their own pace, spread over the second, until the time is up. */
function play({ seconds, keysPerSecond }: Shift, typists: Typist[], lags: number[]): Promise<void> {
  const every = 1_000 / keysPerSecond;
  const begin = performance.now();
  const end = begin + seconds * 1_000;
  const next = typists.map((_, at) => begin + (every * at) / typists.length);
  const caret = typists.map((_, at) => begin + (1_000 * at) / typists.length + 3);
  return new Promise((done) => {
    const turn = setInterval(() => {
      const now = performance.now();
      if (now >= end) {
        clearInterval(turn);
        done();
        return;
      }
      for (const [at, typist] of typists.entries()) {
        if ((next[at] ?? 0) <= now) {
          lags.push(now - (next[at] ?? now));
          next[at] = (next[at] ?? now) + every;
          typist.type();
        }
        if ((caret[at] ?? 0) <= now) {
          caret[at] = (caret[at] ?? now) + 1_000;
          typist.moveCaret();
        }
      }
    }, 1);
  });
}
