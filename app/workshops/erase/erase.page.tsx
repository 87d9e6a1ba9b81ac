import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { JSONContent } from '@tiptap/core';
import { Button } from '#app/ui/button.tsx';
import { FieldError, SelectField, TextareaField } from '#app/ui/field.tsx';
import { type Errors, textOf } from '#app/ui/form-draft.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { openForFacilitator } from '../page/read-screen.server.ts';
import { readWorkshopContent } from '../read-workshop.server.ts';
import { eraseForGood } from './erase-for-good.server.ts';
import { readErase } from './erase-form.ts';
import { PictureChoice } from './picture-choice.tsx';
import { picturesIn } from './pictures-in.ts';

export const meta: MetaFunction = () => [
  { title: 'Effacer vraiment – Maillage' },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { parts, actor } = context;
  const { workshop } = await openForFacilitator({ parts, actor, request, slug: params.slug ?? '' });
  const { page, boards, texts } = await readWorkshopContent(parts, workshop.page.id);
  const { searchParams } = new URL(request.url);
  return {
    slug: page.slug,
    title: page.title,
    cards: boards.flatMap(({ columns }) => columns.flatMap(({ cards }) => cards.map(({ id, text }) => ({ id, text })))),
    pictures: texts.flatMap(({ json }) => picturesIn(json as JSONContent)),
    chosen: searchParams.get('carte') ?? '',
    isDone: searchParams.has('fait'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { parts, actor } = context;
  const { workshop, viewer } = await openForFacilitator({ parts, actor, request, slug: params.slug ?? '' });
  const { draft, errors, wanted } = readErase(await request.formData());
  if (Object.keys(errors).length > 0) return data({ draft, errors }, { status: 400 });
  const person = actor.kind === 'person' ? actor : null;
  const { page } = workshop;
  const isErased = await eraseForGood(parts, { page, wanted, rowActor: viewer.rowActor, person });
  const gone: Errors = { carte: ['Cette carte n’est plus sur la page.'] };
  if (!isErased) return data({ draft, errors: gone }, { status: 400 });
  throw redirect(`/ateliers/${page.slug}/effacer?fait=1`, 303);
}

export default function ErasePage() {
  const { slug, title, cards, pictures, chosen, isDone } = useLoaderData<typeof loader>();
  const { draft = {}, errors = {} as Errors } = useActionData<typeof action>() ?? {};
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Effacer vraiment"
        lead={`« ${title} » : une carte, une image ou un passage disparaît de la page, de son historique, de la recherche, du bilan et des messages. Rien ne permet d’y revenir.`}
      />
      {isDone && (
        <Notice tone="done" isLive className="mt-6">
          <p>C’est effacé partout. Le journal retient qu’un effacement a eu lieu, jamais les mots.</p>
        </Notice>
      )}
      <form method="post" noValidate className="mt-6 space-y-6">
        <MissingNotice errors={errors} />
        <SelectField
          label="Une carte entière"
          name="carte"
          defaultValue={textOf(draft, 'carte') || chosen}
          error={errors.carte}
        >
          <option value="">Aucune : l’image ou le passage ci-dessous</option>
          {cards.map(({ id, text }) => (
            <option key={id} value={id}>
              {text.slice(0, 90)}
            </option>
          ))}
        </SelectField>
        <PictureChoice pictures={pictures} chosen={textOf(draft, 'image')} error={errors.image} />
        <TextareaField
          label="Ou un passage, tel qu’il est écrit"
          hint="Il est cherché dans toutes les cartes, leurs commentaires et toutes les notes de cette page. Une image dont la description le contient part avec lui."
          rows={3}
          name="passage"
          defaultValue={textOf(draft, 'passage')}
          error={errors.passage}
          autoComplete="off"
        />
        <div>
          <label className="inline-flex min-h-11 items-center gap-3">
            <input type="checkbox" name="accord" className="size-5 shrink-0" aria-describedby="accord-erreur" />
            Je sais que cela ne se défait pas.
          </label>
          <FieldError id="accord-erreur" error={errors.accord} />
        </div>
        <p className="flex flex-wrap items-center gap-4">
          <Button variant="primary">Effacer vraiment</Button>
          <a href={`/ateliers/${slug}`} className="link inline-flex min-h-11 items-center">
            Revenir sans rien effacer
          </a>
        </p>
      </form>
    </PageWidth>
  );
}
