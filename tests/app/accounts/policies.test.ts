// Who may read households, as a table: by role, and with a second factor shown in this session.
import { describe, expect, it } from 'vitest';
import { admit } from '#app/accounts/guard.ts';
import { POLICIES, type PolicyName } from '#app/accounts/policies.ts';
import { type Actor, NOBODY, type PersonActor } from '#db/actor.ts';
import { personActor } from '#tests/support/actors.ts';

const TERRITORY = { id: 't', name: 'Lyon' };
const ORGANISATION = { id: 'o', slug: 'caf', name: 'CAF' };

const person = (roles: Partial<PersonActor>, isStrong = false): PersonActor =>
  personActor({ secondFactorAt: isStrong ? new Date() : null, isStrong, provenAt: new Date(), ...roles });

const ROLES: Record<string, Partial<PersonActor>> = {
  'no role': {},
  coordinator: { territories: [{ ...TERRITORY, role: 'coordinator' }] },
  visitor: { territories: [{ ...TERRITORY, role: 'visitor' }] },
  'alert-giver': { territories: [{ ...TERRITORY, role: 'alert-giver' }] },
  owner: { organisations: [{ ...ORGANISATION, role: 'owner' }] },
  editor: { organisations: [{ ...ORGANISATION, role: 'editor' }] },
  administrator: { isAdministrator: true },
  'visitor and administrator': { isAdministrator: true, territories: [{ ...TERRITORY, role: 'visitor' }] },
};

/** `in`, the page it leads to instead, or the status of the refusal. */
function answer(actor: Actor, policy: PolicyName, path = '/menages/1?vue=tout', method = 'GET'): string {
  const request = new Request(`http://localhost${path}`, { method });
  try {
    admit(actor, policy, { request, isDemonstration: false });
    return 'in';
  } catch (refusal) {
    if (!(refusal instanceof Response)) throw refusal;
    return refusal.headers.get('location') ?? String(refusal.status);
  }
}

const STEP_UP = '/connexion/second-facteur?suite=%2Fmenages%2F1%3Fvue%3Dtout';

describe('household-reader', () => {
  it.each([
    ['no role', '403', '403'],
    ['coordinator', STEP_UP, 'in'],
    ['visitor', STEP_UP, 'in'],
    ['alert-giver', '403', '403'],
    ['owner', '403', '403'],
    ['editor', '403', '403'],
    ['administrator', '403', '403'],
    ['visitor and administrator', STEP_UP, 'in'],
  ])('%s: %s without a second factor, %s with it', (role, weak, strong) => {
    const roles = ROLES[role] ?? {};
    expect([answer(person(roles), 'household-reader'), answer(person(roles, true), 'household-reader')]).toEqual([
      weak,
      strong,
    ]);
  });

  it('sends who is nobody to sign in, and says 503 when nobody can tell', () => {
    expect(answer(NOBODY, 'household-reader')).toMatch(/^\/connexion\?suite=/);
    expect(answer({ kind: 'unknown' }, 'household-reader')).toBe('503');
  });

  it('repeats nothing that was posted', () => {
    const visitor = person(ROLES.visitor ?? {});
    expect(answer(visitor, 'household-reader', '/menages', 'POST')).toBe('/connexion/second-facteur');
  });
});

it('asks whoever has an authenticator to show it before anything that is not public', () => {
  const owing = person({ owesSecondFactor: true });
  const answers = Object.keys(POLICIES).map((name) => [name, answer(owing, name as PolicyName, '/compte')]);
  const stepUp = '/connexion/second-facteur?suite=%2Fcompte';
  for (const [name, got] of answers) {
    if (name === 'anyone' || name === 'half-in') expect([name, got]).toEqual([name, 'in']);
    else if (name === 'demonstration-only') expect(got).toBe('404');
    else expect([name, got]).toEqual([name, stepUp]);
  }
});
