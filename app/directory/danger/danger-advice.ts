// What to do at once, before any appointment: said in the guide and above the list, in the same words.
import type { DangerCode } from '#search/danger-words.ts';

/** `calls`: numbers to tap. */
export type DangerAdvice = { code: DangerCode; title: string; steps: string[]; calls: string[] };

export const CALL_SUPPLIER = 'Appelez le fournisseur tout de suite : un échéancier demandé suspend souvent la coupure.';
export const SAY_WHO_IS_FRAGILE =
  'Dites-le dès le premier appel : beaucoup de services passent alors ce dossier devant.';
export const BAD_AIR = 'Malaise ou maux de tête près d’un appareil de chauffage : ouvrez, sortez, appelez le 112.';
export const NO_ROOF_TONIGHT = 'Sans toit ce soir : le 115, gratuit, jour et nuit.';

const ADVICE: Record<DangerCode, Omit<DangerAdvice, 'code'>> = {
  air: {
    title: 'Gaz ou fumées : sortez d’abord',
    steps: [
      'Ouvrez les fenêtres et sortez tout le monde. Pas de flamme, aucun interrupteur ; coupez le gaz ou le chauffage seulement si c’est sur votre chemin.',
      'Une fois dehors, appelez. Ne rentrez qu’avec l’accord des secours.',
    ],
    calls: ['18', '112'],
  },
  rescue: {
    title: 'Mettez-vous à l’abri d’abord',
    steps: ['Éloignez-vous, sortez si vous le pouvez, puis appelez. Les services ci-dessous peuvent attendre.'],
    calls: ['112'],
  },
  device: {
    title: 'Un appareil de soin sans courant',
    steps: [
      'Si la personne va mal, appelez d’abord les secours.',
      `${CALL_SUPPLIER} Une personne malade vit là ? ${SAY_WHO_IS_FRAGILE}`,
    ],
    calls: ['112'],
  },
  roof: { title: 'Une place pour cette nuit', steps: [NO_ROOF_TONIGHT], calls: ['115'] },
};

export function dangerAdvice(code: DangerCode): DangerAdvice {
  return { code, ...ADVICE[code] };
}
