import { runAll } from './run-all.ts';

// Everything: every static check, every test project, both databases.
process.exitCode = await runAll('tests (vitest, all projects)', process.argv.slice(2));
