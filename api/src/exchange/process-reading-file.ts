import type { FileRecord } from '@klarmeter/engine';
import type { Services } from '../context.ts';
import { inJobContext, type QueuedJob } from '../jobs/job.ts';
import { openContent } from './reading-files/content.ts';
import { mappingOfFile } from './reading-files/mapping-of-file.ts';
import { readContent } from './reading-files/read-content.ts';
import { batchesOf, begin, finish } from './reading-files/start.ts';
import { fetchReadingFile, lockReadingFile, type ReadingFileRow } from './reading-files/store.ts';
import { takeIn } from './reading-files/take-in.ts';

const isOpen = ({ status }: ReadingFileRow) => status === 'queued' || status === 'processing';

/**
 * The job `process-reading-file`: takes in the records of a large file, a portion a transaction. Each transaction holds
 * the file and looks how far it is, so that the job may be stopped anywhere, repeated, and taken up by two processes at
 * once: a record is taken in exactly once.
 */
export async function processReadingFile(services: Services, job: QueuedJob): Promise<void> {
  const id = String(job.payload.reading_file_id);
  const point = async (name: string) => services.faultPort?.(`process-reading-file:${name}`);
  await point('begin');
  const opened = await inJobContext(services, job, async (context) => {
    const row = await fetchReadingFile(context, id);
    if (!isOpen(row)) return null;
    const content = await readContent(await openContent(context, id));
    return { row, records: content.records(await mappingOfFile(context, row)) };
  });
  if (opened === null) return;
  const { row } = opened;
  let done = row.recordsDone;
  /** Whether the file still is where this process left it. */
  const isMine = (now: ReadingFileRow) => isOpen(now) && now.attempt === row.attempt && now.recordsDone === done;
  for (const batch of batchesOf(behind(opened.records, done))) {
    const isTaken = await inJobContext(services, job, async (context) => {
      const held = await lockReadingFile(context, id);
      if (!isMine(held)) return false;
      const begun = held.status === 'queued' ? await begin(context, held, { status: 'processing' }) : held;
      await takeIn(context, begun, batch);
      await point('lines-before-commit');
      return true;
    });
    await point('lines-committed');
    if (!isTaken) return;
    done += batch.length;
  }
  await inJobContext(services, job, async (context) => {
    const held = await lockReadingFile(context, id);
    if (isMine(held)) await finish(context, held);
    await point('end-before-commit');
  });
  await point('end-committed');
}

function* behind(records: Iterable<FileRecord>, count: number): Generator<FileRecord> {
  let passed = 0;
  for (const record of records) {
    passed += 1;
    if (passed > count) yield record;
  }
}
