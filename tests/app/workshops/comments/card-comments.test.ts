// Comments below cards by forms alone: who may, what is refused and why, what follows a card wherever it goes, and the walls behind it.
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LONGEST_COMMENT, MOST_PER_CARD } from '#app/workshops/comments/card-comment.ts';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { refreshNoteTexts } from '#app/workshops/erase/note-texts.server.ts';
import { WORKSHOPS } from '#app/workshops/viewer.server.ts';
import { type RowActor, withActor } from '#db/actor.ts';
import { workshopCommentMentions, workshopComments, workshopJoins } from '#db/schema/workshops.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { textOf } from '#tests/support/forms.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

type Page = { id: string; slug: string; noteIds: string[] };
type Room = {
  page: Page;
  card: string;
  ana: Visitor;
  ben: Visitor;
  ids: Record<string, string>;
  hashes: Record<string, string>;
};

let app: TestApp;
let coordinator: Visitor;

beforeAll(async () => {
  app = await startApp();
  coordinator = await persona(app, 'coordination-montpellier');
});
afterAll(() => app?.close());

/** Ana’s card, and Ben beside her. */
async function openRoom(title: string): Promise<Room> {
  const { raw } = app.database;
  const [territory] = await raw<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  const page = await createWorkshop(app.database, { territoryId: territory?.id ?? '', title, template: 'plenary' });
  const [row] = await raw<{ code: string }[]>`select join_code as code from workshop_pages where id = ${page.id}`;
  const join = async (prenom: string, structure = '') => {
    const phone = visitor(app);
    await phone.post(`/a/${row?.code ?? ''}`, { prenom, structure });
    return phone;
  };
  const [ana, ben] = [await join('Ana', 'Compagnons Bâtisseurs'), await join('Ben')];
  const card = crypto.randomUUID();
  await ana.post(`/ateliers/${page.slug}`, {
    geste: 'ajouter',
    note: page.noteIds[0] ?? '',
    colonne: 'idees',
    carte: card,
    texte: 'Une permanence le mardi',
  });
  const { id, firstName: name, tokenHash: hash } = workshopJoins;
  const joins = await asPage((queries) =>
    queries.select({ id, name, hash }).from(workshopJoins).where(eq(workshopJoins.pageId, page.id)),
  );
  return {
    page,
    card,
    ana,
    ben,
    ids: Object.fromEntries(joins.map(({ name, id }) => [name, id])),
    hashes: Object.fromEntries(joins.map(({ name, hash }) => [name, hash])),
  };
}

const address = ({ page, card }: Room) => `/ateliers/${page.slug}/commentaires?carte=${card}`;

function say(room: Room, who: Visitor, commentaire: string, more: Record<string, string> = {}): Promise<Response> {
  return who.post(address(room), { geste: 'commenter', carte: room.card, commentaire, ...more });
}

const gesture = (room: Room, who: Visitor, geste: string, id = '') =>
  who.post(address(room), { geste, carte: room.card, 'commentaire-id': id });

async function texts({ page }: Room): Promise<string[]> {
  const rows = await asPage((queries) => queries.select().from(workshopComments).orderBy(asc(workshopComments.at)));
  return rows.filter(({ pageId }) => pageId === page.id).map(({ text }) => text);
}

const asPage = <Result>(run: Parameters<typeof withActor<Result>>[2]) => withActor(app.database, WORKSHOPS, run);

const steer = ({ page }: Room, fields: Record<string, string>) =>
  coordinator.post(`/ateliers/${page.slug}/animer`, fields);

it('whoever writes on the page comments; the count stands on the card and whom one cites is told so until they have read', async () => {
  const room = await openRoom('Commentée');
  const { ana, ben, page } = room;
  expect(await textOf(ben.get(address(room)))).toContain('Personne n’a encore commenté cette carte');
  const first = { 'commentaire-id': crypto.randomUUID(), mention: 'compagnons-batisseurs-montpellier' };
  const answers = await Promise.all([1, 2].map(() => say(room, ben, 'Voir avec @Ana et les Compagnons', first)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  // Other words sent from the same form are another comment.
  await say(room, ben, 'Plutôt le jeudi', first);
  expect(await texts(room)).toEqual(['Voir avec @Ana et les Compagnons', 'Plutôt le jeudi']);

  const [seen, board, other] = await Promise.all([
    textOf(ana.get(address(room))),
    textOf(ana.get(`/ateliers/${page.slug}`)),
    textOf(ben.get(`/ateliers/${page.slug}`)),
  ]);
  expect(seen).toMatch(/Ben<\/strong> · \d+ \w+ 2026 à \d+ h \d\d<strong[^>]*> · vous cite/);
  expect(seen).toContain('href="/annuaire/compagnons-batisseurs-montpellier"');
  expect(board).toMatch(
    /2 commentaires<span class="sr-only"> : Une permanence le mardi<\/span><\/a><span[^>]*>on vous cite/,
  );
  expect(other).not.toContain('on vous cite');
  expect((await gesture(room, ana, 'vu')).status).toBe(303);
  expect(await textOf(ana.get(`/ateliers/${page.slug}`))).not.toContain('on vous cite');
  // Whoever answers has read.
  await say(room, ana, 'D’accord @Ben');
  expect(await textOf(ben.get(`/ateliers/${page.slug}`))).toContain('on vous cite');
  await say(room, ben, 'Merci');
  expect(await textOf(ben.get(`/ateliers/${page.slug}`))).not.toContain('on vous cite');
  expect(await textOf(ben.get(`/ateliers/${page.slug}/commentaires`))).toMatch(
    /Une permanence le mardi[\s\S]*Plutôt le jeudi[\s\S]*Répondre/,
  );
});

it('who coordinates comments under their name without joining', async () => {
  const room = await openRoom('Coordonnée');
  expect((await say(room, coordinator, 'Je m’en occupe')).status).toBe(303);
  expect(await textOf(room.ben.get(address(room)))).toContain('<strong class="text-ink">Samir Vidal</strong>');
});

it('refuses what is empty, too personal or too much, and gives the words back', async () => {
  const room = await openRoom('Refusée');
  const { ben, page, card } = room;
  expect((await say(room, ben, ' ')).status).toBe(400);
  const personal = await say(room, ben, 'Mme Dupont attend sa visite');
  expect(personal.status).toBe(400);
  const text = await textOf(personal);
  expect(text).toContain('On dirait le nom d’une personne');
  expect(text).toMatch(/<textarea[^>]*>Mme Dupont attend sa visite<\/textarea>/);
  expect((await say(room, ben, 'Mme Dupont attend sa visite', { public: 'oui' })).status).toBe(303);
  expect((await say(room, ben, 'x'.repeat(3_000))).status).toBe(303);
  expect((await texts(room)).map(({ length }) => length)).toEqual([27, LONGEST_COMMENT]);
  expect((await ben.post(address(room), { geste: 'commenter', carte: 'nulle', commentaire: 'Perdue' })).status).toBe(
    404,
  );
  expect((await gesture(room, ben, 'inconnu')).status).toBe(400);
  await withActor(app.database, { kind: 'link', hash: room.hashes.Ben ?? '' }, (queries) =>
    queries.insert(workshopComments).values(
      Array.from({ length: MOST_PER_CARD - 3 }, (_, at) => ({
        pageId: page.id,
        noteId: page.noteIds[0] ?? '',
        cardId: card,
        joinId: room.ids.Ben,
        text: `n° ${at}`,
      })),
    ),
  );
  const last = await Promise.all(['A', 'B', 'C'].map((word) => say(room, ben, word)));
  expect(last.map(({ status }) => status).sort()).toEqual([303, 400, 400]);
  expect(await texts(room)).toHaveLength(MOST_PER_CARD);
});

it('a locked column, a locked or frozen page take no comment, a reader and who is out write none', async () => {
  const room = await openRoom('Fermée');
  const { ana, ben, page, ids } = room;
  await say(room, ben, 'Avant');
  const lock = { geste: 'verrou', note: page.noteIds[0] ?? '', colonne: 'idees' };
  await steer(room, { ...lock, vers: 'ferme' });
  const refused = await say(room, ben, 'Trop tard');
  expect(refused.status).toBe(400);
  expect(await textOf(refused)).toMatch(/<textarea[^>]*>Trop tard<\/textarea>[\s\S]*ne prend plus de commentaire/);
  expect((await say(room, coordinator, 'L’animation le peut')).status).toBe(303);
  await steer(room, { ...lock, vers: 'ouvert' });
  await steer(room, { geste: 'verrouiller' });
  expect((await say(room, ben, 'Trop tard')).status).toBe(400);
  await steer(room, { geste: 'deverrouiller' });
  await steer(room, { geste: 'figer' });
  expect((await say(room, coordinator, 'Trop tard')).status).toBe(400);
  const frozen = await textOf(ana.get(address(room)));
  expect(frozen).toContain('ne prend plus de commentaire');
  expect(frozen).not.toContain('<textarea');
  await steer(room, { geste: 'defiger' });
  await steer(room, { geste: 'role', participation: ids.Ben ?? '', role: 'reader' });
  expect((await say(room, ben, 'Lecteur')).status).toBe(403);
  expect(await textOf(ben.get(address(room)))).toContain('Avant');
  await steer(room, { geste: 'retirer', participation: ids.Ben ?? '' });
  expect((await ben.get(address(room))).status).toBe(403);
  expect((await ben.get(`/ateliers/${page.slug}/fil?carte=${room.card}`)).status).toBe(403);
  expect((await visitor(app).get(address(room))).status).toBe(403);
  expect(await texts(room)).toEqual(['Avant', 'L’animation le peut']);
});

it('one takes back one’s own, who facilitates any', async () => {
  const room = await openRoom('Reprise');
  const { ana, ben } = room;
  const [mine, theirs] = [crypto.randomUUID(), crypto.randomUUID()];
  await say(room, ana, 'Celui d’Ana', { 'commentaire-id': mine });
  await say(room, ben, 'Celui de Ben', { 'commentaire-id': theirs });
  expect((await gesture(room, ben, 'retirer-commentaire', mine)).status).toBe(404);
  expect((await gesture(room, ana, 'retirer-commentaire', 'pas-un-id')).status).toBe(404);
  expect(await texts(room)).toHaveLength(2);
  expect((await gesture(room, ana, 'retirer-commentaire', mine)).status).toBe(303);
  expect((await gesture(room, coordinator, 'retirer-commentaire', theirs)).status).toBe(303);
  expect(await texts(room)).toEqual([]);
  expect(await textOf(ana.get(`/ateliers/${room.page.slug}/commentaires`))).toContain('Personne n’a encore commenté');
});

it('moved, grouped, removed and restored, a card keeps its comments; minutes and search tell them, once it stands there', async () => {
  const room = await openRoom('Suivie');
  const { ana, ben, page, card } = room;
  await say(room, ben, 'Salamandre à prévoir');
  const act = (geste: string, more: Record<string, string> = {}) =>
    ana.post(`/ateliers/${page.slug}`, { geste, note: page.noteIds[0] ?? '', carte: card, ...more });
  const minutes = async (format: string) => (await ana.get(`/ateliers/${page.slug}/compte-rendu${format}`)).text();
  await act('deplacer', { colonne: 'actions' });
  expect(await textOf(ben.get(address(room)))).toMatch(/Une permanence le mardi[\s\S]*Actions[\s\S]*Salamandre/);
  expect(await minutes('.md')).toMatch(/\*Commentaire de Ben\s:\* Salamandre à prévoir/);
  expect(await minutes('.html')).toMatch(/<em>Commentaire de Ben\s: <\/em>Salamandre à prévoir/);
  await refreshNoteTexts(app.database);
  const found = () => coordinator.get('/ateliers/recherche?q=salamandre').then(textOf);
  expect(await found()).toContain(`/ateliers/${page.slug}`);
  await act('retirer');
  expect((await ben.get(address(room))).status).toBe(404);
  expect(await minutes('.md')).not.toContain('Salamandre');
  await act('remettre');
  expect(await textOf(ben.get(address(room)))).toContain('Salamandre');
});

it('behind the wall, nobody writes under another name, reads elsewhere or changes what was said', async () => {
  const [room, elsewhere] = [await openRoom('Murée'), await openRoom('Ailleurs')];
  const { page, card, ids, hashes } = room;
  await say(room, room.ben, 'Pour @Ana');
  const as = (hash: string | undefined): RowActor => ({ kind: 'link', hash: hash ?? '' });
  const write = (actor: RowActor, joinId: string | undefined, on = page) =>
    withActor(app.database, actor, (queries) =>
      queries
        .insert(workshopComments)
        .values({ pageId: on.id, noteId: on.noteIds[0] ?? '', cardId: card, joinId, text: 'Faux' }),
    );
  const refused = { cause: { code: '42501' } };
  await expect(write(as(hashes.Ana), ids.Ben)).rejects.toMatchObject(refused);
  await expect(write(as(hashes.Ana), undefined)).rejects.toMatchObject(refused);
  await expect(write({ kind: 'nobody' }, ids.Ana)).rejects.toMatchObject(refused);
  await expect(write(as(hashes.Ana), ids.Ana, elsewhere.page)).rejects.toMatchObject({ cause: { code: '23503' } });
  const stranger = as(elsewhere.hashes.Ana);
  const [read, mentioned, changed, removed] = await withActor(app.database, stranger, async (queries) => [
    (await queries.select().from(workshopComments)).filter(({ pageId }) => pageId === page.id),
    (await queries.select().from(workshopCommentMentions)).filter(({ pageId }) => pageId === page.id),
    await queries.update(workshopComments).set({ text: 'Changé' }).returning(),
    await queries.delete(workshopComments).returning(),
  ]);
  expect([read, mentioned, changed, removed]).toEqual([[], [], [], []]);
  const own = await withActor(app.database, as(hashes.Ben), (queries) =>
    queries.update(workshopComments).set({ text: 'Changé' }).returning(),
  );
  expect(own).toEqual([]);
  expect(await app.database.query((queries) => queries.select().from(workshopComments))).toEqual([]);
  expect(await app.database.query((queries) => queries.select().from(workshopCommentMentions))).toEqual([]);
});

it('« @ » tells participants to who writes there, and to nobody else', async () => {
  const room = await openRoom('Cités');
  const ask = async (who: Visitor) =>
    (await (await who.get(`/ateliers/${room.page.slug}/acteurs?q=an&avec=participants`)).json()) as {
      people: object[];
    };
  const ana = { id: room.ids.Ana, name: 'Ana', structure: 'Compagnons Bâtisseurs' };
  expect((await ask(room.ben)).people).toEqual([ana]);
  expect((await ask(coordinator)).people).toEqual([ana]);
  expect((await ask(await persona(app, 'agent-caf-herault'))).people).toEqual([]);
  await steer(room, { geste: 'role', participation: room.ids.Ben ?? '', role: 'reader' });
  expect((await ask(room.ben)).people).toEqual([]);
});
