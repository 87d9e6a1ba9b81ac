import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { readAttempt } from './attempt-cookie.ts';
import { enter } from './enter.server.ts';
import { enterByCode } from './sign-in.server.ts';
import { readCode, readWanted } from './sign-in-form.ts';

export const meta: MetaFunction = () => [
  { title: 'Taper le code reçu – Maillage' },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const wanted = readWanted(new URL(request.url).searchParams.get('suite'));
  if (context.actor.kind === 'person') throw redirect(wanted || '/compte');
  return { wanted, isDemonstration: context.parts.env.isDemonstration };
}

const ERRORS = {
  unread: 'Le code compte six chiffres : recopiez-les tous.',
  wrong: 'Ce n’est pas le bon code. Vérifiez que c’est celui du dernier message reçu.',
  over: 'Ce code ne sert plus : il a été utilisé, il a plus de 15 minutes, ou il a été essayé cinq fois. Demandez-en un autre.',
  'too-many':
    'Trop de codes faux sont venus pour cette adresse ou de votre réseau. Ouvrez plutôt le lien qui est dans le même message, ou réessayez dans un quart d’heure.',
};

export async function action({ request, context }: ActionFunctionArgs) {
  const { parts, address } = context;
  const form = await request.formData();
  const attempt = readAttempt(parts.env, request);
  const code = readCode(form);
  if (attempt === null) return data({ error: ERRORS.over }, { status: 400 });
  if (code === null) return data({ error: ERRORS.unread }, { status: 400 });
  const entered = await enterByCode(parts, { attempt, code, address });
  if (entered.kind === 'in')
    throw await enter(parts, request, {
      personId: entered.personId,
      wanted: readWanted(form.get('suite')),
      opening: { proof: 'mail', isShared: entered.isShared },
    });
  return data({ error: ERRORS[entered.kind] }, { status: entered.kind === 'too-many' ? 429 : 400 });
}

export default function CodePage() {
  const { wanted, isDemonstration } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Tapez le code reçu"
        lead="Si cette adresse est connue du réseau, un message vient de partir. Il arrive en général en moins d’une minute ; regardez aussi dans les indésirables."
      />
      {isDemonstration && (
        <Notice tone="info" className="mt-6">
          <p>
            Démonstration : le message est dans la <a href="/boite-aux-lettres">boîte aux lettres</a>.
          </p>
        </Notice>
      )}
      <form method="post" action="/connexion/code" className="mt-8 max-w-md space-y-5">
        <input type="hidden" name="suite" value={wanted} />
        <TextField
          label="Code à six chiffres"
          hint="Il sert une fois, pendant 15 minutes, dans ce navigateur."
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={12}
          error={answered?.error}
        />
        <p className="flex flex-wrap gap-3">
          <Button variant="primary">Entrer</Button>
          <LinkButton href="/connexion" variant="quiet">
            Demander un autre code
          </LinkButton>
        </p>
      </form>
    </PageWidth>
  );
}
