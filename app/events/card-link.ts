// The card of a paperboard that a task, a working group or an event was made from, as one word that rows keep.

/** `<slug of the page>/<id of the card>` */
export function cardRef(slug: string, cardId: string): string {
  return `${slug}/${cardId}`;
}

export function cardHref(ref: string | null): string | null {
  const [slug, cardId] = ref?.split('/') ?? [];
  return slug && cardId ? `/ateliers/${slug}#carte-${encodeURIComponent(cardId)}` : null;
}
