// `kill -9` in the middle of registering, of giving a seat back and of what follows: each is there whole, with its mails, or not at all.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { createRandom } from '#db/demo/random.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeTerritory } from '#tests/support/directory.ts';
import { killAtRandom } from '#tests/support/killed-process.ts';

/** Somebody registers, whoever has held a seat longest gives it back, and so on until it is killed. */
const WORK = `
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { newSecret, sha256 } from '#app/accounts/secrets.ts';
import { cancelMyRegistration } from '#app/events/registration/my-registration.server.ts';
import { register } from '#app/events/registration/register.server.ts';
import { withActor } from '#db/actor.ts';
import { openDatabase } from '#db/client.ts';
const database = openDatabase(process.env.BASE, { connections: 2 });
const as = (name, statement) => withActor(database, { kind: 'work', name }, (queries) => queries.execute(statement));
for (;;) {
  const who = randomUUID();
  const asked = { name: who, structure: 'Structure ' + who, mail: who + '@essai.example', needs: '', sessions: [process.env.SESSION] };
  process.stdout.write('.');
  await register(database, { slug: 'pleniere', asked, now: new Date() });
  const [first] = await as('registration', sql\`
    select id from registrations where status = 'confirmed' and (select count(*) from registrations where status = 'waiting') > 1
    order by number limit 1\`);
  if (!first) continue;
  const secret = newSecret();
  await as('mails', sql\`insert into mail_links (hash, kind, subject_id, recipient, created_at)
    values (\${sha256(secret)}, 'inscription', \${first.id}, 'essai@essai.example', now())\`);
  process.stdout.write('.');
  await cancelMyRegistration(database, secret, new Date());
}`;

const ROUNDS = 4;
const SEATS = 2;
let base: FreshDatabase;
let database: Database;
let session: string;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  const territory = await writeTerritory(database);
  const { raw } = database;
  const [event] = await raw<{ id: string }[]>`
    insert into events (territory_id, slug, title, format, status, starts_at, ends_at, capacity, is_registration_open)
    values (${territory}, 'pleniere', 'Plénière', 'plenary', 'published', now() + interval '9 days', now() + interval '10 days', ${SEATS}, true)
    returning id`;
  const [made] = await raw<{ id: string }[]>`insert into event_sessions (event_id, title, starts_at, ends_at)
    values (${event?.id ?? ''}, 'Froid', now() + interval '9 days', now() + interval '9 days') returning id`;
  session = made?.id ?? '';
});
afterAll(async () => {
  await database?.close();
  await base?.drop();
});

it('leaves no seat lost or given twice, no registration without its mail', { timeout: 240_000 }, async () => {
  const random = createRandom(11, 'registration');
  for (let round = 0; round < ROUNDS; round += 1) {
    await killAtRandom({
      script: WORK,
      env: { BASE: base.url('app'), SESSION: session },
      random,
      dots: 12,
      withinMs: 40,
    });
    expect(await oddities()).toEqual([]);
  }
  const [done] = await asWork(
    database,
    'registration',
    (raw) => raw`select count(*)::int as registered, count(promoted_at)::int as promoted from registrations`,
  );
  expect(done?.registered).toBeGreaterThan(ROUNDS);
  expect(done?.promoted).toBeGreaterThan(0);
});

/** What should never be; asking for the event waits until what the dead process had begun is rolled back. */
async function oddities(): Promise<string[]> {
  return asWork(database, 'forgetting', async (raw) => {
    await raw`select from events for update`;
    const rows = await raw<{ what: string }[]>`
      with mailed as (select kind, subject_id from outgoing_mails),
      told as (select r.*,
        exists (select from mailed where kind = 'inscription' and subject_id = r.id) as is_confirmed_by_mail,
        exists (select from mailed where kind = 'inscription-place' and subject_id = r.id) as is_promoted_by_mail,
        exists (select from mailed where kind = 'inscription-annulee' and subject_id = r.id) as is_cancelled_by_mail,
        exists (select from registration_sessions where registration_id = r.id) as has_chosen,
        exists (select from proposals where proposed -> 'organisation' ->> 'name' = r.organisation_name) as is_proposed
        from registrations r)
      select 'without its mail' as what from told where not is_confirmed_by_mail
      union all select 'without its session' from told where has_chosen = (status = 'cancelled')
      union all select 'without its structure' from told where not is_proposed
      union all select 'promoted without a mail, or the other way round' from told where is_promoted_by_mail <> (promoted_at is not null)
      union all select 'cancelled without a mail, or the other way round' from told where is_cancelled_by_mail <> (status = 'cancelled')
      union all select 'mail to nobody' from mailed where subject_id not in (select id from registrations)
      union all select 'structure of nobody' from proposals
        where proposed -> 'organisation' ->> 'name' not in (select organisation_name from registrations)
      union all select 'seat given twice' from told where status = 'confirmed' having count(*) > ${SEATS}
      union all select 'seat lost' from told having count(*) filter (where status = 'confirmed') < least(${SEATS}, count(*) filter (where status <> 'cancelled'))`;
    return rows.map(({ what }) => what);
  });
}
