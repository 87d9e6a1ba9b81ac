import type { PersonActor } from '#db/actor.ts';

/** Somebody signed in, without any role but those given. */
export function personActor(more: Partial<PersonActor> = {}): PersonActor {
  return {
    kind: 'person',
    id: '00000000-0000-0000-0000-000000000001',
    name: 'Quelqu’un',
    mail: 'quelquun@essai.example',
    sessionId: '',
    proof: 'mail',
    secondFactorAt: null,
    isStrong: false,
    owesSecondFactor: false,
    provenAt: new Date(0),
    isAdministrator: false,
    territories: [],
    organisations: [],
    held: [],
    actingAs: null,
    ...more,
  };
}
