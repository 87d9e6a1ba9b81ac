import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { longDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { deviceName } from '../device-name.ts';
import { signedIn } from '../signed-in.ts';
import { askFreshProof } from '../step-up/fresh-proof.ts';
import { readPasskeys, removePasskey, renamePasskey } from './keep-passkeys.server.ts';
import { PasskeyForm } from './passkey-form.tsx';
import { PasskeyItem } from './passkey-item.tsx';
import { passkeyName, readPasskeyId } from './passkey-name.ts';
import { addPasskey } from './passkeys.server.ts';

const HERE = '/compte/cles';

export const meta: MetaFunction = () => [{ title: 'Clés d’accès – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const held = await readPasskeys(context.parts.database, actor.id);
  return {
    suggestion: deviceName(request.headers.get('user-agent')),
    isDone: new URL(request.url).searchParams.has('fait'),
    keys: held.map(({ id, name, isSynced, createdAt, usedAt }) => ({
      id,
      name,
      isSynced,
      since: longDate(createdAt),
      used: usedAt && longDate(usedAt),
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const { parts } = context;
  const form = await request.formData();
  askFreshProof(actor, HERE);
  const name = passkeyName(form) || deviceName(request.headers.get('user-agent'));
  const id = readPasskeyId(form);
  if (form.get('geste') === 'ajouter') {
    if (!(await addPasskey(parts, actor, { answer: form.get('reponse'), name }))) {
      return data(
        { error: 'Cette clé n’a pas été ajoutée : la demande a expiré, ou la clé est déjà connue. Recommencez.' },
        { status: 400 },
      );
    }
    const { setCookie } = await parts.sessions.renew(actor, { isStrong: true });
    throw redirect(`${HERE}?fait=1`, { status: 303, headers: { 'Set-Cookie': setCookie } });
  }
  const isTheirs =
    id !== null &&
    (form.get('geste') === 'retirer'
      ? await removePasskey(parts, actor, id)
      : await renamePasskey(parts, actor, { id, name }));
  if (!isTheirs) throw new Response('Cette clé n’est pas la vôtre, ou elle est déjà retirée.', { status: 404 });
  throw redirect(`${HERE}?fait=1`, 303);
}

export default function PasskeysPage() {
  const { keys, suggestion, isDone } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Clés d’accès"
        lead="Une clé d’accès vous laisse entrer avec l’empreinte, le visage ou le code de votre appareil. Elle vaut second facteur et ne se devine pas."
      />
      {isDone && (
        <Notice tone="done" isLive className="mt-6">
          <p>C’est enregistré.</p>
        </Notice>
      )}
      {answered && (
        <Notice tone="error" isLive className="mt-6">
          <p>{answered.error}</p>
        </Notice>
      )}
      {keys.length === 0 && <p className="mt-8">Aucune clé pour le moment.</p>}
      <ul className="mt-6 divide-y divide-line">
        {keys.map((key) => (
          <PasskeyItem key={key.id} action={HERE} {...key} />
        ))}
      </ul>
      <section aria-labelledby="ajouter" className="mt-10 border-t border-line pt-6">
        <h2 id="ajouter">Ajouter une clé</h2>
        <p className="mt-1 text-soft">
          Sur cet appareil, sur votre téléphone ou sur une clé de sécurité. Il faut un navigateur récent, avec
          JavaScript.
        </p>
        <PasskeyForm
          kind="make"
          action={HERE}
          variant="primary"
          label="Ajouter une clé d’accès"
          className="mt-4 max-w-md space-y-4"
        >
          <input type="hidden" name="geste" value="ajouter" />
          <TextField
            label="Son nom"
            hint="Pour la reconnaître dans cette liste."
            name="nom"
            maxLength={60}
            defaultValue={suggestion}
          />
        </PasskeyForm>
      </section>
      <p className="mt-10">
        <LinkButton href="/compte" variant="quiet">
          Revenir à mon compte
        </LinkButton>
      </p>
    </PageWidth>
  );
}
