import { expect, inject, test } from 'vitest';
import { proveCorrectionKills } from '../../../../scripts/prove/correction-kills.ts';
import { inOwnDatabase } from '../../../test/kill/own-database.ts';

/*
 * A job whose process died is repeated a minute later, so this is a proof of its own (`npm run prove -- --only
 * corrections`); corrections.test.ts stops the same job within one process.
 */

const SEED = Number(process.env.KLARMETER_SEED ?? 20_260_115);
const KILLS = Number(process.env.KLARMETER_CORRECTION_KILLS ?? 0);
const server = inject('postgresUrl');

// PGlite lives in the process that is killed and does not sync to disk; durability is the real server's.
test.skipIf(server === null || KILLS === 0)(
  'killed while it measures issued houses again, each correction is proposed once',
  { timeout: 600_000 + KILLS * 20_000 },
  async () => {
    const verdict = await inOwnDatabase(server ?? '', 'correction_kill', (databaseUrl) =>
      proveCorrectionKills({ databaseUrl, seed: SEED, kills: KILLS, houses: 12 }),
    );
    console.log(`kill -9 while corrections are proposed: ${JSON.stringify(verdict)}`);
    console.log(`again with KLARMETER_SEED=${SEED}`);
    expect(verdict.faults).toEqual([]);
    expect(verdict.deaths.length).toBeGreaterThanOrEqual(KILLS);
  },
);
