// What every bench takes and gives back.

export type Contender = { name: string } & Record<string, number | string | null>;

export type BenchResult = {
  job: string;
  /** What was promised, and whether this run kept it. */
  checks: Record<string, boolean>;
  contenders: Contender[];
  ratios: Record<string, number>;
};

export type BenchOptions = {
  /** Progress and tables; the dispatcher keeps the JSON line for itself. */
  say: (line: string) => void;
  /** `--name value` of the command line; a flag alone is `'true'`. */
  options: Record<string, string>;
};

export type Bench = { run(options: BenchOptions): Promise<BenchResult> };
