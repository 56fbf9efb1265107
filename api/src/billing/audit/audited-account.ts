import type { House, Period } from '@klarmeter/engine';
import { selectPersonsOnFile } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { type DeviceOfHouse, devicesOfHouse } from '../../metering/index.ts';
import {
  fetchCustomer,
  fetchProperty,
  landlordPersonId,
  type OccupancyRow,
  type PropertyRow,
  selectOccupanciesById,
  selectUnitsOfProperties,
  type UnitRow,
} from '../../properties/index.ts';
import { type CostRow, selectCostsOfPeriods } from '../costs/store.ts';
import type { RunRow } from '../runs/store.ts';
import { informedMonths } from './informed-months.ts';

/** What the account says of a house on the day of the audit: a bill that no longer fits it is found out. */
export interface AuditedAccount {
  readonly plant: Pick<PropertyRow['plant'], 'gmodg43_installed_on'>;
  readonly units: readonly Pick<UnitRow, 'id' | 'use'>[];
  readonly occupancies: readonly Pick<
    OccupancyRow,
    'id' | 'personId' | 'fromDay' | 'toDay' | 'vatPercent' | 'consumerContract'
  >[];
  readonly costs: readonly Pick<CostRow, 'id' | 'description' | 'day'>[];
  readonly devices: readonly DeviceOfHouse[];
  readonly landlordPersonId: string;
  /** Persons whose name and address are there. */
  readonly personsOnFile: ReadonlySet<string>;
  /** Months that users were informed of, by occupancy; null where that is not known. */
  readonly informed: ReadonlyMap<string, readonly string[]> | null;
}

/** What the account knows of a billed house, in a handful of queries whatever its size. */
export async function loadAuditedAccount(
  context: Context,
  { propertyId, billingPeriodId }: RunRow,
  { units: billed, period }: House,
): Promise<AuditedAccount> {
  const property = await fetchProperty(context, propertyId);
  const [customer, units, occupancies, costs, devices, informed] = await Promise.all([
    fetchCustomer(context, property.customerId),
    selectUnitsOfProperties(context, [propertyId]),
    selectOccupanciesById(
      context,
      billed.flatMap(({ occupancies: own }) => own.map(({ id }) => id)),
    ),
    selectCostsOfPeriods(context, [billingPeriodId]),
    devicesOfHouse(context, propertyId, period),
    informedMonths(context, propertyId, monthsOf(period)),
  ]);
  const landlord = landlordPersonId(property, customer);
  const people = [landlord, ...occupancies.flatMap(({ personId }) => personId ?? [])];
  return {
    plant: property.plant,
    units,
    occupancies,
    costs,
    devices,
    landlordPersonId: landlord,
    personsOnFile: await selectPersonsOnFile(context, people),
    informed,
  };
}

const monthsOf = ({ from, to }: Period) => ({ first: from.slice(0, 7), last: to.slice(0, 7) });
