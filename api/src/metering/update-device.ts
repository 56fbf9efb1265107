import type { z } from '@hono/zod-openapi';
import { compare, parse } from '@klarmeter/engine';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { databaseError, violationProblem } from '../db/violations.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { Problem } from '../problem.ts';
import { changesOf } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type DeviceWire, toDevice } from './convert.ts';
import { judgeAgainLater, judgeHeardBefore } from './ingest/judge-kept-telegrams.ts';
import { sealDeviceKey } from './keys/device-key.ts';
import { noteRecounts } from './readings/arrivals.ts';
import { refuseForeignScale } from './register/device-rules.ts';
import type { UpdateDevice } from './schemas.ts';
import { type DeviceRow, fetchDevice, selectInstallationsOfDevice } from './store.ts';
import { devices } from './tables.ts';

/**
 * Changes what is known of a device. Maker, serial and kind stay: another address is another device. Where version or
 * type are said anew, what was heard of them before is judged again.
 */
export async function updateDevice(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: z.infer<typeof UpdateDevice>,
): Promise<DeviceWire> {
  authorize(context, 'updateDevice');
  const row = await fetchDevice(context, id);
  matchVersion(row, ifMatch);
  const scale = patch.scale ?? row.scale;
  refuseForeignScale({ kind: row.kind, scale });
  const keyChanged = patch.key_hex !== undefined;
  const [updated] = await context.db
    .update(devices)
    .set({
      model: patch.model ?? row.model,
      keySealed: patch.key_hex === undefined ? row.keySealed : await sealDeviceKey(context, id, patch.key_hex),
      markingYear: patch.marking_year === undefined ? row.markingYear : patch.marking_year,
      resetsOn: patch.resets_on === undefined ? row.resetsOn : patch.resets_on,
      scale,
      evaluationFactor: patch.evaluation_factor ?? row.evaluationFactor,
      addressVersion: patch.address_version === undefined ? row.addressVersion : patch.address_version,
      addressType: patch.address_type === undefined ? row.addressType : patch.address_type,
      ownership: patch.ownership === undefined ? row.ownership : patch.ownership,
      batteryUntil: patch.battery_until === undefined ? row.batteryUntil : patch.battery_until,
      version: row.version + 1,
      updatedAt: context.now(),
    })
    .where(and(eq(devices.accountId, context.accountId), eq(devices.id, id), eq(devices.version, row.version)))
    .returning()
    .catch((error: unknown) => {
      throw atAddress(error, patch);
    });
  if (updated === undefined) throw staleVersion();
  if (patch.key_hex !== undefined && patch.key_hex !== null) await judgeAgainLater(context, [id]);
  if (countsOtherwise(row, updated)) {
    const installed = await selectInstallationsOfDevice(context, id);
    await noteRecounts(
      context,
      installed.map(({ measuringPointId, fromDay, toDay }) => ({ measuringPointId, from: fromDay, to: toDay })),
    );
  }
  const after = toDevice(updated);
  await audit(context, {
    action: 'device.updated',
    objectType: 'device',
    objectId: id,
    changes: { ...changesOf(toDevice(row), after), ...(keyChanged ? { key: 'changed' } : {}) },
  });
  const says = ({ addressVersion, addressType }: typeof row) => `${addressVersion} ${addressType}`;
  if (says(row) !== says(updated)) await judgeHeardBefore(context, id);
  return after;
}

/** What a change runs into: the address that another device has is here said by version or type. */
function atAddress(error: unknown, { address_version }: z.infer<typeof UpdateDevice>): unknown {
  const problem = violationProblem(error);
  if (problem === null || databaseError(error)?.constraint !== 'devices_identity') return error;
  const pointer = address_version === undefined ? '/address_type' : '/address_version';
  const findings = problem.findings.map((finding) => ({ ...finding, pointer }));
  return new Problem(problem.code, problem.message, { findings, cause: error });
}

/** Whether the same register means another consumption. */
const countsOtherwise = (before: DeviceRow, after: DeviceRow): boolean =>
  before.scale !== after.scale ||
  before.resetsOn !== after.resetsOn ||
  compare(parse(before.evaluationFactor), parse(after.evaluationFactor)) !== 0;
