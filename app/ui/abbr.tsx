/** A short form with its expansion, for who does not know it. */
export function Abbr({ short, full }: { short: string; full: string }) {
  return <abbr title={full}>{short}</abbr>;
}
