import { expect, inject, test } from 'vitest';
import { proveIngestKills } from '../../../../scripts/prove/ingest-kills.ts';
import { inOwnDatabase } from '../../../test/kill/own-database.ts';

const SEED = Number(process.env.KLARMETER_SEED ?? 20_260_115);
const KILLS = Number(process.env.KLARMETER_INGEST_KILLS ?? 2);
const server = inject('postgresUrl');

// PGlite lives in the process that is killed and does not sync to disk; durability is the real server's.
test.skipIf(server === null)(
  'killed while telegrams come in, every one is there once in the end',
  { timeout: 60_000 + KILLS * 20_000 },
  async () => {
    const size = KILLS > 2 ? { meters: 40, hours: 25 } : { meters: 4, hours: 50 };
    const verdict = await inOwnDatabase(server ?? '', 'ingest_kill', (databaseUrl) =>
      proveIngestKills({ databaseUrl, seed: SEED, kills: KILLS, ...size }),
    );
    console.log(`kill -9 during ingest: ${JSON.stringify(verdict)}; again with KLARMETER_SEED=${SEED}`);
    expect(verdict.faults).toEqual([]);
    expect(verdict.kills).toBeGreaterThanOrEqual(KILLS);
  },
);
