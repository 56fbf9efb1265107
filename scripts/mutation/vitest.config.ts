import { defineConfig } from 'vitest/config';

/** The tests that have to notice a mutant: those beside what is changed, and the agreement with the second calculator. */
export default defineConfig({
  test: {
    // Whoever bills houses to look at something else, such as the audit, would notice little more and take long.
    include: [
      'engine/src/{billing,law,money,time,operating-costs,explain,cycle-change,yearly-information}/**/*.test.ts',
      'engine/second-calculator/**/*.test.ts',
    ],
    // It puts a value into the register, which all files share here.
    exclude: ['engine/src/billing/provisional-price.test.ts'],
    // Every mutant that lives on runs all of them: a few random houses each, the rest is told by examples.
    env: { KLARMETER_HOUSES: '20', KLARMETER_BROKEN_HOUSES: '30', KLARMETER_CYCLE_CHANGES: '5' },
    isolate: false,
    testTimeout: 60_000,
  },
});
