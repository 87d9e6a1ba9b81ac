// Somebody who is in proves again who they are. Each try is counted before it is looked at.
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import { readAttempt } from '../attempt-cookie.ts';
import { tellChange } from '../factors/note-change.server.ts';
import { takeRecoveryCode, takeTotp } from '../factors/totp.server.ts';
import { takePasskey } from '../passkeys/passkeys.server.ts';
import { isPasswordOf } from '../password/keep-password.server.ts';
import { readPassword } from '../password/password-rules.server.ts';
import { enterByCode } from '../sign-in.server.ts';
import { readCode } from '../sign-in-form.ts';
import type { Method } from './proof-method.ts';

const ERRORS: Record<Method, string> = {
  application: 'Ce n’est pas le bon code, ou il a déjà servi. Attendez le suivant dans votre application.',
  secours: 'Ce code de secours est inconnu, ou il a déjà servi.',
  cle: 'Cette clé n’est pas la vôtre, ou la demande a expiré. Recommencez.',
  'mot-de-passe': 'Ce n’est pas le bon mot de passe.',
  courriel: 'Ce n’est pas le bon code, ou il ne sert plus. Vérifiez que c’est celui du dernier message reçu.',
};
const TOO_MANY = 'Trop d’essais en peu de temps. Attendez un quart d’heure.';

export type Proven = { method: Method; error: string | null; status: 200 | 400 | 429 };

type Shown = { request: Request; form: FormData; address: string; methods: Method[] };

/** `error` null: proven. */
export async function prove(parts: Parts, actor: PersonActor, shown: Shown): Promise<Proven> {
  const method = shown.methods.find((one) => one === shown.form.get('moyen'));
  if (!method) return { method: shown.methods[0] ?? 'courriel', error: ERRORS.courriel, status: 400 };
  const account = `proof:${actor.id}`;
  if (!(await parts.limits.take('failures-per-account', account))) return { method, error: TOO_MANY, status: 429 };
  if (!(await isRight(parts, actor, { ...shown, method }))) return { method, error: ERRORS[method], status: 400 };
  await parts.limits.giveBack('failures-per-account', account);
  return { method, error: null, status: 200 };
}

async function isRight(
  parts: Parts,
  actor: PersonActor,
  { request, form, address, method }: Shown & { method: Method },
): Promise<boolean> {
  if (method === 'application') return takeTotp(parts, actor.id, readCode(form) ?? '');
  if (method === 'cle') return (await takePasskey(parts, form.get('reponse'))) === actor.id;
  if (method === 'mot-de-passe') return isPasswordOf(parts, actor.id, readPassword(form, 'mot-de-passe'));
  if (method === 'secours') {
    const isTaken = await takeRecoveryCode(parts, actor.id, String(form.get('secours') ?? ''));
    if (isTaken) await tellChange(parts, actor, 'recovery-code-used');
    return isTaken;
  }
  const [attempt, code] = [readAttempt(parts.env, request), readCode(form)];
  if (attempt === null || code === null) return false;
  const entered = await enterByCode(parts, { attempt, code, address });
  return entered.kind === 'in' && entered.personId === actor.id;
}
