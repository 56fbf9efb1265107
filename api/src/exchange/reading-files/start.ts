import type { FileRecord } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { audit } from '../../db/audit.ts';
import { enqueue } from '../../db/outbox.ts';
import { wishOfFile } from '../new-devices/wish.ts';
import { mappingOfFile } from './mapping-of-file.ts';
import type { ReadContent } from './read-content.ts';
import { changeReadingFile, type ReadingFileRow } from './store.ts';
import { BATCH_RECORDS, takeIn } from './take-in.ts';

/** Characters that are taken in within the request: some thousand lines, less than a second. */
const AT_ONCE_MAX = 256 * 1024;

/** Takes in a queued file: a small one at once, a large one as a job. */
export async function start(context: Context, row: ReadingFileRow, content: ReadContent): Promise<ReadingFileRow> {
  if (row.status !== 'queued') return row;
  if (content.size > AT_ONCE_MAX) {
    await enqueue(context, 'process-reading-file', { reading_file_id: row.id });
    return row;
  }
  let taken = await begin(context, row);
  for (const batch of batchesOf(content.records(await mappingOfFile(context, row))))
    taken = await takeIn(context, taken, batch);
  return finish(context, taken);
}

/** The beginning of an attempt: what holds for its new devices is settled, for all of its records. */
export async function begin(
  context: Context,
  row: ReadingFileRow,
  change: Partial<ReadingFileRow> = {},
): Promise<ReadingFileRow> {
  const wish = await wishOfFile(context, row);
  const isSettled =
    Object.keys(change).length === 0 &&
    Object.entries(wish).every(([field, said]) => row[field as keyof typeof wish] === said);
  return isSettled ? row : changeReadingFile(context, row, { ...change, ...wish });
}

/** The end of an attempt. */
export async function finish(context: Context, row: ReadingFileRow): Promise<ReadingFileRow> {
  const isEmpty = row.recordsDone === 0;
  const done = await changeReadingFile(context, row, {
    status: isEmpty ? 'failed' : 'done',
    reason: isEmpty ? 'no_records' : null,
    finishedAt: context.now(),
  });
  await audit(context, {
    action: 'reading_file.processed',
    objectType: 'reading_file',
    objectId: row.id,
    changes: {
      attempt: row.attempt,
      ...row.counts,
      ...(row.newDevicesAskedBy === null
        ? {}
        : { new_devices_asked_by: row.newDevicesAskedBy, new_devices_property_id: row.newDevicesPropertyId }),
      ...(row.devicesCreated === 0 ? {} : { devices_created: row.devicesCreated }),
    },
  });
  return done;
}

/** Records in the portions one transaction takes. */
export function* batchesOf(records: Iterable<FileRecord>): Generator<FileRecord[]> {
  let batch: FileRecord[] = [];
  for (const record of records) {
    batch.push(record);
    if (batch.length < BATCH_RECORDS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
