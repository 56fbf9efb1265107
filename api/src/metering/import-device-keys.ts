import { Buffer } from 'node:buffer';
import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { toHex } from '../ids.ts';
import { refusal } from '../problem.ts';
import { authorize } from '../rights.ts';
import { judgeAgainLater } from './ingest/judge-kept-telegrams.ts';
import type { KeyLine } from './keys/columns.ts';
import { deviceKeyPlace, openDeviceKey } from './keys/device-key.ts';
import { type KeyedDevice, keepWaitingKeys, lockDevicesBySerial, updateDeviceKeys } from './keys/key-store.ts';
import { type Matched, matchKeys } from './keys/match-keys.ts';
import { readKeyList } from './keys/read-key-list.ts';
import { type DeviceKeyImport, type ImportDeviceKeys, KEY_VERDICTS, type KeyVerdict } from './keys/schemas.ts';
import { UNREADABLE, UnreadableKeys } from './keys/unreadable.ts';
import { waitingKeyPlace } from './keys/waiting-key.ts';

type Answer = z.infer<typeof DeviceKeyImport>;
type LineResult = Answer['results'][number];

/**
 * Takes the keys of many devices from a file, a verdict for each line. A key for a device that is not there yet is kept
 * sealed and goes to the device when it is made. Keys are neither answered nor logged.
 */
export async function importDeviceKeys(context: Context, input: z.infer<typeof ImportDeviceKeys>): Promise<Answer> {
  authorize(context, 'importDeviceKeys');
  const lines = readLines(input);
  const keyed = lines.filter((line): line is KeyLine => 'key' in line);
  const devices = await lockDevicesBySerial(context, [...new Set(keyed.map(({ serial }) => serial))]);
  const matched = matchKeys(keyed, devices);
  const verdicts = new Map<KeyLine, KeyVerdict>();
  const replaced = await applyKeys(context, matched, verdicts);

  const byLine = new Map(matched.map((each) => [each.line, each]));
  const results = lines.map((line): LineResult => {
    if (!('key' in line)) {
      const { column, detail, serial } = line;
      return { line: line.line, verdict: 'malformed', manufacturer: null, serial, device_id: null, column, detail };
    }
    const { target, detail } = byLine.get(line) ?? {};
    return {
      line: line.line,
      verdict: verdicts.get(line) ?? 'conflict',
      manufacturer: target?.kind === 'device' ? target.device.manufacturer : line.manufacturer,
      serial: line.serial,
      device_id: target?.kind === 'device' ? target.device.id : null,
      ...(detail === undefined ? {} : { detail }),
    };
  });
  const counts = Object.fromEntries(KEY_VERDICTS.map((verdict) => [verdict, 0])) as Record<KeyVerdict, number>;
  for (const { verdict } of results) counts[verdict] += 1;
  await audit(
    context,
    { action: 'device_keys.imported', objectType: 'request', objectId: context.requestId, changes: counts },
    ...replaced.map((id) => ({
      action: 'device.updated',
      objectType: 'device',
      objectId: id,
      changes: { key: 'changed' },
    })),
  );
  return { results, counts };
}

function readLines({ file_base64, password }: z.infer<typeof ImportDeviceKeys>): ReturnType<typeof readKeyList> {
  try {
    return readKeyList(Buffer.from(file_base64, 'base64'), password);
  } catch (error) {
    if (!(error instanceof UnreadableKeys)) throw error;
    const pointer = error.code.startsWith('password') ? '/password' : '/file_base64';
    throw refusal(pointer, error.code, UNREADABLE[error.code]);
  }
}

/** Seals and stores what is new, and leaves behind that telegrams are judged again; the devices that had another key. */
async function applyKeys(
  context: Context,
  matched: readonly Matched<KeyedDevice>[],
  verdicts: Map<KeyLine, KeyVerdict>,
): Promise<readonly string[]> {
  const { vault, accountId } = context;
  const updates: { id: string; sealed: string }[] = [];
  const waiting: { manufacturer: string; serial: string; sealed: string }[] = [];
  const replaced: string[] = [];
  for (const { line, target, as } of matched) {
    if (as !== 'first' || target === null) {
      verdicts.set(line, as === 'duplicate' ? 'duplicate' : 'conflict');
    } else if (target.kind === 'waiting') {
      verdicts.set(line, 'unknown_device');
      const { manufacturer, serial } = target;
      const sealed = await vault.seal(waitingKeyPlace(context, target), line.key);
      waiting.push({ manufacturer, serial, sealed });
    } else {
      const { id } = target.device;
      const before = await openDeviceKey(context, target.device);
      const same = before !== null && toHex(before) === toHex(line.key);
      verdicts.set(line, same ? 'unchanged' : before === null ? 'set' : 'replaced');
      if (same) continue;
      updates.push({ id, sealed: await vault.seal(deviceKeyPlace(accountId, id), line.key) });
      if (before !== null) replaced.push(id);
    }
  }
  await updateDeviceKeys(context, updates);
  await judgeAgainLater(
    context,
    updates.map(({ id }) => id),
  );
  await keepWaitingKeys(context, waiting);
  return replaced;
}
