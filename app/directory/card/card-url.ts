export function cardUrl(publicUrl: string, slug: string): string {
  return `${publicUrl}/annuaire/${slug}`;
}
