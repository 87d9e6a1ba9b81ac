// What organising usually asks for, before, during and after; set once, then changed at will.
import type { TaskPhase } from '#db/schema/events.ts';

export type UsualTask = {
  title: string;
  phase: TaskPhase;
  /** Days from the day of the event. */
  days: number;
};

export const USUAL_TASKS: UsualTask[] = [
  { title: 'Choisir le thème et les séances', phase: 'before', days: -56 },
  { title: 'Réserver les salles et vérifier leur accessibilité', phase: 'before', days: -42 },
  { title: 'Vérifier la charte de la journée', phase: 'before', days: -35 },
  { title: 'Inviter les partenaires de l’annuaire', phase: 'before', days: -28 },
  { title: 'Inscrire l’évènement au programme national', phase: 'before', days: -21 },
  { title: 'Préparer les paperboards et la feuille d’émargement', phase: 'before', days: -3 },
  { title: 'Relever les présences', phase: 'during', days: 0 },
  { title: 'Rappeler qu’aucun nom de ménage ne s’écrit', phase: 'during', days: 0 },
  { title: 'Noter les décisions, avec qui et pour quand', phase: 'during', days: 0 },
  { title: 'Envoyer le compte rendu', phase: 'after', days: 7 },
  { title: 'Reporter dans l’annuaire ce que l’atelier a appris', phase: 'after', days: 14 },
  { title: 'Publier le bilan', phase: 'after', days: 21 },
  { title: 'Fixer la prochaine date', phase: 'after', days: 30 },
];
