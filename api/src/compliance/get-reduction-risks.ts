import type { z } from '@hono/zod-openapi';
import { rightsOfHouse } from '@klarmeter/engine';
import { auditedRun } from '../billing/index.ts';
import type { Context } from '../context.ts';
import { informationsOfPeriod } from '../information/index.ts';
import { devicesOfUnits } from '../metering/index.ts';
import { berlinDay, fetchCustomer, fetchProperty } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { toReductionRisks } from './convert.ts';
import type { ReductionRisks } from './schemas.ts';

/**
 * What every tenant of a calculated run may cut, as it stands today, and why.
 * Interpretation: an owners' association bills its members, towards whom section 12(1) gives no right.
 */
export async function getReductionRisks(context: Context, runId: string): Promise<z.infer<typeof ReductionRisks>> {
  authorize(context, 'getReductionRisks');
  const { propertyId, subject } = await auditedRun(context, runId);
  const { customerId } = await fetchProperty(context, propertyId);
  const [{ kind }, devices, informations] = await Promise.all([
    fetchCustomer(context, customerId),
    devicesOfUnits(context, propertyId),
    informationsOfPeriod(context, propertyId, subject.house.period, berlinDay(context.now())),
  ]);
  const rights = rightsOfHouse({
    audit: subject,
    devices: devices.map(({ unitId, deviceId, from, to, remotelyReadable }) => ({
      id: deviceId,
      unit: unitId,
      installedOn: from,
      removedOn: to,
      remotelyReadable,
    })),
    informations,
    billedByAssociation: kind === 'association',
  });
  const serials = new Map(devices.map(({ deviceId, serial }) => [deviceId, serial]));
  return toReductionRisks(runId, rights, (id) => serials.get(id) ?? id);
}
