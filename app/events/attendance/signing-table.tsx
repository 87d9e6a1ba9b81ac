type Signing = { id: string; name: string; structure: string };

const BLANK_LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

type SigningTableProps = { title: string; label: string; people: Signing[] };

export function SigningTable({ title, label, people }: SigningTableProps) {
  return (
    <section className="signing-sheet mt-8">
      <h2 className="first-letter:uppercase">{label}</h2>
      <table className="mt-3 w-full">
        <thead>
          {/* On paper each page says what was signed: pages part. */}
          <tr className="signing-reminder" aria-hidden>
            <td colSpan={3}>
              {title} · {label}
            </td>
          </tr>
          <tr>
            <th scope="col">Nom</th>
            <th scope="col">Structure</th>
            <th scope="col">Signature</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, structure }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{structure}</td>
              <td />
            </tr>
          ))}
          {BLANK_LINES.map((line) => (
            <tr key={line}>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
