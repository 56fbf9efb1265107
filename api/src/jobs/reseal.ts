import { personKeyPlace } from '../accounts/index.ts';
import type { Services } from '../context.ts';
import { auditIpPlace } from '../db/audit.ts';
import { apiKeysHashedBefore, type OldHash, replaceSealed, type SealedRow, sealedValues } from '../db/system.ts';
import { logKeyPlace } from '../delivery/index.ts';
import { contentPlace } from '../exchange/index.ts';
import { answerPlace } from '../http/idempotency.ts';
import { deviceKeyPlace, readingPhotoPlace, waitingKeyPlace } from '../metering/index.ts';

const text = (row: SealedRow, column: string) => String(row[column]);

/**
 * Every table with a value that the master key seals, and the place such a value is sealed to. The columns are listed in
 * the database as well (km_sealed_column), and a test finds the sealed column that is missing from either.
 */
export const SEALED_PLACES: Readonly<Record<string, (row: SealedRow) => string>> = {
  devices: (row) => deviceKeyPlace(row.account_id, text(row, 'id')),
  waiting_device_keys: (row) =>
    waitingKeyPlace(
      { accountId: row.account_id, livemode: row.livemode === true },
      { manufacturer: text(row, 'manufacturer'), serial: text(row, 'serial') },
    ),
  persons: (row) => personKeyPlace(row.account_id, text(row, 'id')),
  log_keys: (row) => logKeyPlace({ accountId: row.account_id, livemode: row.livemode === true }),
  audit_events: (row) => auditIpPlace(row.account_id, text(row, 'id')),
  idempotency_keys: (row) =>
    answerPlace({ accountId: row.account_id }, { route: text(row, 'route'), key: text(row, 'key') }),
  reading_photos: (row) => readingPhotoPlace(row.account_id, text(row, 'id')),
  reading_file_contents: (row) => contentPlace(row.account_id, text(row, 'file_id')),
};

/** Whole files: a batch of them has to fit into memory. */
const FEW: ReadonlySet<string> = new Set(['reading_file_contents', 'reading_photos']);
const FEW_BATCH = 2;

export interface Resealed {
  /** Values that now rest under the newest key. */
  readonly resealed: number;
  /** Values that no given key opens, by the id of the key that would. */
  readonly unopened: Readonly<Record<string, number>>;
}

export interface ResealReport {
  readonly newestKeyId: string;
  readonly tables: Readonly<Record<string, Resealed>>;
  /** Living API keys that nobody has used since; without the older master key they would open nothing any more. */
  readonly apiKeys: readonly OldHash[];
}

const BATCH = 500;

/** True when nothing rests under an older master key: it can be taken away. */
export const isDone = ({ tables, apiKeys }: ResealReport): boolean =>
  apiKeys.length === 0 && Object.values(tables).every(({ unopened }) => Object.keys(unopened).length === 0);

/**
 * Seals under the newest master key what an older one sealed, all accounts, batch by batch. Each batch commits by itself
 * and what is done shows it by its key id, so a run that was stopped anywhere goes on where it was; values that change
 * meanwhile are sealed by the newest key anyway. Safe beside requests and beside another run.
 */
export async function reseal(
  { database, vault, clock }: Pick<Services, 'database' | 'vault' | 'clock'>,
  { batch = BATCH, stopped = () => false }: { readonly batch?: number; readonly stopped?: () => boolean } = {},
): Promise<ResealReport> {
  const newest = vault.newestKeyId;
  const tables: Record<string, Resealed> = {};
  for (const [table, placeOf] of Object.entries(SEALED_PLACES)) {
    let resealed = 0;
    const unopened: Record<string, number> = {};
    const size = FEW.has(table) ? Math.min(batch, FEW_BATCH) : batch;
    let after: SealedRow | null = null;
    while (!stopped()) {
      const rows: SealedRow[] = await database.systemTransaction(async (db) => {
        const found = await sealedValues(db, { table, newest, after, batch: size });
        const changed: (SealedRow & { resealed: string })[] = [];
        for (const row of found) {
          const place = placeOf(row);
          const plain = await vault.open(place, row.sealed).catch(() => null);
          if (plain === null) {
            const id = row.sealed.split('.')[0] ?? '';
            unopened[id] = (unopened[id] ?? 0) + 1;
          } else changed.push({ ...row, resealed: await vault.seal(place, plain) });
        }
        resealed += await replaceSealed(db, table, changed);
        return found;
      });
      after = rows.at(-1) ?? null;
      if (rows.length < size) break;
    }
    tables[table] = { resealed, unopened };
  }
  const apiKeys = await database.systemTransaction((db) => apiKeysHashedBefore(db, newest, clock()));
  return { newestKeyId: newest, tables, apiKeys };
}
