import { expect, it } from 'vitest';
import {
  deletesEvent,
  type EventKeepers,
  preparesEvent,
  proposesFor,
  seesEvent,
  settlesEvent,
  writesEvent,
} from '#app/events/event-policy.ts';
import { type Actor, NOBODY, type OrganisationRole, type PersonActor, type TerritoryRole } from '#db/actor.ts';
import { personActor } from '#tests/support/actors.ts';

const HERE = 'territory-here';
const ELSEWHERE = 'territory-elsewhere';
const ORGANISER = 'organisation-organiser';

function person(
  territories: [id: string, role: TerritoryRole][],
  organisations: [id: string, role: OrganisationRole][] = [],
): PersonActor {
  return personActor({
    territories: territories.map(([id, role]) => ({ id, name: id, role })),
    organisations: organisations.map(([id, role]) => ({ id, slug: id, name: id, role })),
  });
}

const ACTORS: Record<string, Actor> = {
  nobody: NOBODY,
  unknown: { kind: 'unknown' },
  visitor: person([[HERE, 'visitor']]),
  stranger: person([[ELSEWHERE, 'coordinator']], [['another', 'owner']]),
  administrator: { ...person([]), isAdministrator: true },
  member: person([], [[ORGANISER, 'editor']]),
  coordinator: person([[HERE, 'coordinator']]),
};

const STATUSES = ['proposed', 'draft', 'published', 'cancelled', 'refused'] as const;

/** Who may, by status; whoever is not named may not. */
const TABLE: [
  right: string,
  allows: (actor: Actor, event: EventKeepers) => boolean,
  may: Record<(typeof STATUSES)[number], string[]>,
][] = [
  [
    'sees',
    seesEvent,
    {
      proposed: ['member', 'coordinator'],
      draft: ['member', 'coordinator'],
      refused: ['member', 'coordinator'],
      published: Object.keys(ACTORS),
      cancelled: Object.keys(ACTORS),
    },
  ],
  [
    'writes',
    writesEvent,
    {
      proposed: ['member', 'coordinator'],
      draft: ['coordinator'],
      refused: ['coordinator'],
      published: ['coordinator'],
      cancelled: ['coordinator'],
    },
  ],
  [
    'settles',
    settlesEvent,
    Object.fromEntries(STATUSES.map((status) => [status, ['coordinator']])) as Record<
      (typeof STATUSES)[number],
      string[]
    >,
  ],
  [
    'deletes',
    deletesEvent,
    {
      proposed: ['member', 'coordinator'],
      draft: ['coordinator'],
      refused: ['coordinator'],
      published: [],
      cancelled: [],
    },
  ],
  [
    'prepares',
    preparesEvent,
    Object.fromEntries(STATUSES.map((status) => [status, ['member', 'coordinator']])) as Record<
      (typeof STATUSES)[number],
      string[]
    >,
  ],
];

it.each(TABLE)('%s: exactly who the table names', (_right, allows, may) => {
  for (const status of STATUSES) {
    const event = { territoryId: HERE, status, organisers: [ORGANISER] };
    const found = Object.keys(ACTORS).filter((name) => allows(ACTORS[name] ?? NOBODY, event));
    expect({ status, found }).toEqual({ status, found: may[status] });
  }
});

it('lets members alone propose in the name of their organisation', () => {
  const may = Object.keys(ACTORS).filter((name) => proposesFor(ACTORS[name] ?? NOBODY, ORGANISER));
  expect(may).toEqual(['member']);
});
