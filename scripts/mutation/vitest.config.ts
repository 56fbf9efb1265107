import { defineConfig } from 'vitest/config';

/** The tests that have to notice a mutant: those of the engine, and the agreement with the second calculator. */
export default defineConfig({
  test: {
    include: ['engine/src/**/*.test.ts', 'engine/second-calculator/**/*.test.ts'],
    // Every mutant that lives on runs all of them: a few random houses each, the rest is told by examples.
    env: { KLARMETER_HOUSES: '20' },
    isolate: false,
    testTimeout: 60_000,
  },
});
