import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { formText } from '#app/ui/plain-text.ts';
import { DuplicatesNotice } from './duplicates-notice.tsx';
import { readMerge } from './read-merge.server.ts';
import { undoMerge } from './undo-merge.server.ts';
import { VersionChoice } from './version-choice.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded ? `${loaded.gone} dans ${loaded.kept}` : 'Fusion'} – Maillage` },
];

const BACK = 'avant:';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const merge = await readMerge(context.parts.database, context.actor, params.merge ?? '');
  return { ...merge, done: new URL(request.url).searchParams.get('fait') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const { id } = await readMerge(database, actor, params.merge ?? '');
  const form = await request.formData();
  const bringsBack = [...form].flatMap(([name, value]) =>
    name.startsWith(BACK) && value === 'oui' ? [name.slice(BACK.length)] : [],
  );
  const outcome = await undoMerge(database, { actor, mergeId: id, bringsBack, state: formText(form, 'etat') });
  if (outcome === 'done' || outcome === 'undone') throw redirect(`/administration/fusions/${id}?fait=defait`, 303);
  return data({ outcome }, { status: 409 });
}

export default function MergePage() {
  const merge = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title={`« ${merge.gone} » dans « ${merge.kept} »`}
        lead={`Fusion faite par ${merge.who}, le ${merge.when}.${merge.isUndone ? ' Elle a été défaite depuis.' : ''}`}
      />
      <DuplicatesNotice done={merge.done} />
      {answered?.outcome === 'changed' && (
        <Notice tone="warning" title="Une des fiches vient de changer" isLive className="mt-6">
          <p>Rien n’a été défait. Relisez ce qui a changé depuis la fusion, puis recommencez.</p>
        </Notice>
      )}
      {merge.isTakenUp && !merge.isUndone && (
        <Notice tone="warning" title="À défaire dans l’ordre" className="mt-6">
          <p>La fiche gardée a été fusionnée à son tour dans une autre. Défaites d’abord cette fusion-là.</p>
        </Notice>
      )}
      {!merge.isUndone && !merge.isTakenUp && <UndoForm merge={merge} />}
      <p className="mt-8 flex flex-wrap gap-3">
        <LinkButton href="/administration/doublons">Revenir aux doublons</LinkButton>
        <LinkButton href={`/annuaire/${merge.keptSlug}`} variant="quiet">
          Voir la fiche gardée
        </LinkButton>
      </p>
    </PageWidth>
  );
}

function UndoForm({ merge }: { merge: ReturnType<typeof useLoaderData<typeof loader>> }) {
  return (
    <form method="post" action={`/administration/fusions/${merge.id}`} className="mt-8 space-y-6">
      <input type="hidden" name="etat" value={merge.mark} />
      <h2>Défaire la fusion</h2>
      <p className="max-w-prose">
        Les deux fiches redeviennent comme avant : champs, services, membres et signalements retournent où ils étaient.
      </p>
      {merge.changed.length > 0 && (
        <Notice title="Ce qui a changé depuis la fusion">
          <p>Ces changements sont gardés, sauf si vous choisissez de revenir à ce qui était écrit avant la fusion.</p>
        </Notice>
      )}
      {merge.changed.map(({ unit, label, now, before }) => (
        <VersionChoice
          key={`${unit} ${label}`}
          legend={label}
          name={`${BACK}${unit}`}
          chosen="non"
          options={[
            { value: 'non', title: 'Garder ce qui est écrit maintenant', lines: lines(now) },
            { value: 'oui', title: 'Revenir à avant la fusion', lines: lines(before) },
          ]}
        />
      ))}
      <Button>Défaire la fusion</Button>
    </form>
  );
}

function lines(text: string | null): string[] {
  return text === null ? ['(rien)'] : text.split('\n');
}
