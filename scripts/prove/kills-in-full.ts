import { startPostgres } from '../../api/test/postgres-server.ts';
import { header, secondsSince } from '../sections.ts';
import type { Totals } from '../vitest-totals.ts';
import { type KillVerdict, proveKills } from './kills.ts';

/** Every point of a billing run dies once in each walk, and the others as often. */
const EACH = 7;
const UNITS = 20;
/** With fewer kills than this not every named point can have had its turn. */
const ALL_POINTS_FROM = 100;

/** The server killed `kills` times over walks of a house of 20 flats, on a real PostgreSQL that syncs to disk. */
export async function proveKillsInFull({ seed, kills }: { seed: number; kills: number }): Promise<Totals> {
  const name = `kill -9, ${kills} times (seed ${seed})`;
  header(name);
  const begun = performance.now();
  const postgres = await startPostgres();
  try {
    const verdict = await proveKills({
      databaseUrl: postgres.url('postgres'),
      seed,
      kills,
      each: EACH,
      units: UNITS,
      tell: (line) => console.log(`${secondsSince(begun).padStart(7)} s  ${line}`),
    });
    for (const [point, count] of Object.entries(verdict.deaths)) console.log(`${String(count).padStart(9)}  ${point}`);
    console.log(`${verdict.total} kills over ${verdict.walks} walks; ${verdict.unclear} deliveries marked as unclear`);
    const complaints = complaintsOf(verdict, kills);
    for (const complaint of complaints) console.log(`  ${complaint}`);
    header(name, `${complaints.length === 0 ? 'good' : 'FAILED'}, ${secondsSince(begun)} s`);
    return { passed: verdict.walks - (verdict.faults.length > 0 ? 1 : 0), failed: complaints.length };
  } catch (error) {
    console.log(error);
    header(name, `FAILED, ${secondsSince(begun)} s`);
    return { passed: 0, failed: 1 };
  } finally {
    await postgres.stop();
  }
}

function complaintsOf({ faults, total, missed }: KillVerdict, kills: number): string[] {
  return [
    ...faults,
    ...(total < kills ? [`the server was killed ${total} times only`] : []),
    ...(kills >= ALL_POINTS_FROM ? missed.map((point) => `it never died at ${point}`) : []),
  ];
}
