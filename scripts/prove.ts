import { parseArgs } from 'node:util';
import { proveKillsInFull } from './prove/kills-in-full.ts';
import { proveMutation } from './prove/mutation.ts';
import { header, secondsSince } from './sections.ts';
import { runVitest, type Totals } from './vitest-totals.ts';

/*
 * `npm run prove`: the heavy proofs in full. `-- --only kills|proof|telegrams|houses|broken-houses|cycles|audits|widgets|ingest-kills|drops|files|batches|corrections|mutation`
 * runs one of them, `--seed n` repeats one, `--kills n` sets how often the server is killed.
 */

const NAMES =
  'kills|proof|telegrams|houses|broken-houses|cycles|audits|widgets|ingest-kills|drops|files|batches|corrections|mutation';
const USAGE = `npm run prove [-- --only ${NAMES}] [--seed <number>] [--kills <number>]`;

interface Options {
  readonly seed: number;
  readonly kills: number;
}

/** vitest on some files, with the counts set by the environment its tests read. */
function counted(
  name: string,
  env: Record<string, string>,
  files: readonly string[],
  project = 'unit',
): Promise<Totals> {
  Object.assign(process.env, env);
  return runVitest(
    `${name} (${Object.entries(env)
      .map((pair) => pair.join('='))
      .join(' ')})`,
    [`--project=${project}`, `--testTimeout=${3_600_000}`, ...files],
  );
}

const PROOFS: Readonly<Record<string, (options: Options) => Promise<Totals>>> = {
  kills: proveKillsInFull,
  proof: () => counted('evidence: every bit of every proof', { KLARMETER_PROVE: '1' }, ['engine/src/proof']),
  telegrams: ({ seed }) =>
    counted(
      'telegrams: 2,000,000 mutants, 500,000 payloads of makers',
      { KLARMETER_MUTANTS: '2000000', KLARMETER_SEED: String(seed) },
      ['engine/src/telegram/mutants.test.ts'],
    ),
  houses: ({ seed }) =>
    counted(
      'billing: 5,000 random houses, every step recalculated, two calculators agree',
      { KLARMETER_HOUSES: '5000', KLARMETER_SEED: String(seed) },
      ['engine/src/billing/properties.test.ts', 'engine/src/explain', 'engine/second-calculator/agreement.test.ts'],
    ),
  'broken-houses': ({ seed }) =>
    counted(
      'billing: 100,000 house files of each kind with something broken in them',
      { KLARMETER_BROKEN_HOUSES: '100000', KLARMETER_SEED: String(seed) },
      ['engine/src/billing/broken-houses.test.ts'],
    ),
  cycles: ({ seed }) =>
    counted('billing: 2,000 changes of the cycle', { KLARMETER_CYCLE_CHANGES: '2000', KLARMETER_SEED: String(seed) }, [
      'engine/src/cycle-change/properties.test.ts',
    ]),
  audits: ({ seed }) =>
    counted(
      'audit: 5,000 correct houses of either kind, and every error planted into 50',
      { KLARMETER_AUDITS: '5000', KLARMETER_PLANTS: '50', KLARMETER_SEED: String(seed) },
      [
        'engine/src/audit/checks.test.ts',
        'engine/src/audit/corpus.test.ts',
        'engine/src/audit/operating-costs/checks.test.ts',
        'engine/src/audit/operating-costs/corpus.test.ts',
      ],
    ),
  widgets: ({ seed }) =>
    counted(
      'widgets: five minutes of a network that fails at random',
      { KLARMETER_CHAOS_SECONDS: '300', KLARMETER_SEED: String(seed) },
      ['examples/hosts/chaos.test.ts'],
      'hosts',
    ),
  'ingest-kills': ({ seed }) =>
    counted(
      'telegrams: the server killed 50 times while they come in',
      { KLARMETER_INGEST_KILLS: '50', KLARMETER_SEED: String(seed) },
      ['api/src/metering/ingest/killed.test.ts'],
      'api-postgres',
    ),
  drops: ({ seed }) =>
    counted(
      'files by SFTP and by mail: the server killed 50 times while they come',
      { KLARMETER_DROP_KILLS: '50', KLARMETER_SEED: String(seed) },
      ['api/src/node/sftp/killed-drops.test.ts'],
      'api-postgres',
    ),
  files: ({ seed }) =>
    counted(
      'files of readings: the server killed 50 times while it takes them in',
      { KLARMETER_FILE_KILLS: '50', KLARMETER_SEED: String(seed) },
      ['api/src/exchange/killed-files.test.ts'],
      'api-postgres',
    ),
  batches: ({ seed }) =>
    counted(
      'values read by hand: the server killed 50 times while two phones send them',
      { KLARMETER_BATCH_KILLS: '50', KLARMETER_SEED: String(seed) },
      ['api/src/metering/manual-reading/killed-batches.test.ts'],
      'api-postgres',
    ),
  corrections: ({ seed }) =>
    counted(
      'corrections: the server killed 50 times while it measures issued houses again',
      { KLARMETER_CORRECTION_KILLS: '50', KLARMETER_SEED: String(seed) },
      ['api/src/billing/corrections/killed-corrections.test.ts'],
      'api-postgres',
    ),
  mutation: proveMutation,
};

/** Options as given; undefined when they cannot be understood. */
function readOptions(): (Options & { readonly names: readonly string[] }) | undefined {
  try {
    const { values } = parseArgs({
      options: { only: { type: 'string' }, seed: { type: 'string' }, kills: { type: 'string' } },
    });
    const names = values.only === undefined ? Object.keys(PROOFS) : [values.only];
    const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
    const kills = Number(values.kills ?? 200);
    const good = Number.isInteger(seed) && seed >= 0 && Number.isInteger(kills) && kills > 0;
    return good && names.every((name) => name in PROOFS) ? { names, seed, kills } : undefined;
  } catch {
    return undefined;
  }
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const begun = performance.now();
  console.log(`seed ${options.seed}; the same again with --seed ${options.seed}`);
  const totals = { passed: 0, failed: 0 };
  for (const name of options.names) {
    const { passed = 0, failed = 1 } = (await PROOFS[name]?.(options)) ?? {};
    totals.passed += passed;
    totals.failed += failed;
  }
  header('all proofs', `${secondsSince(begun)} s`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed === 0 && totals.passed > 0 ? 0 : 1;
}

process.exitCode = await main();
