// A list by mail, to oneself or to a colleague: for who is signed in, a few times an hour.
import { z } from 'zod';
import { MailNotSent } from '#app/server/mail.ts';
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import { pickedSearch } from './picked.ts';
import { pickedMail } from './picked-mail.ts';
import { readPickedActors } from './read-picked.server.ts';

export type SendOutcome = { kind: 'sent' } | { kind: 'refused'; sentence: string; status: 400 | 429 | 503 };

export async function sendPicked(
  parts: Parts,
  actor: PersonActor,
  { slugs, whom, typed }: { slugs: string[]; whom: string; typed: string },
): Promise<SendOutcome> {
  const mail =
    whom === 'collegue' ? z.email().max(200).safeParse(typed.trim()) : { success: true as const, data: actor.mail };
  if (!mail.success) return refused('Écrivez l’adresse de votre collègue, par exemple prenom.nom@ville.fr.', 400);
  const { actors } = await readPickedActors(parts, slugs);
  if (actors.length === 0) return refused('La liste est vide : rien n’a été envoyé.', 400);
  if (!(await parts.limits.take('lists-per-account', actor.id)))
    return refused('Vous avez envoyé beaucoup de listes. Réessayez dans une heure.', 429);
  const url = `${parts.env.publicUrl}/annuaire/liste${pickedSearch(actors.map(({ slug }) => slug))}`;
  try {
    await parts.mail.send({ to: mail.data, ...pickedMail({ actors, url }) });
    return { kind: 'sent' };
  } catch (error) {
    if (!(error instanceof MailNotSent)) throw error;
    return refused('Le message n’est pas parti : le serveur de courriel l’a refusé. Votre liste est toujours là.', 503);
  }
}

function refused(sentence: string, status: 400 | 429 | 503): SendOutcome {
  return { kind: 'refused', sentence, status };
}
