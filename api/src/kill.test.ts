import { expect, inject, test } from 'vitest';
import { proveKills } from '../../scripts/prove/kills.ts';
import { inOwnDatabase } from '../test/kill/own-database.ts';

const SEED = Number(process.env.KLARMETER_SEED ?? 20_260_115);
const server = inject('postgresUrl');

// PGlite lives in the process that is killed and does not sync to disk; durability is the real server's.
test.skipIf(server === null)(
  'killed three times in every kind of step, and at random, a house ends as if nothing had happened',
  { timeout: 300_000 },
  async () => {
    console.log(`kill -9: seed ${SEED}; again with KLARMETER_SEED=${SEED}`);
    const verdict = await inOwnDatabase(server ?? '', 'kill', (databaseUrl) =>
      proveKills({ databaseUrl, seed: SEED, kills: 1, each: 3, units: 4 }),
    );
    const { deaths, unclear, spared } = verdict;
    console.log(`kill -9: ${JSON.stringify(deaths)}; ${unclear} deliveries unclear; not reached: ${spared.join(', ')}`);
    expect(verdict.faults).toEqual([]);
    const kinds = new Set(Object.keys(verdict.deaths).map((point) => point.split(':')[0]));
    expect([...kinds].sort()).toEqual([
      'deliver-document',
      'outbox',
      'random moment',
      'render-document',
      'run-billing',
      'run-monthly-information',
      'sequence-log',
    ]);
    expect(verdict.total).toBeGreaterThanOrEqual(15);
  },
);
