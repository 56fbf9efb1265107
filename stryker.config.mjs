/*
 * Mutation testing of what is billed: every operator, condition, block and text of the law and of the billing is changed,
 * one at a time, and some test of the engine has to fail. `npm run prove -- --only mutation` runs all of it, `npx stryker
 * run -m engine/src/billing/pots.ts` one file. Reports lie in out/mutation. Not changed are the texts of findings and
 * reasons (tables `as const`) and what scripts/mutation/wording.ts leaves out.
 */
export default {
  mutate: [
    'engine/src/{billing,law}/**/*.ts',
    '!engine/src/**/*.test.ts',
    '!engine/src/**/fixtures/**',
    // Houses that only tests bill.
    '!engine/src/billing/sample-house.ts',
  ],
  ignorers: ['wording'],
  plugins: ['@stryker-mutator/vitest-runner', './scripts/mutation/wording.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // What is changed counts what runs, in houses of thousands of units too.
  testRunnerNodeArgs: ['--max-old-space-size=6144'],
  // Only what the engine and its tests need is copied.
  ignorePatterns: ['/*', '!/engine', '!/scripts', '!/package.json', '!/tsconfig.json'],
  tempDirName: 'out/mutation/sandbox',
  reporters: ['progress', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportMutants: false, reportTests: false },
  htmlReporter: { fileName: 'out/mutation/mutation.html' },
  jsonReporter: { fileName: 'out/mutation/mutation.json' },
  thresholds: { high: 95, low: 90, break: 85 },
  allowEmpty: false,
};
