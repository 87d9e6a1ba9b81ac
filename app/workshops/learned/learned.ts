// « Ce que l’atelier a appris »: what the cards say of actors, read against what the directory says. Pure.

import { normalise } from '#db/normalise.ts';
import type { LearnedKind } from '#db/schema/outcomes.ts';
import type { NeedCode } from '#db/vocabulary/needs.ts';
import { understand } from '#search/understand.ts';
import { sectionOf } from '../bilan/bilan-lines.ts';
import type { ContentCard, WorkshopContent } from '../minutes/workshop-content.ts';
import { contactKeys, findContacts } from './said-contacts.ts';

export type KnownActor = {
  id: string;
  slug: string;
  name: string;
  acronym: string | null;
  contacts: string[];
  services: string[];
};

/** `isComment`: said below that card. */
export type Evidence = { cardId: string | null; text: string; isComment?: true };

export type Candidate = {
  /** What it is about, whoever says it: the same thing said twice is one candidate. */
  subject: string;
  kind: LearnedKind;
  /** Of the new actor, or of the new service; the value of a correction. */
  name: string;
  channel?: 'telephone' | 'courriel' | 'site';
  /** null for a new actor. */
  organisation: { id: string; slug: string; name: string } | null;
  need: NeedCode | null;
  evidence: Evidence[];
};

export type Said = {
  content: WorkshopContent;
  known: KnownActor[];
  /** Structures typed while joining that the directory does not know. */
  structures: string[];
  /** Named with « @ » and noted as unknown. */
  noted: { name: string; cardId: string }[];
};

const LONGEST_NAME = 120;

/** In the order of the page: new actors, corrections, new services. */
export function readCandidates({ content, known, structures, noted }: Said): Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (candidate: Omit<Candidate, 'evidence'>, evidence: Evidence) => {
    const before = found.get(candidate.subject);
    if (!before) found.set(candidate.subject, { ...candidate, evidence: [evidence] });
    else if (!before.evidence.some(({ cardId, text }) => cardId === evidence.cardId && text === evidence.text))
      before.evidence.push(evidence);
  };
  const cards = content.boards.flatMap(({ columns }) =>
    columns.flatMap((column) => column.cards.map((card) => ({ card, section: sectionOf(column.title) }))),
  );
  const byId = new Map(cards.map(({ card }) => [card.id, card]));
  const addActor = (said: string, evidence: Evidence) => {
    const name = actorName(said);
    if (name === null || findActor(known, name)) return;
    const need = understand(evidence.text).needs[0]?.code ?? null;
    add({ subject: `actor ${nameKey(name)}`, kind: 'actor', name, organisation: null, need }, evidence);
  };
  for (const { name, cardId } of noted) addActor(name, whereNoted(byId.get(cardId), name));
  for (const { card, section } of cards) {
    if (section === 'acteurs' && card.mentions.length === 0) addActor(card.text, evidenceOf(card));
  }
  for (const label of content.texts.flatMap(({ json }) => unknownMentions(json)))
    addActor(label, { cardId: null, text: '' });
  for (const structure of structures) addActor(structure, { cardId: null, text: '' });
  for (const { mentions, ...evidence } of cards.flatMap(({ card }) => sayings(card))) {
    const actor = mentioned(known, mentions);
    const public_ = actor && contactKeys(actor.contacts);
    if (!actor || !public_) continue;
    for (const { channel, value, key } of findContacts(evidence.text)) {
      if (public_.has(key)) continue;
      add(
        {
          subject: `correction ${actor.id} ${key}`,
          kind: 'correction',
          name: value,
          channel,
          organisation: shown(actor),
          need: null,
        },
        evidence,
      );
    }
  }
  for (const { card, section } of cards) {
    const actor =
      section === 'actions' ? (mentioned(known, card.mentions) ?? findActor(known, card.structure)) : undefined;
    if (!actor) continue;
    const name = serviceName(card.text);
    if (name === null || actor.services.some((service) => isAlike(service, name))) continue;
    const need = understand(card.text).needs[0]?.code ?? null;
    add(
      { subject: `service ${actor.id} ${nameKey(name)}`, kind: 'service', name, organisation: shown(actor), need },
      evidenceOf(card),
    );
  }
  return [...found.values()];
}

/** « @ » in a rich note without an id: a structure that the directory did not know. */
function unknownMentions(json: unknown): string[] {
  const node = json as { type?: unknown; attrs?: { id?: unknown; label?: unknown }; content?: unknown } | null;
  const { id, label } = node?.attrs ?? {};
  const own = node?.type === 'mention' && !id && typeof label === 'string' ? [label] : [];
  return [...own, ...(Array.isArray(node?.content) ? node.content.flatMap(unknownMentions) : [])];
}

/** By name, acronym or slug, as people write it. */
export function findActor(known: KnownActor[], said: string): KnownActor | undefined {
  const key = nameKey(said);
  if (key === '') return undefined;
  return known.find(
    ({ name, acronym, slug }) =>
      nameKey(name) === key || slug === said || (acronym !== null && nameKey(acronym) === key),
  );
}

/** All that may be the name of an actor: asked of the directory before the candidates are made. */
export function namesSaid({ content, structures, noted }: Omit<Said, 'known'>): string[] {
  const cards = content.boards.flatMap(({ columns }) =>
    columns.flatMap(({ title, cards: all }) => all.map((card) => ({ title, card }))),
  );
  const names = [
    ...noted.map(({ name }) => name),
    ...structures,
    ...content.texts.flatMap(({ json }) => unknownMentions(json)),
    ...cards.map(({ card }) => card.structure),
    ...cards.filter(({ title }) => sectionOf(title) === 'acteurs').map(({ card }) => card.text),
  ].map((name) => actorName(name) ?? '');
  return [...new Set(names)].filter(Boolean);
}

/** « Épicerie solidaire : demander leurs horaires » → « Épicerie solidaire »; null when it is no name. */
function actorName(said: string): string | null {
  const [first = ''] = said.split(/\n|\s[-–—:;]\s?|\s?[:;(]|\. |, /u);
  const name = first
    .replace(/^[@•*\-–\s]+/u, '')
    .replace(/[\s.,!?]+$/u, '')
    .replaceAll(/\s+/g, ' ');
  const words = normalise(name);
  return words.length < 2 || name.length > LONGEST_NAME || words.split(' ').length > 12 ? null : name;
}

function serviceName(text: string): string | null {
  const [first = ''] = text.split('\n');
  const name = first
    .replaceAll(/@[\w-]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:]+$/, '');
  return normalise(name).split(' ').filter(Boolean).length < 2 ? null : name.slice(0, LONGEST_NAME);
}

/** A card, then what was said below it. */
function sayings(card: ContentCard): (Evidence & { mentions: string[] })[] {
  const below = card.comments.map(({ text, mentions }) => ({
    cardId: card.id,
    text,
    mentions,
    isComment: true as const,
  }));
  return [{ ...evidenceOf(card), mentions: card.mentions }, ...below];
}

/** Of the card or the comment that writes the name. */
function whereNoted(card: ContentCard | undefined, name: string): Evidence {
  if (!card) return { cardId: null, text: '' };
  const [first, ...others] = sayings(card).map(({ mentions, ...evidence }) => evidence);
  const says = ({ text }: Evidence) => normalise(text).includes(normalise(name));
  return (first && says(first) ? first : others.find(says)) ?? evidenceOf(card);
}

function mentioned(known: KnownActor[], mentions: string[]): KnownActor | undefined {
  const [slug, ...others] = new Set(mentions);
  return others.length > 0 ? undefined : known.find((actor) => actor.slug === slug);
}

function shown({ id, slug, name }: KnownActor): Candidate['organisation'] {
  return { id, slug, name };
}

function evidenceOf({ id, text }: ContentCard): Evidence {
  return { cardId: id, text };
}

const EMPTY = new Set('de du des la le les l d et en au aux pour sur association asso'.split(' '));

/** Order, small words and accents say nothing of who it is. */
export function nameKey(name: string): string {
  const words = normalise(name)
    .split(' ')
    .filter((word) => word !== '' && !EMPTY.has(word));
  return words.toSorted().join(' ');
}

/** Two thirds of the words of the shorter are in the longer. */
function isAlike(one: string, other: string): boolean {
  const [short = [], long = []] = [one, other]
    .map((name) => nameKey(name).split(' ').filter(Boolean))
    .sort((a, b) => a.length - b.length);
  return short.length > 0 && short.filter((word) => long.includes(word)).length / short.length >= 2 / 3;
}
