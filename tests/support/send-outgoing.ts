// A process of its own that sends what waits in the outbox of DATABASE_URL by SMTP_URL, made to be killed.

import { createLog } from '#app/server/log.ts';
import { openMailer } from '#app/server/mail.ts';
import { sendOutgoing } from '#app/server/mail-outbox.ts';
import { openDatabase } from '#db/client.ts';

const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2);
const log = createLog('silent');
const database = openDatabase(databaseUrl, { connections: 2 });
const env = { smtpUrl, mailFrom: null, isDemonstration: false, publicUrl: 'http://localhost' };
const mail = openMailer({ database, log, env });
const composers = { essai: async () => ({ subject: 'Essai', text: 'Essai' }) };
await sendOutgoing({ database, mail, log, composers, now: () => new Date() });
await mail.close();
await database.close();
