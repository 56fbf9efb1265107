import {
  format,
  MISSING_REASON_WORDS,
  type Month,
  type MonthMissingReason,
  type MonthOccupancy,
  type MonthPast,
  type MonthPastUse,
  type MonthUse,
  monthOfDay,
} from '@klarmeter/engine';
import type { DeviceOfUnit, MeasuredSeries, MeasuredValue } from '../metering/index.ts';
import type { OccupancyRow } from '../properties/index.ts';
import { informationFinding } from './findings.ts';
import type { MonthSource } from './load-month-sources.ts';
import type { InformationFinding } from './schemas.ts';

const USES = ['heating', 'hot_water'] as const;
type Use = (typeof USES)[number];

/** What one user consumed in the month and before it, as the month file says it. */
export interface UsesOfOccupancy {
  readonly countedIn: Partial<Readonly<Record<Use, MeasuredSeries['unit']>>>;
  readonly now: Pick<MonthOccupancy, Use>;
  /** Oldest first. */
  readonly past: readonly MonthPast[];
  /** Ids of the readings behind the measured values, by month and use. */
  readonly readings: ReadonlyMap<MonthAndUse, readonly string[]>;
}

type MonthAndUse = `${Month} ${Use}`;

/** A use of which no device was ever in the unit is left out: its user is not supplied with it by measure. */
export function placeUses(
  source: MonthSource,
  row: OccupancyRow,
  at: string,
  findings: InformationFinding[],
): UsesOfOccupancy {
  const series = source.consumptions.get(row.id)?.series ?? [];
  const devices = source.devices.get(row.unitId) ?? [];
  const countedIn: Partial<Record<Use, MeasuredSeries['unit']>> = {};
  const now: Partial<Record<Use, MonthUse>> = {};
  const past = new Map<Month, MonthPast>();
  const readings = new Map<MonthAndUse, readonly string[]>();
  for (const use of USES) {
    const ofUse = series.filter((each) => each.use === use);
    const counting = ofUse.filter(({ values }) => monthIn(values, source.month)?.devices.length !== 0);
    const [counted] = counting.length > 0 ? counting : ofUse;
    if (counted === undefined) continue;
    countedIn[use] = counted.unit;
    const mine = monthIn(counted.values, source.month);
    if (counting.length > 1) {
      const words = counting.map(({ unit }) => unit).join(', ');
      findings.push(informationFinding('counted_in_two_units', `${at}/${use}`, row.unitId, [words]));
      now[use] = { origin: 'missing', reason: 'not_recorded' };
      continue;
    }
    if (mine?.value == null && !row.vacant) {
      findings.push(
        informationFinding('value_missing', `${at}/${use}`, row.unitId, [
          MISSING_REASON_WORDS[mine?.reason ?? 'no_device'],
        ]),
      );
    }
    now[use] = used(mine, devices);
    for (const value of counted.values) {
      const month = monthOfDay(value.from);
      if (value.readings.length > 0) readings.set(`${month} ${use}`, value.readings);
      if (month === source.month || value.reason === 'no_device') continue;
      const comparable = counted.unit !== 'units' || sameDevices(value, mine);
      const then: MonthPastUse = { ...used(value, devices), ...(comparable ? {} : { comparable }) };
      past.set(month, { ...(past.get(month) ?? { month }), [use]: then });
    }
  }
  // Who consumed nothing that could be measured before has no earlier months.
  const inOrder = [...past.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
  return { countedIn, now, past: row.vacant ? [] : inOrder, readings };
}

const monthIn = (values: readonly MeasuredValue[], month: Month): MeasuredValue | undefined =>
  values.find(({ from }) => monthOfDay(from) === month);

/** Units of allocators are set against each other only where the same devices counted them. */
const sameDevices = (then: MeasuredValue, now: MeasuredValue | undefined): boolean =>
  [...new Set(then.devices)].sort().join() === [...new Set(now?.devices ?? [])].sort().join();

function used(value: MeasuredValue | undefined, devices: readonly DeviceOfUnit[]): MonthUse {
  if (value?.value != null) return { origin: 'measured', value: format(value.value) };
  const readable = devices.some(
    ({ deviceId, remotelyReadable }) => remotelyReadable && value?.devices.includes(deviceId) === true,
  );
  return { origin: 'missing', reason: missingReason(value, readable) };
}

/** What a user is told of why there is no value. */
function missingReason(value: MeasuredValue | undefined, readable: boolean): MonthMissingReason {
  switch (value?.reason) {
    case 'start_value_missing':
    case 'end_value_missing':
      return readable ? 'no_reception' : 'not_remotely_readable';
    case 'negative_consumption':
      return 'device_failure';
    case 'no_device':
    case undefined:
    case null:
      return 'no_device';
    default:
      return 'not_recorded';
  }
}
