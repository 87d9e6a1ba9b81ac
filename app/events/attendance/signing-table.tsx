type Signing = { id: string; name: string; structure: string };

const BLANK_LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

export function SigningTable({ label, people }: { label: string; people: Signing[] }) {
  return (
    <section className="signing-sheet mt-8">
      <h2 className="first-letter:uppercase">{label}</h2>
      <table className="mt-3 w-full">
        <thead>
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
