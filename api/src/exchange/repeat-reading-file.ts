import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { houseOfNewDevices } from '../metering/index.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { wishOfRequest } from './new-devices/wish.ts';
import { openContent } from './reading-files/content.ts';
import { type ReadingFileWire, toReadingFile } from './reading-files/convert.ts';
import { decide } from './reading-files/decide.ts';
import { HOUSE_POINTER } from './reading-files/keep-file.ts';
import { readContent } from './reading-files/read-content.ts';
import { start } from './reading-files/start.ts';
import { changeReadingFile, lockReadingFile } from './reading-files/store.ts';

/**
 * Takes the lines of a finished file in once more: devices may be known now, or a mapping be better. What is there already
 * is a duplicate; the lines of earlier attempts stay. Without a house for new devices that of an earlier request holds,
 * else what its gateway, way in or mapping asks for by now.
 */
export async function repeatReadingFile(
  context: Context,
  id: string,
  newDevicesPropertyId?: string,
): Promise<ReadingFileWire> {
  authorize(context, 'repeatReadingFile');
  const row = await lockReadingFile(context, id);
  if (!['done', 'failed', 'rejected'].includes(row.status))
    throw new Problem('conflict', `Only a finished file is taken in again; this one is ${row.status}.`);
  const house = await houseOfNewDevices(context, HOUSE_POINTER, newDevicesPropertyId);
  const content = await readContent(await openContent(context, id));
  const again = await changeReadingFile(context, row, {
    ...(await decide(context, content)),
    ...(house === undefined ? {} : wishOfRequest(house)),
    devicesRefused: 0,
    attempt: row.attempt + 1,
    recordsDone: 0,
    counts: {},
  });
  await audit(context, {
    action: 'reading_file.repeated',
    objectType: 'reading_file',
    objectId: id,
    changes: { attempt: again.attempt },
  });
  return toReadingFile(await start(context, again, content));
}
