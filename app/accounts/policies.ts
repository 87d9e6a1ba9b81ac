// Who may ask for a page at all: one sentence per policy. Whose entry it is, the room behind the page decides.
import type { Actor } from '#db/actor.ts';

export type Policy = {
  sentence: string;
  allows: (actor: Actor) => boolean;
  /** Would be allowed with a second factor: asked for it instead of refused. */
  lacksOnlySecondFactor?: (actor: Actor) => boolean;
  /** Open before the second factor is shown to whoever has one. */
  isBeforeSecondFactor?: true;
};

export const POLICIES = {
  anyone: { sentence: 'Tout le monde, sans se présenter.', allows: () => true },
  'demonstration-only': { sentence: 'Tout le monde, dans une démonstration seulement.', allows: () => true },
  'half-in': {
    sentence: 'Toute personne connectée, même si son second facteur reste à montrer.',
    allows: (actor) => actor.kind === 'person',
    isBeforeSecondFactor: true,
  },
  'signed-in': { sentence: 'Toute personne connectée.', allows: (actor) => actor.kind === 'person' },
  keeper: {
    sentence: 'Qui tient des fiches : la coordination d’un territoire, les membres d’un organisme.',
    allows: keepsEntries,
  },
  coordinator: { sentence: 'La coordination d’un territoire.', allows: coordinatesSomewhere },
  'people-keeper': {
    sentence: 'Qui invite : la coordination d’un territoire, les responsables d’un organisme, l’administration.',
    allows: (actor) => keepsPeople(actor),
  },
  'territory-keeper': {
    sentence: 'L’administration de l’instance, et la coordination du territoire.',
    allows: (actor) => coordinatesSomewhere(actor) || administers(actor),
  },
  administrator: { sentence: 'L’administration de l’instance.', allows: administers },
  desk: {
    sentence: 'Qui tient des fiches, et l’administration de l’instance.',
    allows: (actor) => keepsEntries(actor) || administers(actor),
  },
  'household-reader': {
    sentence: 'Qui peut lire des ménages, la coordination et les visites à domicile, avec un second facteur.',
    allows: (actor) => mayReadHouseholds(actor) && actor.kind === 'person' && actor.isStrong,
    lacksOnlySecondFactor: (actor) => mayReadHouseholds(actor) && actor.kind === 'person' && !actor.isStrong,
  },
} satisfies Record<string, Policy>;

export type PolicyName = keyof typeof POLICIES;

export function coordinatesSomewhere(actor: Actor): boolean {
  return actor.kind === 'person' && actor.territories.some(({ role }) => role === 'coordinator');
}

export function keepsEntries(actor: Actor): boolean {
  return actor.kind === 'person' && (coordinatesSomewhere(actor) || actor.organisations.length > 0);
}

export function keepsPeople(actor: Actor): boolean {
  const ownsSomething = actor.kind === 'person' && actor.organisations.some(({ role }) => role === 'owner');
  return coordinatesSomewhere(actor) || ownsSomething || administers(actor);
}

export function administers(actor: Actor): boolean {
  return actor.kind === 'person' && actor.isAdministrator;
}

/** By role alone: the session must be strong as well. Alert-givers follow what they signalled, they open no file. */
export function mayReadHouseholds(actor: Actor): boolean {
  return actor.kind === 'person' && actor.territories.some(({ role }) => role === 'coordinator' || role === 'visitor');
}
