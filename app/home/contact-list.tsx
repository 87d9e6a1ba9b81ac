import type { ContactView } from './read-contacts.server.ts';

/** Whom to write to, as the settings say; `fallback` where they say nothing. */
export function ContactList({ contacts, fallback }: { contacts: ContactView[]; fallback: React.ReactNode }) {
  if (contacts.length === 0) return <p>{fallback}</p>;
  return (
    <ul>
      {contacts.map(({ name, who, mail, phone, address }) => (
        <li key={name} className="break-words">
          <strong>{name}</strong>
          {who && ` : ${who}`}
          {mail && (
            <>
              , <a href={`mailto:${mail}`}>{mail}</a>
            </>
          )}
          {phone && (
            <>
              , <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>
            </>
          )}
          {address && <span className="block whitespace-pre-wrap">{address}</span>}
        </li>
      ))}
    </ul>
  );
}
