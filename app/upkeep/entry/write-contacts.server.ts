// Replaces the contacts of an organisation, or of one of its services with its places, by those of a form.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import { contacts } from '#db/schema/directory.ts';
import type { EntryContact } from './contact-form.ts';
import { ORGANISATION_CONTACTS } from './field-names.ts';

export type ContactOwner = { organisationId: string; serviceId: string | null };
export type WantedContact = EntryContact & { placeId: string | null };

const COLUMNS = ['channel', 'label', 'value', 'visibility', 'placeId'] as const;

/** A line that is still there keeps its id: the same words first, then the same use of the same channel. */
export async function replaceContacts(queries: Queries, owner: ContactOwner, wanted: WantedContact[]): Promise<void> {
  const edited = await editedContacts(queries, owner);
  const left = new Map(edited.map((row) => [row.id, row]));
  const ids = new Map<WantedContact, string>();
  for (const parts of [COLUMNS, ['channel', 'label'], ['channel']] as const) {
    for (const contact of wanted) {
      const old = [...left.values()].find(
        (row) => !ids.has(contact) && parts.every((part) => row[part] === contact[part]),
      );
      if (!old) continue;
      ids.set(contact, old.id);
      left.delete(old.id);
    }
  }
  if (left.size > 0) await queries.delete(contacts).where(inArray(contacts.id, [...left.keys()]));
  for (const contact of wanted) {
    const old = edited.find(({ id }) => id === ids.get(contact));
    const confirmed = { ...contact, confirmedAt: new Date() };
    if (!old) await queries.insert(contacts).values({ ...confirmed, ...owner });
    else if (COLUMNS.some((part) => old[part] !== contact[part]))
      await queries.update(contacts).set(confirmed).where(eq(contacts.id, old.id));
  }
}

/** What an import brought beyond the rows of the form stays as it is. */
export function editedContacts(queries: Queries, { organisationId, serviceId }: ContactOwner) {
  return queries
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.organisationId, organisationId),
        serviceId === null
          ? and(isNull(contacts.serviceId), isNull(contacts.placeId))
          : eq(contacts.serviceId, serviceId),
      ),
    )
    .orderBy(contacts.label, contacts.id)
    .limit(ORGANISATION_CONTACTS.most);
}
