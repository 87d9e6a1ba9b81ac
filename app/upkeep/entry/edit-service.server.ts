// One service in its form: opened, redrawn, kept as a draft, saved, or shown beside somebody else's version.
import { data, redirect } from '@remix-run/node';
import { signedIn } from '#app/accounts/signed-in.ts';
import type { Parts } from '#app/server/parts.ts';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { type DraftSubject, dropDraft, keepDraft, readKeptDraft } from '../drafts/drafts.server.ts';
import { readWhy } from '../history/read-why.ts';
import { sayHours } from '../hours/say-hours.server.ts';
import { previewService, readSurroundings } from '../preview/preview-card.server.ts';
import { qualityOf } from '../quality/quality.ts';
import { factsOf, fixHref } from '../quality/read-qualities.server.ts';
import { readZonePlan } from '../zones/read-zone-plan.server.ts';
import { type Editing, tilesOf } from './edit-entry.server.ts';
import { CLOSURES, PLACES, RELAYS, rowField, rowNumbers, SERVICE_CONTACTS } from './field-names.ts';
import { findRelays } from './find-relays.server.ts';
import { redraw } from './form-acts.server.ts';
import type { FormAnswer, LiveAnswer, LiveView } from './form-answer.ts';
import { keptOrganisation, type OrganisationRow, readServices, type ServiceRow } from './kept-entry.server.ts';
import { NEW_SERVICE } from './new-service.ts';
import { createService, saveService } from './save-service.server.ts';
import {
  emptyServiceDraft,
  NOTHING_STORED,
  placeChoices,
  readService,
  readServiceDraft,
  type StoredService,
  serviceDraft,
} from './service-form.ts';
import { SERVICE_COMPARED, serviceChoices } from './service-words.ts';
import { chosenVersion, differences, marksIn, marksOf } from './two-versions.ts';
import { readServiceParts } from './write-service-parts.server.ts';

const GROUPS = [PLACES, SERVICE_CONTACTS, CLOSURES, RELAYS];

export type EditedService = {
  organisation: OrganisationRow;
  service: ServiceRow | null;
  stored: StoredService;
  storedDraft: Draft;
};

/** Throws 404 for a service that the organisation does not have. */
export async function editedService(
  { parts, actor }: Editing,
  { slug = '', service: asked = '' }: { slug?: string; service?: string },
): Promise<EditedService> {
  const organisation = await keptOrganisation(parts.database, actor, slug);
  if (asked === NEW_SERVICE)
    return { organisation, service: null, stored: NOTHING_STORED, storedDraft: emptyServiceDraft() };
  const service = (await readServices(parts.database, organisation.id)).find((one) => one.slug === asked);
  if (!service) throw new Response('Cet organisme n’a pas de service à cette adresse.', { status: 404 });
  const stored = await readServiceParts(parts.database, service);
  return { organisation, service, stored, storedDraft: serviceDraft(service, stored) };
}

export async function openService(editing: Editing, edited: EditedService) {
  const { parts, actor } = editing;
  const kept = await readKeptDraft(parts.database, signedIn(actor), subjectOf(edited));
  const typed = { ...emptyServiceDraft(), ...kept?.form };
  // A draft that says what is stored has been saved meanwhile.
  const resumed = kept && differences(typed, edited.storedDraft, SERVICE_COMPARED).length > 0 ? kept : null;
  const draft = resumed ? typed : edited.storedDraft;
  return {
    draft,
    revision: resumed?.revision ?? edited.service?.revision ?? 0,
    resumedAt: resumed?.savedAt.toISOString() ?? null,
    // What the service was when the draft was begun is not known any more.
    marks: resumed ? '' : marksOf(edited.storedDraft, SERVICE_COMPARED),
    choices: serviceChoices(),
    tiles: tilesOf(parts),
    live: await liveView(parts, edited, draft),
  };
}

export async function submitService(editing: Editing, edited: EditedService, form: FormData) {
  const { parts, actor } = editing;
  const { database } = parts;
  const person = signedIn(actor);
  const { organisation, service, stored, storedDraft } = edited;
  const entry = `/administration/annuaire/${organisation.slug}`;
  const revision = Number(form.get('revision'));
  const act = form.get('geste');
  if (act === 'abandonner') {
    await dropDraft(database, person, subjectOf(edited));
    throw redirect(`${entry}/services/${service?.slug ?? NEW_SERVICE}`, 303);
  }
  const typed = readServiceDraft(form);
  if (act === 'brouillon') {
    const known = Number.isSafeInteger(revision) && revision >= 0 && revision < 2 ** 31 ? revision : 0;
    const savedAt = await keepDraft(database, person, { ...subjectOf(edited), form: typed, revision: known });
    return data<LiveAnswer>({ live: await liveView(parts, edited, typed), savedAt: savedAt.toISOString() });
  }
  const marks = marksIn(form);
  const redrawn = await redraw(form, typed, { groups: GROUPS, geocoder: parts.geocoder });
  if (redrawn)
    return data<FormAnswer>({
      ...redrawn,
      places: placeChoices(redrawn.draft),
      errors: {},
      differences: [],
      revision,
      marks,
    });
  const draft = chosenVersion(form, typed, storedDraft, SERVICE_COMPARED);
  const refused = (errors: Errors) =>
    data<FormAnswer>({ draft, places: placeChoices(draft), errors, differences: [], revision, marks }, { status: 400 });
  const read = readService(draft, stored.places);
  if ('errors' in read) return refused(read.errors);
  const errors: Errors = {};
  const relays = await findRelays(database, organisation.id, read.relays, errors);
  if (Object.keys(errors).length > 0) return refused(errors);
  const wanted = { service: read.service, parts: { ...read, relays } };
  const isSaved = service
    ? Number.isSafeInteger(revision) &&
      (await saveService(database, {
        actor: person,
        before: service,
        ...wanted,
        revision,
        isVerified: form.get('verifie') === 'oui',
        why: readWhy(form),
      }))
    : (await createService(database, { actor: person, organisationId: organisation.id, ...wanted })) !== '';
  if (isSaved) {
    await dropDraft(database, person, subjectOf(edited));
    throw redirect(`${entry}?fait=enregistre`, 303);
  }
  const now = await editedService(editing, { slug: organisation.slug, service: service?.slug });
  return data<FormAnswer>(
    {
      draft,
      errors: {},
      differences: differences(draft, now.storedDraft, SERVICE_COMPARED, marks),
      revision: now.service?.revision ?? 0,
      marks: marksOf(now.storedDraft, SERVICE_COMPARED),
    },
    { status: 409 },
  );
}

async function liveView(
  parts: Parts,
  { organisation, service, stored }: EditedService,
  draft: Draft,
): Promise<LiveView> {
  const around = await readSurroundings(parts.database, organisation, parts.env.publicUrl);
  const read = readService(draft, stored.places);
  return {
    preview: 'errors' in read ? null : previewService(around, service, read, stored),
    quality: 'errors' in read ? null : qualityView(around.rows.contacts, { organisation, service }, read),
    zones: readZonePlan(textOf(draft, 'zones'), textOf(draft, 'exclusions'), textOf(draft, 'zone-detail')),
    readings: Object.fromEntries(
      rowNumbers(PLACES).flatMap((row) => {
        const name = rowField(PLACES, 'horaires', row);
        const said = sayHours(textOf(draft, name));
        return said === null ? [] : [[name, said]];
      }),
    ),
  };
}

type ReadService = Exclude<ReturnType<typeof readService>, { errors: Errors }>;

function qualityView(
  known: { serviceId: string | null; channel: string; visibility: string }[],
  { organisation, service }: Pick<EditedService, 'organisation' | 'service'>,
  read: ReadService,
): LiveView['quality'] {
  const around = known.filter(({ serviceId }) => serviceId === null);
  const own = [...around, ...read.contacts].filter(({ visibility }) => visibility === 'public');
  const facts = factsOf(read.service, {
    contacts: own.map(({ channel }) => ({ channel, serviceId: null })),
    website: organisation.website,
    verifiedAt: organisation.verifiedAt,
    hasAddress: read.places.some(({ address }) => address !== null),
  });
  const { score, criteria, next } = qualityOf(facts, new Date());
  const slug = service?.slug ?? NEW_SERVICE;
  return {
    score,
    criteria: criteria.map(({ label, value }) => ({ label, value })),
    next: next && {
      advice: next.advice,
      href: next.where === 'service' ? `#${next.anchor}` : fixHref(next, organisation.slug, slug),
    },
  };
}

function subjectOf({ organisation, service }: Pick<EditedService, 'organisation' | 'service'>): DraftSubject {
  return { subject: `${organisation.slug}/services/${service?.slug ?? NEW_SERVICE}`, organisationId: organisation.id };
}
