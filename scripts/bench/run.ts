// `npm run bench -- <job> [--json]`: measures one promise of the product, prints it plainly, and with --json closes
// with one JSON object.
import { parseArgs } from 'node:util';
import type { Bench } from './result.ts';

const JOBS: Record<string, { what: string; file: string }> = {
  relevance: { what: 'what people type against what would help them, both engines', file: './relevance.ts' },
  search: { what: '100,000 services: our answer against Meilisearch asked directly', file: './search.ts' },
  freshness: { what: 'from the save of a correction until the search finds it', file: './freshness.ts' },
  map: { what: '100,000 points: our map against supercluster and markercluster', file: './map.ts' },
  list: { what: 'the list page against a plain Remix page of the same cards', file: './list.ts' },
  import: {
    what: '100,000 lines of a table, read, checked and written: against one INSERT per row',
    file: './import.ts',
  },
  notes: { what: 'live notes against stock Hocuspocus on the same PostgreSQL', file: './notes.ts' },
  pages: { what: 'scripts, first paint and Lighthouse of the main pages', file: './pages.ts' },
};

const { positionals, tokens } = parseArgs({ allowPositionals: true, strict: false, tokens: true });
const options: Record<string, string> = {};
for (const [at, token] of tokens.entries()) {
  if (token.kind !== 'option') continue;
  const next = tokens[at + 1];
  options[token.name] = token.value ?? (next?.kind === 'positional' ? next.value : 'true');
}

const job = JOBS[positionals[0] ?? ''];
if (!job) {
  const known = Object.entries(JOBS).map(([name, { what }]) => `  ${name.padEnd(10)} ${what}`);
  process.stdout.write(`npm run bench -- <job> [--json]\n${known.join('\n')}\n`);
  process.exit(positionals.length === 0 ? 0 : 1);
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
const { run } = (await import(job.file)) as Bench;
const result = await run({ say, options });
for (const [name, kept] of Object.entries(result.checks)) say(`${kept ? 'kept  ' : 'MISSED'}  ${name}`);
for (const [name, ratio] of Object.entries(result.ratios)) say(`ratio   ${name}: ${ratio}`);
if (options.json) say(JSON.stringify(result));
process.exitCode = Object.values(result.checks).every(Boolean) ? 0 : 1;
