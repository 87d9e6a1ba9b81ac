// Whom to write to about personal data and accessibility: who answers for the instance, then each local network.
import { asc } from 'drizzle-orm';
import { readInstanceSettings } from '#app/accounts/instance/instance-settings.server.ts';
import type { Database } from '#db/client.ts';
import { DatabaseUnavailable } from '#db/deadline.ts';
import { territories } from '#db/schema/territories.ts';

export type ContactView = { name: string; who: string; mail: string; phone: string; address: string };

/** Empty when nobody has set a contact, or when PostgreSQL is away: the page then says whom to look for. */
export async function readContacts(database: Database): Promise<ContactView[]> {
  try {
    const [instance, networks] = await Promise.all([
      readInstanceSettings(database),
      database.query((queries) =>
        queries
          .select({
            name: territories.name,
            who: territories.contactName,
            mail: territories.contactMail,
            phone: territories.contactPhone,
          })
          .from(territories)
          .orderBy(asc(territories.name)),
      ),
    ]);
    const own = instance && {
      name: 'Responsable de cette instance',
      who: instance.legalName,
      mail: instance.legalMail,
      phone: '',
      address: instance.legalAddress,
    };
    const all = [...(own ? [own] : []), ...networks.map((network) => ({ ...network, address: '' }))];
    return all.filter(({ who, mail, phone, address }) => who || mail || phone || address);
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error;
    return [];
  }
}
