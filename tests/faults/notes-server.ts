/** Run as a program by the tests that kill it: live notes of the base named, in the folder named; tells its port. */

import { createLog } from '#app/server/log.ts';
import { stayUp } from '#scripts/stay-up.ts';
import { startLiveRoom } from '#tests/support/live-room.ts';

const [databaseUrl = '', dataDir = ''] = process.argv.slice(2);
stayUp(createLog('silent'));
const room = await startLiveRoom({ databaseUrl, dataDir });
process.send?.({ origin: room.origin });
process.on('SIGTERM', async () => {
  await room.close();
  process.exit(0);
});
process.on('disconnect', () => process.exit(0));
