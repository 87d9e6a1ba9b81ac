import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { drawQrCode } from '#app/ui/qr-code.server.ts';
import { readCode } from '../sign-in-form.ts';
import { signedIn } from '../signed-in.ts';
import { askFreshProof } from '../step-up/fresh-proof.ts';
import { readFactors } from './read-factors.server.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { beginTotp, confirmTotp, readPendingTotp, removeTotp, renewRecoveryCodes } from './totp.server.ts';
import { TotpForm, type TotpSetUp } from './totp-form.tsx';

const HERE = '/compte/second-facteur';

export const meta: MetaFunction = () => [{ title: 'Application d’authentification – Maillage' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const [factors, pending] = await Promise.all([
    readFactors(context.parts.database, actor.id),
    readPendingTotp(context.parts, actor),
  ]);
  const setUp: TotpSetUp | null = pending && { ...pending, code: drawQrCode(pending.uri) };
  return { hasTotp: factors.hasTotp, recoveryLeft: factors.recoveryLeft, setUp };
}

type Answer = { error: string | null; codes: string[] | null };

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const { parts } = context;
  const form = await request.formData();
  askFreshProof(actor, HERE);
  const act = form.get('geste');
  if (act === 'confirmer') {
    const account = `proof:${actor.id}`;
    const isOpen = await parts.limits.take('failures-per-account', account);
    const codes = isOpen ? await confirmTotp(parts, actor, readCode(form) ?? '') : null;
    const error = 'Ce n’est pas le code affiché en ce moment. Vérifiez aussi l’heure de votre téléphone.';
    if (codes === null) return data<Answer>({ error, codes }, { status: isOpen ? 400 : 429 });
    await parts.limits.giveBack('failures-per-account', account);
    const { setCookie } = await parts.sessions.renew(actor, { isStrong: true });
    return data<Answer>({ error: null, codes }, { headers: { 'Set-Cookie': setCookie } });
  }
  if (act === 'nouveaux-codes') {
    return data<Answer>({ error: null, codes: await renewRecoveryCodes(parts, actor) });
  }
  if (act === 'retirer' || act === 'renoncer') await removeTotp(parts, actor);
  else await beginTotp(parts, actor.id);
  throw redirect(act === 'commencer' ? HERE : '/compte?fait=compte', 303);
}

export default function AuthenticatorPage() {
  const { hasTotp, recoveryLeft, setUp } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const isNew = !hasTotp && !setUp;
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Application d’authentification"
        lead="Une application de votre téléphone affiche un code qui change toutes les trente secondes. Vous le tapez en plus de votre courriel ou de votre mot de passe."
        action={
          isNew && (
            <form method="post" action={HERE}>
              <Button variant="primary" name="geste" value="commencer">
                Ajouter une application
              </Button>
            </form>
          )
        }
      />
      {answered?.codes ? (
        <RecoveryCodes codes={answered.codes} />
      ) : (
        <>
          {setUp && <TotpForm {...setUp} error={answered?.error ?? undefined} />}
          {hasTotp && <InUse recoveryLeft={recoveryLeft} />}
          {isNew && (
            <p className="mt-6 max-w-prose">
              Sans téléphone, une <a href="/compte/cles">clé d’accès</a> convient aussi bien.
            </p>
          )}
        </>
      )}
      <p className="screen-only mt-10">
        <LinkButton href="/compte" variant="quiet">
          Revenir à mon compte
        </LinkButton>
      </p>
    </PageWidth>
  );
}

function InUse({ recoveryLeft }: { recoveryLeft: number }) {
  return (
    <div className="mt-8 space-y-6">
      <p>
        Elle est en place. Il vous reste {recoveryLeft} {recoveryLeft > 1 ? 'codes' : 'code'} de secours sur dix.
      </p>
      <form method="post" action={HERE} className="flex flex-wrap gap-3">
        <Button name="geste" value="nouveaux-codes">
          Remplacer mes codes de secours
        </Button>
        <Button name="geste" value="retirer">
          Retirer l’application
        </Button>
      </form>
    </div>
  );
}
