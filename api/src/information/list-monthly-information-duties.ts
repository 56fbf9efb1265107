import type { z } from '@hono/zod-openapi';
import { type Day, type InformationDuty, informationDuties, type Month, periodOfMonth } from '@klarmeter/engine';
import { readPersons } from '../accounts/index.ts';
import { firstDayOfPeriodWith } from '../billing/index.ts';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { devicesOfUnits } from '../metering/index.ts';
import { findProperty, selectOccupanciesOfProperties, selectUnitsOfProperties } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { toInformationDuty } from './convert.ts';
import { informedUnits } from './informed-units.ts';
import type { dutyQuery } from './schemas.ts';
import { latestOfMonth } from './store.ts';

/** Everybody who used a unit of a house in a month: whether he is owed an information, why, by when, how, and whether it is there. */
export async function listMonthlyInformationDuties(context: Context, query: z.infer<typeof dutyQuery>) {
  authorize(context, 'listMonthlyInformationDuties');
  const { property_id: propertyId, month } = query;
  const [duties, informations] = await Promise.all([
    dutiesOf(context, propertyId, month as Month),
    latestOfMonth(context, propertyId, month),
  ]);
  const places = new Map(duties.map(({ occupancyId }, index) => [occupancyId, index]));
  return listPage(context, {
    operation: 'listMonthlyInformationDuties',
    query,
    filter: { property_id: propertyId, month },
    // A house is looked at as a whole, because one device of another kind decides for everybody in it.
    fetch: async (after, limit) => {
      const first = after === null ? 0 : (places.get(after) ?? duties.length) + 1;
      return duties.slice(first, first + limit);
    },
    keyOf: ({ occupancyId }) => occupancyId,
    convert: (duty) => toInformationDuty(duty, { propertyId, month }, informations.get(duty.occupancyId)),
  });
}

/**
 * By number of the unit and first day. Nobody where there is no such house.
 * Interpretation: who can be reached by e-mail has electronic access; everybody else gets paper.
 */
async function dutiesOf(context: Context, propertyId: string, month: Month): Promise<InformationDuty[]> {
  const days = periodOfMonth(month);
  const [property, units, occupancies, devices, billed] = await Promise.all([
    findProperty(context, propertyId),
    selectUnitsOfProperties(context, [propertyId]),
    selectOccupanciesOfProperties(context, [propertyId], days),
    devicesOfUnits(context, propertyId),
    firstDayOfPeriodWith(context, propertyId, days.from),
  ]);
  if (property === null) return [];
  const persons = await readPersons(
    context,
    occupancies.flatMap(({ personId }) => personId ?? []),
  );
  return informationDuties(
    {
      // A house that is not billed here yet is billed by the calendar year, as most are.
      billingPeriodFrom: billed ?? (`${month.slice(0, 4)}-01-01` as Day),
      groupsInformedWhenMixed: property.monthlyInformation?.informed_when_mixed ?? [],
      units: informedUnits({ units, occupancies, devices }, ({ personId }) => ({
        notifiableBy: persons.get(personId ?? '')?.email === undefined ? [] : ['e_mail'],
      })),
    },
    month,
  );
}
