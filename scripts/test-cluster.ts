/** `npm run test:cluster`: several web processes and workers on one base and one index. */
import { buildForTests, runProject, runStages } from '#scripts/run-tests.ts';

await runStages([
  { title: 'pages', work: buildForTests },
  { title: 'tests : cluster', work: () => runProject('cluster', process.argv.slice(2)) },
]);
