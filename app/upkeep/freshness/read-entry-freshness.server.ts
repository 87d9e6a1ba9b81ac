// What is asked about one entry, how often, and how it went.
import { desc, eq, sql } from 'drizzle-orm';
import { MAILS } from '#app/server/mail-outbox.ts';
import { mediumDate } from '#app/ui/french-date.ts';
import { actIn } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { entryCadences, type FreshnessAnswer, freshnessRequests } from '#db/schema/freshness.ts';
import { cadenceCode, USUAL_CADENCE } from './cadence.ts';

export type AskedLine = { day: string; outcome: string; mails: { to: string; state: string }[] };
export type EntryFreshness = { cadence: string; asked: AskedLine[]; refused: string[] };

const SHOWN = 10;

const ANSWERS: Record<FreshnessAnswer, string> = {
  exact: 'Tout est exact',
  corrected: 'Fiche corrigée',
  gone: '« Nous n’existons plus »',
  'not-us': '« Ce n’est pas nous »',
};

const STATES: Record<string, string> = {
  queued: 'part bientôt',
  sending: 'part en ce moment',
  sent: 'envoyé',
  refused: 'adresse refusée par son serveur',
  failed: 'n’est pas parti',
  dropped: 'n’était plus utile',
};

export async function readEntryFreshness(database: Database, organisationId: string): Promise<EntryFreshness> {
  return database.transaction(async (queries) => {
    const [cadence] = await queries
      .select({ months: entryCadences.months })
      .from(entryCadences)
      .where(eq(entryCadences.organisationId, organisationId));
    const requests = await queries
      .select()
      .from(freshnessRequests)
      .where(eq(freshnessRequests.organisationId, organisationId))
      .orderBy(desc(freshnessRequests.askedAt))
      .limit(SHOWN);
    const mails =
      requests.length === 0
        ? []
        : await actIn(queries, MAILS, (asOutbox) =>
            asOutbox.execute<{ subject_id: string; recipient: string; state: string; step: number }>(sql`
            select subject_id, recipient::text, state, step from outgoing_mails
            where kind = 'question' and subject_id in ${requests.map(({ id }) => id)} order by step, recipient`),
          );
    const refused = await queries.execute<{ mail: string }>(sql`
      select distinct refused.mail::text as mail from contacts join refused_addresses refused on refused.mail = trim(value)::citext
      where organisation_id = ${organisationId} and channel = 'courriel' order by 1`);
    return {
      cadence: cadenceCode(cadence ? cadence.months : USUAL_CADENCE),
      refused: refused.map(({ mail }) => mail),
      asked: requests.map(({ id, askedAt, answer, answeredAt, deskAt, closedAt }) => ({
        day: mediumDate(askedAt),
        outcome:
          answer && answeredAt
            ? `${ANSWERS[answer]}, le ${mediumDate(answeredAt)}`
            : closedAt
              ? 'Close sans réponse par courriel'
              : deskAt
                ? 'Sans réponse : à vérifier par téléphone'
                : 'En attente de réponse',
        mails: mails
          .filter((mail) => mail.subject_id === id)
          .map(({ recipient, state, step }) => ({
            to: step === 0 ? recipient : `${recipient}, rappel ${step}`,
            state: STATES[state] ?? state,
          })),
      })),
    };
  });
}
