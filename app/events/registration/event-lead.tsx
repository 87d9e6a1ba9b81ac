/** Which event a page of its organisers is about, and how it stands. */
export function EventLead({ title, words }: { title: string; words: string }) {
  return (
    <>
      <span className="block font-semibold text-ink">{title}</span>
      {words}
    </>
  );
}
