import { type Day, type DeviceSpan, type MonthDay, parse } from '@klarmeter/engine';
import type { DeviceRow, InstallationRow } from '../store.ts';

/** An installation as the engine measures with it: days inclusive, values exact. */
export function toDeviceSpan(
  installation: Pick<
    InstallationRow,
    'deviceId' | 'fromDay' | 'toDay' | 'initialValue' | 'finalValue' | 'evaluationFactor'
  >,
  device: Pick<DeviceRow, 'kind' | 'resetsOn' | 'scale' | 'evaluationFactor'>,
): DeviceSpan {
  const allocator = device.kind === 'heat_cost_allocator';
  return {
    deviceId: installation.deviceId,
    from: installation.fromDay as Day,
    to: installation.toDay as Day | null,
    initialValue: parse(installation.initialValue),
    finalValue: installation.finalValue === null ? null : parse(installation.finalValue),
    resetsOn: device.resetsOn as MonthDay | null,
    // Where a register is full is in no telegram and on no statement.
    capacity: null,
    scale: allocator ? (device.scale as 'unit' | 'product') : null,
    evaluationFactor: allocator ? parse(installation.evaluationFactor ?? device.evaluationFactor) : null,
  };
}
