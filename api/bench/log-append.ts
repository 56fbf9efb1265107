import postgres from 'postgres';
import { createPerson } from '../src/accounts/index.ts';
import type { Services } from '../src/context.ts';
import { recordEvidence } from '../src/delivery/evidence.ts';
import { sequenceLog } from '../src/delivery/index.ts';
import type { DocumentRow } from '../src/delivery/store.ts';
import { newId } from '../src/ids.ts';
import { inJobContext, type QueuedJob } from '../src/jobs/job.ts';
import { median, seconds } from './measure.ts';
import { type Benchmark, requireDatabase } from './row.ts';
import { makeFirstAccount, openServices } from './services.ts';

const BATCH = 1_000;
const BATCH_QUICK = 20;
const ROUNDS = 9;

/** The account the peer writes for. */
const TWIN = 'acc_twin';

/** What one appended batch leaves behind, in the order that foreign keys ask for. */
const TABLES = [
  'evidence_entries',
  'evidence_disclosures',
  'outbox',
  'log_leaves',
  'log_nodes',
  'log_checkpoints',
] as const;

export const logAppend: Benchmark = {
  key: 'log_append',
  what: 'evidence entries written, placed in the log and signed, batches of 1,000',
  against: 'plain insert of the same rows',
  goals: [{ figure: 'ratio', atLeast: 0.5 }],

  async run(options) {
    const url = requireDatabase(options);
    const batch = options.quick ? BATCH_QUICK : BATCH;
    const services = openServices(url, 4);
    const { accountId } = await makeFirstAccount(services);
    const plain = postgres(url, { max: 1, onnotice: () => {} });
    try {
      const job: QueuedJob = { accountId: accountId, livemode: false, payload: {} };
      const documents = await makeDocuments(services, plain, job, batch);
      const seen = new Map<string, number>();
      const ours: number[] = [];
      const inserts: number[] = [];
      // The first round warms both halves and does not count.
      for (let round = 0; round <= (options.quick ? 1 : ROUNDS); round += 1) {
        const appended = await seconds(() => append(services, job, documents));
        const rows = await rowsAfter(plain, accountId, seen);
        if (rows.get('log_leaves')?.length !== batch) throw new Error('the log did not take every entry');
        for (const [table, { length }] of rows) seen.set(table, (seen.get(table) ?? 0) + length);
        const twins = new Map(
          [...rows].map(([table, mine]) => [table, mine.map((row) => ({ ...row, account_id: TWIN }))]),
        );
        const inserted = await seconds(() => insertAgain(plain, twins));
        if (round > 0) {
          ours.push(appended);
          inserts.push(inserted);
        }
      }
      return {
        figures: {
          entries_per_s: batch / median(ours),
          limit_entries_per_s: batch / median(inserts),
          ratio: median(ours.map((took, at) => (inserts[at] ?? Number.NaN) / took)),
        },
        notes: [`${batch} documents of as many people; the peer inserts the rows of all ${TABLES.length} tables`],
      };
    } finally {
      await plain.end();
      await services.database.close();
    }
  },
};

/** One batch as a job would do it: the effect's transaction, then the sequencer's. */
async function append(services: Services, job: QueuedJob, documents: readonly DocumentRow[]): Promise<void> {
  await inJobContext(services, job, (context) =>
    recordEvidence(context, ...documents.map((document) => ({ document, type: 'created' as const }))),
  );
  await sequenceLog(services, job);
}

/** Documents with an addressee each. What a document hangs on is left out: nothing measured here reads it. */
async function makeDocuments(
  services: Services,
  sql: postgres.Sql,
  job: QueuedJob,
  count: number,
): Promise<DocumentRow[]> {
  const { accountId } = job;
  const personIds = await inJobContext(services, job, async (context) => {
    const ids: string[] = [];
    for (let at = 0; at < count; at += 1) {
      ids.push(await createPerson(context, { name: `Person ${at}` }));
    }
    return ids;
  });
  const now = new Date();
  const documents = personIds.map((personId, at): DocumentRow => {
    const version = newId('statementVersion', now);
    return {
      accountId,
      id: newId('document', now),
      livemode: false,
      propertyId: newId('property', now),
      occupancyId: newId('occupancy', now),
      statementVersionId: version,
      kind: 'heating_cost_statement',
      number: `HK-2025-${at}`,
      statementId: newId('statement', now),
      version: 1,
      brandId: newId('brand', now),
      brandVersion: 1,
      personId,
      partiesSealed: '-',
      template: '2026-11',
      status: 'ready',
      sha256: '0'.repeat(64),
      sizeBytes: 72_000,
      detail: null,
      createdAt: now,
      renderedAt: now,
    };
  });
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const owner of [accountId, TWIN]) {
      const rows = documents.map((document) =>
        Object.fromEntries(
          Object.entries({ ...document, accountId: owner }).map(([name, value]) => [snakeCase(name), value]),
        ),
      );
      await tx`insert into documents ${tx(rows)}`;
    }
  });
  return documents;
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

type Rows = ReadonlyMap<string, readonly postgres.Row[]>;

/** Rows of the account by table, without the first ones; no row of these tables ever moves. */
async function rowsAfter(sql: postgres.Sql, accountId: string, seen: ReadonlyMap<string, number>): Promise<Rows> {
  const found = new Map<string, readonly postgres.Row[]>();
  for (const table of TABLES) {
    const rows = await sql`select * from ${sql(table)} where account_id = ${accountId}
      order by ctid offset ${seen.get(table) ?? 0}`;
    found.set(table, [...rows]);
  }
  return found;
}

/** The same rows under another account: one transaction, one insert a table. */
async function insertAgain(sql: postgres.Sql, rows: Rows): Promise<void> {
  await sql.begin(async (tx) => {
    for (const [table, mine] of rows) await tx`insert into ${tx(table)} ${tx(mine)}`;
  });
}
