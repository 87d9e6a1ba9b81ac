/** `npm test`: everything that must hold. Words after `--` keep the test files whose path contains one of them. */
import { buildForTests, runCheck, runProject, runStages } from '#scripts/run-tests.ts';

const filters = process.argv.slice(2);
const projects = ['unit', 'integration', 'journeys', 'faults'];

await runStages([
  { title: 'types', work: () => runCheck('tsc', ['--noEmit']) },
  { title: 'lint', work: () => runCheck('biome', ['check', '--diagnostic-level=warn', '.']) },
  { title: 'pages', work: buildForTests },
  ...projects.map((project) => ({ title: `tests : ${project}`, work: () => runProject(project, filters) })),
]);
