import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests of the API that touch no database run once. */
const WITHOUT_DATABASE = [
  'api/src/contrast.test.ts',
  'api/src/worker.test.ts',
  'api/src/accounts/svg/**/*.test.ts',
  'api/src/billing/audit-facts.test.ts',
  'api/src/billing/iban.test.ts',
  'api/src/billing/presentation-texts.test.ts',
  'api/src/metering/manual-reading/photo/**/*.test.ts',
  'api/src/metering/manual-reading/{attempts,judge-entry,reader-token}.test.ts',
  'api/src/delivery/convert-overviews.test.ts',
  'api/src/delivery/field-documents/**/*-pdf.test.ts',
  'api/src/delivery/statement-document/**/*.test.ts',
  'api/src/delivery/operating-cost-document/**/*.test.ts',
  'api/src/delivery/render/**/*.test.ts',
];

/** What is said of the widgets is compared with their sources. */
const WITHOUT_BROWSER = 'widgets/manifest.test.ts';

/** Thousands of requests, and crowds that need more than one connection: once is enough. */
const ON_A_SERVER_ONLY = [
  'api/src/collisions.test.ts',
  'api/src/fuzz.test.ts',
  'api/src/hostile.test.ts',
  'api/src/matrix.test.ts',
];

/** The API's tests run twice: on the embedded PGlite and on a real PostgreSQL server. */
const api = (database: 'pglite' | 'postgres') => ({
  test: {
    name: `api-${database}`,
    include: ['api/src/**/*.test.ts'],
    exclude: [...WITHOUT_DATABASE, ...(database === 'pglite' ? ON_A_SERVER_ONLY : [])],
    globalSetup: ['api/test/global-setup.ts'],
    env: { KLARMETER_TEST_DATABASE: database },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    // Left alone it takes one core less than there are.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'engine/**/*.test.ts',
            'sdk/**/*.test.ts',
            'openapi/**/*.test.ts',
            'api/bench/**/*.test.ts',
            ...WITHOUT_DATABASE,
            'scripts/**/*.test.ts',
            WITHOUT_BROWSER,
            '*.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      api('pglite'),
      api('postgres'),
      { test: { name: 'workers', include: ['api/workers-test/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'widgets',
          include: ['widgets/**/*.test.ts'],
          exclude: [WITHOUT_BROWSER],
          globalSetup: ['widgets/test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'hosts',
          include: ['examples/hosts/**/*.test.ts'],
          globalSetup: ['examples/hosts/test/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'examples',
          include: ['examples/**/*.test.ts'],
          exclude: ['examples/hosts/**'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
