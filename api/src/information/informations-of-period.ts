import {
  cutBy,
  type Day,
  type InformationsOfUser,
  informationDuties,
  type Month,
  monthOfDay,
  type Period,
} from '@klarmeter/engine';
import { and, eq, gte, lte } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { devicesOfUnits } from '../metering/index.ts';
import { fetchProperty, selectOccupanciesOfProperties, selectUnitsOfProperties } from '../properties/index.ts';
import { informedUnits } from './informed-units.ts';
import { monthlyInformations } from './tables.ts';

/**
 * Which monthly informations every user of a house was owed within a billing period, and which of them were not formed
 * although they were due. What is due later than `today` is neither.
 */
export async function informationsOfPeriod(
  context: Pick<Context, 'db' | 'accountId'>,
  propertyId: string,
  period: Period,
  today: Day,
): Promise<InformationsOfUser[]> {
  const [property, units, occupancies, devices, formed] = await Promise.all([
    fetchProperty(context, propertyId),
    selectUnitsOfProperties(context, [propertyId]),
    selectOccupanciesOfProperties(context, [propertyId], period),
    devicesOfUnits(context, propertyId),
    formedWithin(context, propertyId, period),
  ]);
  const house = {
    billingPeriodFrom: period.from,
    groupsInformedWhenMixed: property.monthlyInformation?.informed_when_mixed ?? [],
    // How it reaches its user decides nothing here.
    units: informedUnits({ units, occupancies, devices }, () => ({ notifiableBy: [] })),
  };
  const owed = cutBy('month', period)
    .flatMap(({ from }) =>
      informationDuties(house, monthOfDay(from)).map((duty) => ({ month: monthOfDay(from), duty })),
    )
    .filter(({ duty }) => duty.owed && duty.due.on < today);
  return [...Map.groupBy(owed, ({ duty }) => duty.occupancyId)].map(([occupancy, duties]) => {
    const months = duties.map(({ month }) => month);
    return { occupancy, owed: months, missing: months.filter((month) => !formed.has(`${occupancy} ${month}`)) };
  });
}

async function formedWithin(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  propertyId: string,
  { from, to }: Period,
): Promise<ReadonlySet<string>> {
  const bounds: readonly [Month, Month] = [monthOfDay(from), monthOfDay(to)];
  const rows = await db
    .selectDistinct({ occupancyId: monthlyInformations.occupancyId, month: monthlyInformations.month })
    .from(monthlyInformations)
    .where(
      and(
        eq(monthlyInformations.accountId, accountId),
        eq(monthlyInformations.propertyId, propertyId),
        gte(monthlyInformations.month, bounds[0]),
        lte(monthlyInformations.month, bounds[1]),
      ),
    );
  return new Set(rows.map(({ occupancyId, month }) => `${occupancyId} ${month}`));
}
