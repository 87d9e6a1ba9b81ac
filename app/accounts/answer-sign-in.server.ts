// What was sent from /connexion: a mail that wants a code, a mail and its password, or a passkey.
import { redirect } from '@remix-run/node';
import type { Parts } from '#app/server/parts.ts';
import { attemptCookie } from './attempt-cookie.ts';
import { enter } from './enter.server.ts';
import { takePasskey } from './passkeys/passkeys.server.ts';
import { enterByPassword } from './password/keep-password.server.ts';
import { readPassword } from './password/password-rules.server.ts';
import { askSignIn } from './sign-in.server.ts';
import { readIsShared, readMail, readWanted } from './sign-in-form.ts';

export type RefusedSignIn = {
  status: 400 | 429;
  typed: string;
  errors: { mail?: string; passwordMail?: string; password?: string; passkey?: string };
};

const NO_MAIL = 'Écrivez une adresse complète, comme prenom.nom@exemple.fr.';

type Sent = { request: Request; form: FormData; address: string };

/** Throws the way in; what it returns says beside which field something is wrong. */
export async function answerSignIn(parts: Parts, sent: Sent): Promise<RefusedSignIn> {
  const act = sent.form.get('geste');
  if (act === 'cle') return byPasskey(parts, sent);
  return act === 'mot-de-passe' ? byPassword(parts, sent) : byMail(parts, sent);
}

async function byMail(parts: Parts, { form, address }: Sent): Promise<RefusedSignIn> {
  const wanted = readWanted(form.get('suite'));
  const mail = readMail(form);
  if (mail === null) return { status: 400, typed: typedMail(form), errors: { mail: NO_MAIL } };
  const asked = await askSignIn(parts, { mail, address, wanted, isShared: readIsShared(form) });
  if (!asked) throw crowded('Beaucoup de demandes de connexion sont venues de votre réseau en peu de temps.');
  const query = wanted === '' ? '' : `?${new URLSearchParams({ suite: wanted })}`;
  throw redirect(`/connexion/code${query}`, {
    status: 303,
    headers: { 'Set-Cookie': attemptCookie(parts.env, asked.attempt) },
  });
}

async function byPassword(parts: Parts, { request, form, address }: Sent): Promise<RefusedSignIn> {
  const mail = readMail(form);
  const typed = typedMail(form);
  if (mail === null) return { status: 400, typed, errors: { passwordMail: NO_MAIL } };
  const password = readPassword(form, 'mot-de-passe');
  const entered = await enterByPassword(parts, { mail, password, address });
  if (entered.kind === 'in') {
    throw await enter(parts, request, {
      personId: entered.personId,
      wanted: readWanted(form.get('suite')),
      opening: { proof: 'password', isShared: readIsShared(form) },
    });
  }
  const wrong = entered.kind === 'wrong';
  const error = wrong
    ? 'L’adresse et le mot de passe ne vont pas ensemble. Vous pouvez aussi recevoir un code par courriel.'
    : 'Trop d’essais en peu de temps. Recevez plutôt un code par courriel, ou réessayez dans un quart d’heure.';
  return { status: wrong ? 400 : 429, typed, errors: { password: error } };
}

async function byPasskey(parts: Parts, { request, form, address }: Sent): Promise<RefusedSignIn> {
  if (!(await parts.limits.isOpen('failures-per-address', address))) {
    throw crowded('Trop de clés refusées sont venues de votre réseau.');
  }
  const personId = await takePasskey(parts, form.get('reponse'));
  if (personId !== null) {
    throw await enter(parts, request, {
      personId,
      wanted: readWanted(form.get('suite')),
      opening: { proof: 'passkey', isStrong: true, isShared: readIsShared(form) },
    });
  }
  await parts.limits.take('failures-per-address', address);
  const passkey = 'Cette clé n’est pas connue ici, ou la demande a expiré. Réessayez, ou recevez un code par courriel.';
  return { status: 400, typed: '', errors: { passkey } };
}

function typedMail(form: FormData): string {
  return String(form.get('courriel') ?? '').slice(0, 254);
}

function crowded(sentence: string): Response {
  return new Response(sentence, { status: 429 });
}
