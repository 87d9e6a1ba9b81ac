// Entries written twice as people write them, and entries that only look alike, in a network that is already there.
import { randomUUID } from 'node:crypto';
import type { Database } from '#db/client.ts';
import { createRandom, type Random } from '#db/demo/random.ts';
import { contacts, organisations } from '#db/schema/directory.ts';

type Row = typeof organisations.$inferSelect;
type ContactRow = typeof contacts.$inferSelect;
export type Planted = { duplicates: Set<string>; lookAlikes: Set<string> };

export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

export async function plantDuplicates(
  database: Database,
  { seed, count }: { seed: number; count: number },
): Promise<Planted> {
  const random = createRandom(seed, 'planted');
  const rows = await database.query((queries) => queries.select().from(organisations).orderBy(organisations.id));
  const reach = Map.groupBy(
    await database.query((queries) => queries.select().from(contacts).orderBy(contacts.id)),
    ({ organisationId }) => organisationId,
  );
  const planted: Planted = { duplicates: new Set(), lookAlikes: new Set() };
  const written: { row: Row; contacts: ContactRow[] }[] = [];
  const add = (row: Row, own: ContactRow[]) => {
    const id = randomUUID();
    written.push({
      row: { ...row, id, slug: `${row.slug}-${id.slice(0, 8)}`, sourceKey: id },
      contacts: own.map((contact) => ({ ...contact, id: randomUUID(), organisationId: id })),
    });
    return id;
  };
  const sirets = new Map<string, string>();
  const chosen = random.some(rows, count * 2);
  for (const row of chosen.slice(0, count)) {
    if (random.chance(0.35)) sirets.set(row.id, siretOf(random));
    const twin = writtenAgain(random, { ...row, siret: sirets.get(row.id) ?? null }, reach.get(row.id) ?? []);
    planted.duplicates.add(pairKey(row.id, add(twin.row, twin.contacts)));
  }
  for (const row of chosen.slice(count)) {
    if (random.chance(0.25)) {
      const [third, seventh] = ['3e', '7e'].map((number) =>
        add(
          {
            ...row,
            name: `Maison des solidarités ${row.name.split(' ').at(-1)} ${number}`,
            website: null,
            address: null,
            acronym: null,
          },
          [],
        ),
      );
      planted.lookAlikes.add(pairKey(third ?? '', seventh ?? ''));
      continue;
    }
    const other = lookAlike(random, row, reach.get(row.id) ?? [], rows);
    planted.lookAlikes.add(pairKey(row.id, add(other.row, other.contacts)));
  }
  await database.transaction(async (queries) => {
    for (let at = 0; at < written.length; at += 500) {
      const part = written.slice(at, at + 500);
      await queries.insert(organisations).values(part.map(({ row }) => row));
      const own = part.flatMap((one) => one.contacts);
      if (own.length > 0) await queries.insert(contacts).values(own);
    }
  }, 60_000);
  for (const [id, siret] of sirets) await database.raw`update organisations set siret = ${siret} where id = ${id}`;
  return planted;
}

type Entry = { row: Row; contacts: ContactRow[] };

/** The same organisation, typed by somebody else on another day. */
function writtenAgain(random: Random, row: Row, own: ContactRow[]): Entry {
  const isPlaced = random.chance(0.7);
  return {
    row: {
      ...row,
      name: nameAgain(random, row),
      acronym: random.chance(0.5) ? row.acronym : null,
      siret: random.chance(0.6) ? row.siret : null,
      website:
        row.website &&
        (random.chance(0.7)
          ? row.website.replace('https://', random.pick(['http://www.', 'https://www.', 'https://']))
          : null),
      address: row.address && random.chance(0.8) ? addressAgain(random, row.address) : null,
      latitude: row.latitude === null ? null : row.latitude + random.gauss() * 0.0004,
      longitude: row.longitude === null ? null : row.longitude + random.gauss() * 0.0004,
      pointPrecision: isPlaced ? row.pointPrecision : 'commune',
      kind: random.chance(0.85) ? row.kind : 'autre',
    },
    contacts: own.flatMap((contact) =>
      random.chance(0.75) ? [{ ...contact, value: phoneAgain(random, contact.value) }] : [],
    ),
  };
}

function nameAgain(random: Random, { name, communeCode }: Row): string {
  const way = random.pick(['same', 'capitals', 'legal', 'typo', 'typo', 'word-less', 'word-more', 'turned'] as const);
  const parts = name.split(' ');
  if (way === 'capitals') return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
  if (way === 'legal') return `Association ${name}`;
  if (way === 'typo') return typo(random, name);
  if (way === 'word-less' && parts.length > 2) return parts.toSpliced(random.below(parts.length), 1).join(' ');
  if (way === 'word-more') return `${name} ${random.pick(['accueil', 'siège', communeCode ?? 'local'])}`;
  if (way === 'turned' && parts.length > 1) return [...parts.slice(1), parts[0]].join(' ');
  return name;
}

function typo(random: Random, text: string): string {
  const at = 1 + random.below(Math.max(1, text.length - 2));
  return random.chance(0.5)
    ? text.slice(0, at) + text.slice(at + 1)
    : `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`;
}

function addressAgain(random: Random, address: string): string {
  const short = address.replace('avenue', 'av.').replace('boulevard', 'bd').replace(' rue ', ' r. ');
  return random.pick([address, address.toUpperCase(), short, typo(random, address)]);
}

function phoneAgain(random: Random, phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  return random.pick([phone, digits, `+33 ${digits.slice(1)}`, digits.replaceAll(/(..)(?=.)/g, '$1.')]);
}

/** Another organisation: a branch elsewhere, a neighbour of the same house, or the same kind of body of another commune. */
function lookAlike(random: Random, row: Row, own: ContactRow[], rows: Row[]): Entry {
  const elsewhere = random.pick(rows);
  const way = random.pick(['branch', 'neighbour', 'homonym'] as const);
  const away = {
    communeCode: elsewhere.communeCode,
    latitude: elsewhere.latitude,
    longitude: elsewhere.longitude,
    address: elsewhere.address,
  };
  const otherPhone = own.map((contact) => ({
    ...contact,
    value: `04 65 71 ${10 + random.below(90)} ${10 + random.below(90)}`,
  }));
  if (way === 'branch')
    return { row: { ...row, ...away, name: `${row.name} antenne`, siret: null }, contacts: otherPhone };
  if (way === 'homonym') return { row: { ...row, ...away, website: null, siret: null }, contacts: otherPhone };
  return {
    row: {
      ...row,
      name: elsewhere.name,
      acronym: elsewhere.acronym,
      kind: elsewhere.kind,
      website: elsewhere.website,
      siret: siretOf(random),
    },
    contacts: random.chance(0.5) ? own : otherPhone,
  };
}

function siretOf(random: Random): string {
  return Array.from({ length: 14 }, () => random.below(10)).join('');
}
