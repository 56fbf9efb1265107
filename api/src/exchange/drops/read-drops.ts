import { inContext, type Services } from '../../context.ts';
import { type FileDropWire, toFileDrop } from './convert.ts';
import { findLatestDrop, latestDrops } from './store.ts';
import { type DropSource, dropCaller } from './take-drop.ts';

/** What came by this way, each name once, the newest first. */
export function readDrops(services: Services, source: DropSource, limit: number): Promise<FileDropWire[]> {
  return inContext(services, dropCaller(source), async (context) =>
    (await latestDrops(context, source.id, limit)).map(toFileDrop),
  );
}

/** What came by this way under this name last. */
export function readDrop(services: Services, source: DropSource, name: string): Promise<FileDropWire | undefined> {
  return inContext(services, dropCaller(source), async (context) => {
    const row = await findLatestDrop(context, source.id, name);
    return row === undefined ? undefined : toFileDrop(row);
  });
}
