// Every form of a workshop page, and what follows it.
import { data, redirect } from '@remix-run/node';
import type { Parts } from '#app/server/parts.ts';
import { formText } from '#app/ui/plain-text.ts';
import { findCard } from '../board/board.ts';
import { sendLateUpdate } from '../facilitation/send-late-update.server.ts';
import { tellEverybody } from '../facilitation/steer.server.ts';
import { givePoint, takePoint } from '../facilitation/voting.server.ts';
import { blankJoinCookie } from '../joining/join-cookie.ts';
import { changeColour, joinWorkshop } from '../joining/join-workshop.server.ts';
import { mayContribute, mayJoinWithoutCode, mayRead } from '../workshop-policy.ts';
import { actOnCard } from './card-acts.server.ts';
import type { Opened } from './read-screen.server.ts';
import { writeText } from './write-text.server.ts';

export async function actOnWorkshop(parts: Parts, opened: Opened, form: FormData) {
  const { viewer, workshop } = opened;
  const { page } = workshop;
  const act = form.get('geste');
  const here = `/ateliers/${page.slug}`;
  if (act === 'rejoindre') {
    if (!mayJoinWithoutCode(viewer)) throw new Response('Il faut le code affiché dans la salle.', { status: 403 });
    await joinWorkshop(parts.database, {
      pageId: page.id,
      viewer,
      firstName: viewer.name,
      structure: viewer.organisation,
    });
    await tellEverybody(parts, page.id, { isAboutRights: true });
    throw redirect(`${here}?fait=rejoint`, 303);
  }
  if (!mayRead(viewer)) throw new Response('Rejoignez la page pour y écrire.', { status: 403 });
  if (act === 'quitter') {
    const isSecure = parts.env.publicUrl.startsWith('https:');
    throw redirect(here, { status: 303, headers: { 'Set-Cookie': blankJoinCookie(page.id, isSecure) } });
  }
  if (act === 'couleur') {
    if (viewer.join) await changeColour(parts.database, viewer.join.id, Number(formText(form, 'couleur', 2)));
    await tellEverybody(parts, page.id, { isAboutRights: true });
    throw redirect(here, 303);
  }
  if (act === 'tardives') {
    const sent = { noteId: formText(form, 'note', 60), update: formText(form, 'mots', 1_000_000) };
    const kept = await sendLateUpdate(parts, opened, sent);
    await tellEverybody(parts, page.id, { isAboutRights: false });
    return data({ kept });
  }
  if (act === 'voter' || act === 'reprendre') {
    await vote(parts, opened, form, act);
    throw redirect(`${here}#carte-${formText(form, 'carte', 80)}`, 303);
  }
  const answer = act === 'ecrire' ? await writeText(parts, opened, form) : await actOnCard(parts, opened, form);
  if (answer.kind === 'refused') return data(answer, { status: 400 });
  if (answer.kind === 'late') {
    await tellEverybody(parts, page.id, { isAboutRights: false });
    throw redirect(`${here}?fait=tardive#tardives`, 303);
  }
  throw redirect(`${here}#${answer.anchor}`, 303);
}

async function vote(parts: Parts, { viewer, workshop }: Opened, form: FormData, act: 'voter' | 'reprendre') {
  const { join, rowActor } = viewer;
  if (!join || !mayContribute(viewer)) throw new Response('Rejoignez la page pour voter.', { status: 403 });
  const noteId = formText(form, 'note', 60);
  const cardId = formText(form, 'carte', 80);
  const note = workshop.notes.find(({ id }) => id === noteId);
  if (!note || !findCard(note.document, cardId)) throw new Response('Cette carte n’est plus là.', { status: 404 });
  const giving = { noteId, cardId, joinId: join.id, rowActor };
  if (act === 'voter') await givePoint(parts.database, giving);
  else await takePoint(parts.database, giving);
  await tellEverybody(parts, workshop.page.id, { isAboutRights: false });
}
