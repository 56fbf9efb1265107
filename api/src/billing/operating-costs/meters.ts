import { format } from '@klarmeter/engine';
import { deviceCalibratedUntil } from '../house/calibrated-until.ts';
import type { OperatingCostPresentation } from './presentation.ts';
import type { OperatingCostSource } from './source.ts';

type Meter = NonNullable<OperatingCostPresentation['meters']>[number];

/** Every water meter with the values that count, and until when it was calibrated: what the audit asks of it. */
export function metersOf({ measured, settings }: OperatingCostSource): Meter[] {
  const reasons = new Map(settings.calibration_overrides.map(({ device_id, reason }) => [device_id, reason]));
  return [...measured].flatMap(([unit_id, uses]) =>
    (['cold_water', 'hot_water'] as const).flatMap((use) =>
      (uses[use]?.points ?? []).flatMap(({ point, whole }): Meter[] => {
        if (whole.status === 'missing') return [];
        return whole.parts.map(({ deviceId, start, end }): Meter => {
          const device = point.devices.get(deviceId);
          return {
            unit_id,
            use,
            serial: device?.serial ?? deviceId,
            calibrated_until: device === undefined ? null : deviceCalibratedUntil(device),
            calibration_override: reasons.get(deviceId) ?? null,
            start: { value: format(start.value), on: start.day },
            end: { value: format(end.value), on: end.day },
          };
        });
      }),
    ),
  );
}
