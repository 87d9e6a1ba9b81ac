import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextareaField, TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { SearchUnavailable } from '#search/engine.ts';
import { askClaim, readClaimSubject } from './ask-claim.server.ts';
import { CLAIM_TRAP, readClaim } from './claim-form.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Tenir la fiche${loaded ? ` de ${loaded.name}` : ''} – Maillage` },
  { name: 'robots', content: 'noindex' },
];

async function subjectOf({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) {
  const subject = await readClaimSubject(context.parts, params.slug ?? '').catch((error: unknown) => {
    if (!(error instanceof SearchUnavailable)) throw error;
    throw new Response('L’annuaire ne répond pas pour le moment. Réessayez dans quelques secondes.', { status: 503 });
  });
  if (!subject) throw new Response('Aucun acteur ne porte ce nom dans l’annuaire.', { status: 404 });
  return subject;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { slug, name } = await subjectOf({ params, context });
  return { slug, name, trap: CLAIM_TRAP, isSent: new URL(request.url).searchParams.has('merci') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const subject = await subjectOf({ params, context });
  const form = await request.formData().catch(() => {
    throw new Response('Ce formulaire n’est pas lisible. Rien n’a été enregistré.', { status: 400 });
  });
  const thanks = redirect(`/annuaire/${subject.slug}/rejoindre?merci=1`, 303);
  if (form.get(CLAIM_TRAP)) return thanks;
  const read = readClaim(form);
  if ('errors' in read) return data(read, { status: 400 });
  const isTaken = await askClaim(context.parts, { subject, claim: read.claim, address: context.address });
  if (!isTaken) throw new Response('Beaucoup de demandes sont venues de votre réseau.', { status: 429 });
  return thanks;
}

export default function ClaimPage() {
  const { slug, name, trap, isSent } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  if (isSent) return <Thanks slug={slug} name={name} />;
  const { draft, errors } = answered ?? {};
  return (
    <PageWidth width="prose">
      <PageHeading
        title="C’est votre structure ?"
        lead={`Demandez à tenir la fiche « ${name} ». Aucun compte n’est nécessaire : vous confirmez votre adresse, puis la coordination du territoire vous répond.`}
      />
      {errors && (
        <Notice tone="error" title="Il manque quelque chose" isLive className="mt-6">
          <p>Ce que vous avez écrit est gardé. Complétez ce qui est indiqué ci-dessous, puis renvoyez.</p>
        </Notice>
      )}
      <form method="post" action={`/annuaire/${slug}/rejoindre`} className="mt-8 max-w-md space-y-5" noValidate>
        <TextField label="Votre nom" name="nom" autoComplete="name" defaultValue={draft?.nom} error={errors?.nom} />
        <TextField
          label="Votre fonction"
          hint="Ce que vous faites dans cette structure."
          name="fonction"
          autoComplete="organization-title"
          defaultValue={draft?.fonction}
          error={errors?.fonction}
        />
        <TextField
          label="Votre adresse professionnelle"
          hint="Un message y part, pour vérifier qu’elle est à vous."
          name="courriel"
          type="email"
          autoComplete="email"
          defaultValue={draft?.courriel}
          error={errors?.courriel}
        />
        <TextareaField
          label="Un mot pour la coordination"
          aside="(facultatif)"
          name="message"
          rows={3}
          defaultValue={draft?.message}
          error={errors?.message}
        />
        <div hidden>
          <label htmlFor={trap}>Ne rien écrire ici</label>
          <input id={trap} name={trap} tabIndex={-1} autoComplete="off" />
        </div>
        <Button variant="primary">Envoyer ma demande</Button>
      </form>
    </PageWidth>
  );
}

function Thanks({ slug, name }: { slug: string; name: string }) {
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Regardez vos courriels"
        lead={`Un message vient de partir pour « ${name} ». Ouvrez son lien et confirmez : votre demande arrive alors à la coordination.`}
      />
      <p className="mt-6 text-soft">
        Il arrive en général en moins d’une minute ; regardez aussi dans les indésirables.
      </p>
      <p className="mt-6">
        <LinkButton href={`/annuaire/${slug}`}>Revenir à la fiche</LinkButton>
      </p>
    </PageWidth>
  );
}
