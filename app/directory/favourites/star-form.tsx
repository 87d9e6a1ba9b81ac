/** The form behind the stars of a page. */
export function StarForm({ id, back }: { id: string; back: string }) {
  return (
    <form id={id} method="post" action="/compte/favoris" className="hidden">
      <input type="hidden" name="retour" value={back} />
    </form>
  );
}
