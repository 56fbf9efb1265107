import { appendNodes, signCheckpoint, toHex, treeRoot } from '@klarmeter/engine/proof';
import type { Context, Services } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { QueuedJob } from '../jobs/job.ts';
import { jobStep } from './job-step.ts';
import { logSigner } from './log-key.ts';
import {
  hashOf,
  insertLeaves,
  insertNodes,
  latestCheckpoint,
  lockLog,
  nodeReader,
  selectUnsequenced,
  type UnsequencedEntry,
} from './log-store.ts';
import { logCheckpoints } from './tables.ts';

/** Entries under one checkpoint. */
const BATCH = 1000;
/** Entries looked up at once: finding them costs a walk over the log, placing them does not. */
const AHEAD = 50_000;

/**
 * Gives entries their places in the log, appends them to the tree and signs its head, a batch a transaction. Two at
 * once wait for each other; a repeated one finds nothing left. What comes in meanwhile brings a job of its own.
 */
export async function sequenceLog(services: Services, job: QueuedJob): Promise<void> {
  for (;;) {
    const found = await jobStep(services, job, 'sequence-log:signed', async (context) => {
      await lockLog(context);
      const entries = await selectUnsequenced(context, AHEAD);
      await append(context, entries.slice(0, BATCH));
      return entries.map(({ id }) => id);
    });
    for (let i = BATCH; i < found.length; i += BATCH) {
      await jobStep(services, job, 'sequence-log:signed', async (context) => {
        await lockLog(context);
        await append(context, await selectUnsequenced(context, BATCH, found.slice(i, i + BATCH)));
      });
    }
    if (found.length < AHEAD) return;
  }
}

/** The lock on the log is held. */
async function append(context: Context, entries: readonly UnsequencedEntry[]): Promise<void> {
  const { db, accountId, livemode } = context;
  if (entries.length === 0) return;
  const size = (await latestCheckpoint(context))?.treeSize ?? 0;
  const stored = nodeReader(context);
  const nodes = await appendNodes(
    { size, getNode: stored, sha256 },
    entries.map(({ leafHash }) => hashOf(leafHash)),
  );
  await insertLeaves(
    context,
    size,
    entries.map(({ id }) => id),
  );
  await insertNodes(context, nodes);

  const fresh = new Map(nodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  const treeSize = size + entries.length;
  const root = await treeRoot({
    size: treeSize,
    getNode: (level, index) => fresh.get(`${level}/${index}`) ?? stored(level, index),
    sha256,
  });
  const signer = await logSigner(context);
  await db.insert(logCheckpoints).values({
    accountId,
    livemode,
    treeSize,
    rootHash: toHex(root),
    note: await signCheckpoint({ origin: signer.name, size: treeSize, root }, signer, sha256),
    signedAt: context.now(),
  });
}
