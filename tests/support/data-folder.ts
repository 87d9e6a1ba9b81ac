import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endProcess, processesUsing } from '#db/processes.ts';

export type DataFolder = {
  path: string;
  /** Ends what still runs on it, then removes it. */
  remove(): Promise<void>;
};

/** A DATA_DIR of its own. */
export function dataFolder(): DataFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'maillage-faults-'));
  // Under root PostgreSQL runs as another account, which passes through here.
  chmodSync(folder, 0o755);
  return {
    path: folder,
    async remove() {
      for (const pid of processesUsing(folder)) await endProcess(pid, ['SIGQUIT', 'SIGKILL'], 5_000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
