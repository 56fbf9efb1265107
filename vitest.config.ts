import { defineConfig } from 'vitest/config';

/** The API's tests run twice: on the embedded PGlite and on a real PostgreSQL server. */
const api = (database: 'pglite' | 'postgres') => ({
  test: {
    name: `api-${database}`,
    include: ['api/src/**/*.test.ts'],
    globalSetup: ['api/test/global-setup.ts'],
    env: { KLARMETER_TEST_DATABASE: database },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'engine/**/*.test.ts',
            'sdk/**/*.test.ts',
            'openapi/**/*.test.ts',
            'api/bench/**/*.test.ts',
            'scripts/**/*.test.ts',
            '*.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      api('pglite'),
      api('postgres'),
      { test: { name: 'examples', include: ['examples/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
    ],
  },
});
