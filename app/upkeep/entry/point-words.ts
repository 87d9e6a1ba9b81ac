// What browser and server both say of a point.
import type { PointPrecision } from '#db/schema/directory.ts';

export const PRECISIONS: { value: PointPrecision; label: string }[] = [
  { value: 'adresse', label: 'À la porte' },
  { value: 'rue', label: 'Dans la rue' },
  { value: 'commune', label: 'Dans la commune' },
  { value: 'approximatif', label: 'Aux environs' },
];

/** What a point was placed for: it stays only as long as the address does. */
export function poseOf(address: string, commune: string): string {
  return [address, commune].filter(Boolean).join(' | ');
}
