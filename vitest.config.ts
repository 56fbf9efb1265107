import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** Tests of the API that touch no database run once. */
const WITHOUT_DATABASE = [
  'api/src/contrast.test.ts',
  'api/src/worker.test.ts',
  'api/src/accounts/svg/**/*.test.ts',
  'api/src/billing/audit/facts.test.ts',
  'api/src/billing/corrections/{measured,next-step}.test.ts',
  'api/src/billing/house/find-virtual-points.test.ts',
  'api/src/billing/periods/iban.test.ts',
  'api/src/billing/presentation/texts.test.ts',
  'api/src/metering/manual-reading/photo/**/*.test.ts',
  'api/src/metering/manual-reading/{attempts,judge-entry}.test.ts',
  'api/src/delivery/convert-overviews.test.ts',
  'api/src/delivery/field-documents/**/*-pdf.test.ts',
  'api/src/delivery/statement-document/**/*.test.ts',
  'api/src/delivery/operating-cost-document/**/*.test.ts',
  'api/src/delivery/render/**/*.test.ts',
  'api/src/metering/consumption/*.test.ts',
  'api/src/metering/ingest/{judge-telegram,read-lines}.test.ts',
  'api/src/metering/keys/**/*.test.ts',
  'api/src/metering/readings/{reading-id,register-order,register-walk}.test.ts',
  'api/src/metering/register/found-devices.test.ts',
  'api/src/metering/series/is-told.test.ts',
  'api/src/exchange/drops/**/*.test.ts',
  'api/src/exchange/reading-files/**/*.test.ts',
  'api/src/http/{bounded-body,etag,finding-words}.test.ts',
  'api/src/node/master-key.test.ts',
  'api/src/node/uploads.test.ts',
];

/** What is said of the widgets is compared with their sources. */
const WITHOUT_BROWSER = 'widgets/manifest.test.ts';

/** Puts another module in the place of one that others use as it is, so it gets modules of its own. */
const WITH_OTHER_MODULES = 'engine/src/billing/provisional-price.test.ts';

/**
 * Loading the product takes longer than most files of tests, so those of a worker share its modules. What a test puts
 * in the place of something global is taken back behind it.
 */
const SHARED_MODULES = { isolate: false, unstubEnvs: true, unstubGlobals: true, restoreMocks: true } as const;

/** Thousands of requests, crowds that need more than one connection, plans over years of readings: once is enough. */
const ON_A_SERVER_ONLY = [
  'api/src/collisions.test.ts',
  'api/src/fuzz.test.ts',
  'api/src/hostile.test.ts',
  'api/src/matrix.test.ts',
  'api/src/node/**/*.test.ts',
  'api/src/metering/manual-reading/reading-batches.test.ts',
  'api/src/metering/ingest/telegrams-found.test.ts',
  'api/src/metering/readings/look-ups.test.ts',
];

/**
 * The walks of these slices run on both databases, what decides between cases on a real server only: SQL differs by
 * driver and not by case.
 */
const WALKS =
  /^api\/src\/(billing|delivery|information)\/(billing|houses|delivery|information|operating-costs\/runs)\.test\.ts$/;
const CASES = ['billing', 'compliance', 'delivery', 'information'].flatMap((slice) =>
  globSync(`api/src/${slice}/**/*.test.ts`, { cwd: import.meta.dirname }).filter((file) => !WALKS.test(file)),
);

/** The API's tests run on a real PostgreSQL server and, but for those above, on the embedded PGlite too. */
const api = (database: 'pglite' | 'postgres') => ({
  test: {
    name: `api-${database}`,
    ...SHARED_MODULES,
    include: ['api/src/**/*.test.ts'],
    exclude: [...WITHOUT_DATABASE, ...(database === 'pglite' ? [...ON_A_SERVER_ONLY, ...CASES] : [])],
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
          ...SHARED_MODULES,
          exclude: [...configDefaults.exclude, WITH_OTHER_MODULES],
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
      { test: { name: 'unit-other-modules', include: [WITH_OTHER_MODULES], testTimeout: 60_000 } },
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
