// What the address of a sheet asks for and cannot have.
import { findCommune } from '#db/gazetteer.ts';
import { type SetAside, unknownNames, unknownValues } from '../set-aside.ts';
import { isServiceId } from './sheet-query.ts';

export function sheetAsides(parameters: URLSearchParams): SetAside[] {
  const isCommune = (code: string) => findCommune(code) !== undefined;
  return [
    ...unknownNames(parameters, ['service', 'commune']),
    ...unknownValues(parameters, 'service', isServiceId),
    ...unknownValues(parameters, 'commune', isCommune),
  ];
}
