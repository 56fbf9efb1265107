import type { z } from '@hono/zod-openapi';
import { calibrationOf, isVerified, yearOf } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { berlinDay } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { pageOfKeys, placeOfDevice, selectInstalledDevices } from './upkeep/installed-devices.ts';
import type { expiryQuery } from './upkeep/schemas.ts';

/** Meters of a house whose calibration ends, the first one first; then those of which nobody knows when. */
export function listCalibrationExpiries(context: Context, query: z.infer<typeof expiryQuery>) {
  authorize(context, 'listCalibrationExpiries');
  const today = berlinDay(context.now());
  const until = query.until ?? `${yearOf(today) + 1}-12-31`;
  return listPage(context, {
    operation: 'listCalibrationExpiries',
    query,
    filter: { propertyId: query.property_id, until },
    fetch: async (after, limit) => {
      const devices = await selectInstalledDevices(context, query.property_id);
      const expiring = devices.flatMap((device) => {
        if (!isVerified(device.kind)) return [];
        const calibration = calibrationOf(device.kind, device.marking_year, device.calibrations);
        return calibration.until === null || calibration.until <= until ? [{ device, calibration }] : [];
      });
      return pageOfKeys(expiring, keyOf, after, limit);
    },
    keyOf,
    convert: ({ device, calibration }) => ({
      ...placeOfDevice(device),
      calibrated_until: calibration.until,
      basis: calibration.basis,
      expired: calibration.until !== null && calibration.until < today,
    }),
  });
}

/** Devices without a day stand behind all others. */
const keyOf = ({ calibration, device }: { calibration: { until: string | null }; device: { device_id: string } }) =>
  `${calibration.until ?? '9999'} ${device.device_id}`;
