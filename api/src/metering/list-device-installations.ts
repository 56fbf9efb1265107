import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toInstallation } from './convert.ts';
import type { installationQuery } from './schemas.ts';
import { selectInstallations } from './store.ts';

/** Which device was where, and between which values. */
export function listDeviceInstallations(context: Context, query: z.infer<typeof installationQuery>) {
  authorize(context, 'listDeviceInstallations');
  const { measuring_point_id, device_id } = query;
  const filter = { measuringPointId: measuring_point_id, deviceId: device_id };
  return listPage(context, {
    operation: 'listDeviceInstallations',
    query,
    filter: { measuring_point_id, device_id },
    fetch: (after, limit) => selectInstallations(context, filter, after, limit),
    keyOf: ({ id }) => id,
    convert: toInstallation,
  });
}
