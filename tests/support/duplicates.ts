// Pairs and merges to ask about: one of Montpellier, one of Marseille, and a pair with an entry of each.
import { mergeEntries, stateOf } from '#app/upkeep/duplicates/merge-entries.server.ts';
import { proposedChoices } from '#app/upkeep/duplicates/merge-snapshots.ts';
import { readSnapshot } from '#app/upkeep/history/versions.server.ts';
import type { Database } from '#db/client.ts';
import { personActor } from './actors.ts';
import { writeOrganisation } from './directory.ts';

export type WrittenPairs = {
  pairs: { own: string; foreign: string; half: string };
  merges: { own: string; foreign: string };
};

export async function writePairs(database: Database): Promise<WrittenPairs> {
  const [montpellier, marseille] = [
    await territoryId(database, 'montpellier'),
    await territoryId(database, 'marseille'),
  ];
  const twin = (territory: string, slug: string) =>
    writeOrganisation(database, territory, { slug, name: slug.replaceAll('-', ' ') }, [
      { slug: 'accueil', name: `Accueil ${slug}`, needs: ['eau'], zones: ['34172'] },
    ]);
  const pair = async (a: string, b: string) => writePair(database, a, b);
  const merge = async (territory: string, name: string) =>
    mergeNow(database, await twin(territory, `fusion-${name}-a`), await twin(territory, `fusion-${name}-b`));
  return {
    pairs: {
      own: await pair(
        await twin(montpellier, 'jumelle-montpellier-a'),
        await twin(montpellier, 'jumelle-montpellier-b'),
      ),
      foreign: await pair(await twin(marseille, 'jumelle-marseille-a'), await twin(marseille, 'jumelle-marseille-b')),
      half: await pair(await twin(montpellier, 'moitie-montpellier'), await twin(marseille, 'moitie-marseille')),
    },
    merges: { own: await merge(montpellier, 'montpellier'), foreign: await merge(marseille, 'marseille') },
  };
}

export async function territoryId(database: Database, slug: string): Promise<string> {
  const [row] = await database.raw<{ id: string }[]>`select id from territories where slug = ${slug}`;
  if (!row) throw new Error(`no territory ${slug}`);
  return row.id;
}

export async function writePair(database: Database, a: string, b: string): Promise<string> {
  const [row] = await database.raw<{ id: string }[]>`
    insert into duplicate_candidates (left_id, right_id, score, reasons)
    values (least(${a}::uuid, ${b}::uuid), greatest(${a}::uuid, ${b}::uuid), 80, '{nom-proche}') returning id`;
  if (!row) throw new Error('no pair');
  return row.id;
}

/** By somebody of the demonstration; whoever may is not asked. */
export async function mergeNow(database: Database, leftId: string, rightId: string): Promise<string> {
  const [person] = await database.raw<
    { id: string; name: string }[]
  >`select id, name from people order by name limit 1`;
  const actor = personActor(person);
  const [left, right] = await database.query(async (queries) => [
    await readSnapshot(queries, leftId),
    await readSnapshot(queries, rightId),
  ]);
  if (!left || !right) throw new Error('nothing to merge');
  const choices = proposedChoices(left, right, 'left');
  const id = await mergeEntries(database, { actor, leftId, rightId, choices, state: stateOf(left, right) });
  if (id === null) throw new Error('not merged');
  return id;
}
