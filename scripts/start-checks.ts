/** What can be told before anything starts, each in one sentence. */
import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { foreignOwner, StartFailure } from '#db/processes.ts';

const neededBytes = 400e6;

export function checkDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartFailure(folderSentence(dataDir, (error as NodeJS.ErrnoException).code));
  }
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < neededBytes) {
    const left = Math.round((bavail * bsize) / 1e6);
    throw new StartFailure(
      `Il reste ${left} Mo sur le disque de ${dataDir} et il en faut ${neededBytes / 1e6} : libérez de la place puis relancez.`,
    );
  }
}

/** Node's own recursive form never returns below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

function folderSentence(folder: string, code: string | undefined): string {
  if (code === 'ENOSPC') return `Le disque de ${folder} est plein : libérez de la place puis relancez.`;
  return `Impossible d’écrire dans ${folder} (${code}) : donnez-vous-en le droit, ou choisissez un autre dossier avec DATA_DIR=/mon/dossier.`;
}

export function checkNotRunning(dataDir: string): void {
  const owner = foreignOwner(ownerFile(dataDir));
  if (!owner) return;
  throw new StartFailure(
    `Maillage tourne déjà avec les données de ${dataDir} (processus ${owner.pid}) : arrêtez-le, ou choisissez un autre dossier avec DATA_DIR=/mon/dossier.`,
  );
}

export function ownerFile(dataDir: string): string {
  return path.join(dataDir, 'start.owner');
}

/** Resolves with the port, or with a free one when asked for 0. */
export function checkPort(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartFailure(portSentence(port, host, error.code))),
    );
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

function portSentence(port: number, host: string, code: string | undefined): string {
  if (code === 'EADDRINUSE')
    return `Le port ${port} est déjà pris : arrêtez ce qui l’occupe, ou choisissez-en un autre avec PORT=${port + 1}.`;
  if (code === 'EACCES')
    return `Le port ${port} est réservé à l’administrateur : choisissez-en un autre avec PORT=3000.`;
  return `Impossible d’écouter sur ${host}, port ${port} (${code}) : corrigez HOST ou PORT.`;
}
