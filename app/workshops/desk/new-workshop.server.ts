// The form of a new workshop page.
import { z } from 'zod';
import { formText } from '#app/ui/plain-text.ts';
import type { NewWorkshop } from '../create-workshop.server.ts';
import { templateOf } from '../templates.ts';
import type { WorkshopDesk } from './read-workshops.server.ts';

export type WorkshopDraft = { title: string; theme: string; template: string; place: string; territory: string };
export type WorkshopErrors = { title?: string[]; template?: string[] };

const draftSchema = z.object({
  title: z.string().min(3, 'Donnez un titre à la page : c’est lui que la salle verra.').max(120),
  template: z.string().refine((code) => templateOf(code) !== undefined, 'Choisissez un modèle.'),
});

/** Only what belongs to a territory that the actor coordinates is taken. */
export function readWorkshopForm(form: FormData, { territories, places }: WorkshopDesk) {
  const draft: WorkshopDraft = {
    title: formText(form, 'titre', 120).replaceAll('\n', ' '),
    theme: formText(form, 'theme', 120).replaceAll('\n', ' '),
    template: formText(form, 'modele', 20),
    place: formText(form, 'evenement', 80),
    territory: formText(form, 'territoire', 40),
  };
  const read = draftSchema.safeParse(draft);
  if (!read.success)
    return { ok: false as const, draft, errors: z.flattenError(read.error).fieldErrors as WorkshopErrors };
  const place = places.find(({ key }) => key === draft.place);
  const [eventId = null, sessionId = null] = place?.key.split('/') ?? [];
  const territoryId =
    place?.territoryId ?? territories.find(({ id }) => id === draft.territory)?.id ?? territories[0]?.id;
  if (!territoryId) throw new Response('Il faut coordonner un territoire.', { status: 403 });
  const { title, theme } = draft;
  const template = templateOf(draft.template)?.code ?? 'free';
  return {
    ok: true as const,
    value: { territoryId, title, theme, template, eventId, sessionId } satisfies NewWorkshop,
  };
}
