// Which services go on the sheet: their ids, in the address.

/** One A4 in large type holds no more. */
export const MOST_ON_SHEET = 6;
const MOST_READ = 40;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type SheetQuery = { ids: string[]; commune: string };

/** Never fails: what is no id is left out, each counts once. */
export function readSheetQuery(parameters: URLSearchParams): SheetQuery {
  const ids = [...new Set(parameters.getAll('service'))].filter(isServiceId).slice(0, MOST_READ);
  return { ids, commune: parameters.get('commune')?.slice(0, 9) ?? '' };
}

export function isServiceId(text: string): boolean {
  return ID.test(text);
}
