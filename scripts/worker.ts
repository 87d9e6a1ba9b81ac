// `npm run worker`: carries changes to the indexes and runs the nightly jobs.
import { invitationComposers } from '#app/accounts/people/mail-invitations.server.ts';
import { endExpiredSessions } from '#app/accounts/session-adapter.server.ts';
import { mailChanges, searchComposers } from '#app/directory/favourites/mail-changes.server.ts';
import { eventComposers } from '#app/events/proposing/compose-event-mails.server.ts';
import { registrationComposers } from '#app/events/registration/compose-registration-mails.server.ts';
import { forgetParticipants } from '#app/events/registration/forget-participants.server.ts';
import { remindParticipants } from '#app/events/registration/remind-participants.server.ts';
import { followEventChanges } from '#app/events/registration/tell-participants.server.ts';
import { compactNotes } from '#app/notes/compact-notes.server.ts';
import { sweepImages } from '#app/notes/images/forget-images.server.ts';
import { openLiveNotes, refuseEverybody } from '#app/notes/live-notes.server.ts';
import { forgetPrivateNotes } from '#app/notes/private/keeping-time.server.ts';
import { readEnv } from '#app/server/env.ts';
import { startJobs } from '#app/server/jobs.ts';
import { createLog } from '#app/server/log.ts';
import { openMailer } from '#app/server/mail.ts';
import { forgetOldMails, sendOutgoing } from '#app/server/mail-outbox.ts';
import { openPictures } from '#app/server/pictures.ts';
import { writtenComposers } from '#app/server/written-mails.ts';
import { forgetOldDrafts } from '#app/upkeep/drafts/drafts.server.ts';
import { findAllDuplicates } from '#app/upkeep/duplicates/find-duplicates.server.ts';
import { askDueEntries } from '#app/upkeep/freshness/ask-due-entries.server.ts';
import { freshnessComposers } from '#app/upkeep/freshness/compose-mails.server.ts';
import { forgetOldImports } from '#app/upkeep/import/correct-import.server.ts';
import { forgetDueJoins, forgetNames } from '#app/workshops/erase/forget-writers.server.ts';
import { refreshNoteTexts } from '#app/workshops/erase/note-texts.server.ts';
import { openDatabase } from '#db/client.ts';
import { forgetOldEmptySearches } from '#search/empty-searches.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { compareIndexes } from '#search/reindex.ts';
import { SERVICES_INDEX } from '#search/settings.ts';
import { startRelay } from '#search/sync.ts';
import { meilisearchTarget, postgresTarget, prepareIndex } from '#search/targets.ts';
import { stayUp } from './stay-up.ts';

const env = readEnv();
if (!env.databaseUrl) throw new Error('DATABASE_URL manque.');
const log = createLog(env.logLevel);
stayUp(log);
const database = openDatabase(env.databaseUrl, { connections: 4 });
const targets = [postgresTarget(database.raw)];
if (env.meilisearch) {
  const client = openMeilisearch(env.meilisearch);
  const { isNew } = await prepareIndex(client, SERVICES_INDEX);
  targets.push(meilisearchTarget(client, SERVICES_INDEX));
  if (isNew) await compareIndexes(database, targets);
}
const relay = await startRelay({ database, targets, log });
const mail = openMailer({ database, log, env });
const composers = {
  ...freshnessComposers(env.publicUrl),
  ...searchComposers(env.publicUrl),
  ...registrationComposers(env.publicUrl),
  ...eventComposers(env.publicUrl),
  ...invitationComposers(env.publicUrl),
  ...writtenComposers,
};
/** Without a mail server nobody can be asked: everything stays on the desk. */
const canMail = env.smtpUrl !== null || env.isDemonstration;
const { databaseUrl } = env;
const jobs = await startJobs(
  databaseUrl,
  [
    {
      name: 'compare-indexes',
      cron: '10 3 * * *',
      runsAtStart: true,
      run: async () => log.info(await compareIndexes(database, targets), 'indexes compared with the base'),
    },
    {
      name: 'sweep-images',
      cron: '40 3 * * *',
      run: async () =>
        log.info({ count: await sweepImages({ database, pictures: openPictures(env) }, new Date()) }, 'pictures swept'),
    },
    {
      name: 'find-duplicates',
      cron: '20 2 * * *',
      run: async () => log.info(await findAllDuplicates(database), 'entries compared with each other'),
    },
    {
      name: 'ask-due-entries',
      cron: '30 2 * * *',
      run: async () => {
        if (canMail) log.info(await askDueEntries(database, new Date()), 'entries asked whether they are still true');
        await forgetOldMails(database, new Date());
      },
    },
    {
      name: 'mail-changes',
      cron: '0 7 * * 1',
      run: async () => {
        if (canMail) log.info(await mailChanges(database, new Date()), 'saved searches looked at again');
      },
    },
    {
      name: 'send-mails',
      cron: '*/5 * * * *',
      run: async () => {
        const sent = await sendOutgoing({ database, mail, log, composers, now: () => new Date() });
        if (Object.values(sent).some((count) => count > 0)) log.info(sent, 'mails sent');
      },
    },
    {
      name: 'compact-notes',
      cron: '*/5 * * * *',
      run: async () => {
        const done = await compactNotes(databaseUrl, log);
        if (done.compacted > 0) log.info(done, 'live notes folded');
      },
    },
    { name: 'end-sessions', cron: '* * * * *', run: () => endExpiredSessions(database, new Date()) },
    {
      name: 'remind-participants',
      cron: '0 8-20 * * *',
      run: async () => {
        if (canMail) log.info({ due: await remindParticipants(database, new Date()) }, 'participants reminded');
      },
    },
    {
      name: 'follow-event-changes',
      cron: '*/2 * * * *',
      run: async () => {
        const followed = await followEventChanges(database, new Date());
        if (followed.events > 0) log.info(followed, 'changed events followed');
      },
    },
    {
      name: 'forget-participants',
      cron: '35 3 * * *',
      runsAtStart: true,
      run: async () => log.info({ people: await forgetParticipants(database, new Date()) }, 'participants forgotten'),
    },
    {
      name: 'forget-joins',
      cron: '37 3 * * *',
      runsAtStart: true,
      run: async () => log.info({ people: await forgetDueJoins(database, new Date()) }, 'workshop names forgotten'),
    },
    {
      name: 'forget-private-notes',
      cron: '33 3 * * *',
      run: async () =>
        log.info({ notes: await forgetPrivateNotes(database, new Date()) }, 'old private notes forgotten'),
    },
    {
      name: 'forget-names',
      cron: '*/2 * * * *',
      run: async () => {
        const { dataDir, host } = env;
        const open = () => openLiveNotes({ databaseUrl, log, dataDir, host, gate: refuseEverybody });
        const notes = await forgetNames(database, open);
        if (notes > 0) log.info({ notes }, 'names left the documents of notes');
      },
    },
    { name: 'forget-old-imports', cron: '50 3 * * *', run: () => forgetOldImports(database) },
    {
      name: 'read-notes',
      cron: '*/5 * * * *',
      run: async () => {
        const read = await refreshNoteTexts(database);
        if (read > 0) log.info({ read }, 'notes read for the search inside them');
      },
    },
    { name: 'forget-drafts', cron: '45 3 * * *', run: () => forgetOldDrafts(database) },
    { name: 'forget-empty-searches', cron: '40 3 * * *', run: () => forgetOldEmptySearches(database) },
  ],
  log,
);
log.info({}, 'worker started');
process.send?.({ kind: 'working' });

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(0), 15_000).unref();
  await relay.stop();
  await jobs.stop();
  await mail.close();
  await database.close();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
