import { runAll } from './run-all.ts';

// The fast part: every static check, the tests that need no database server, the examples.
process.exitCode = await runAll('tests (vitest, unit and examples)', [
  '--project=unit',
  '--project=examples',
  ...process.argv.slice(2),
]);
