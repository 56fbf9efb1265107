import type { Assembly } from './assembly.ts';
import { deviceCalibratedUntil } from './calibrated-until.ts';
import type { MeasuredUse } from './measure-units.ts';
import type { HouseSource } from './source.ts';

/**
 * MessEG section 33(1): what a device shows after its calibration has run out must not be used in commercial dealings.
 * Each such device ends the run, unless the settings of the period name it with the reason why its values count (BGH
 * VIII ZR 112/10: the landlord may prove that they are right). A value that a substitute replaces is not used.
 */
export function findExpiredCalibration(
  { billingPeriod: { settings, operatingCosts } }: Pick<HouseSource, 'billingPeriod'>,
  uses: readonly MeasuredUse[],
  pointer: string,
  assembly: Assembly,
): void {
  const overrides = new Map(
    (operatingCosts ?? settings).calibration_overrides?.map(({ device_id, reason }) => [device_id, reason]),
  );
  for (const { point, whole } of uses) {
    if (whole.status === 'missing') continue;
    for (const { deviceId, end } of whole.parts) {
      const device = point.devices.get(deviceId);
      const until = device === undefined ? null : deviceCalibratedUntil(device);
      if (device === undefined || until === null || end.day <= until) continue;
      const reason = overrides.get(deviceId);
      const details = [device.serial, until, end.day];
      if (reason === undefined) assembly.find('calibration_expired', pointer, deviceId, details);
      else assembly.find('calibration_overridden', pointer, deviceId, [...details, reason]);
    }
  }
}
