import {
  cutBy,
  type Day,
  type InformationsOfUser,
  informationDuties,
  monthOfDay,
  type Period,
} from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { devicesOfUnits } from '../metering/index.ts';
import { fetchProperty, selectOccupanciesOfProperties, selectUnitsOfProperties } from '../properties/index.ts';
import { informedUnits } from './informed-units.ts';
import { informedMonthsOf } from './store.ts';

/**
 * Which monthly informations every user of a house was owed within a billing period, and which of them he did not get
 * complete although they were due. What is due later than `today` is neither.
 */
export async function informationsOfPeriod(
  context: Pick<Context, 'db' | 'accountId'>,
  propertyId: string,
  period: Period,
  today: Day,
): Promise<InformationsOfUser[]> {
  const [property, units, occupancies, devices, informed] = await Promise.all([
    fetchProperty(context, propertyId),
    selectUnitsOfProperties(context, [propertyId]),
    selectOccupanciesOfProperties(context, [propertyId], period),
    devicesOfUnits(context, [propertyId]),
    informedMonthsOf(context, propertyId, { first: monthOfDay(period.from), last: monthOfDay(period.to) }),
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
    return { occupancy, owed: months, missing: months.filter((month) => !informed.get(occupancy)?.includes(month)) };
  });
}
