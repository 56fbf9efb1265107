import {
  add,
  type ConsumptionPart,
  format,
  formatFixed,
  ONE,
  type Period,
  type Substitute,
  shiftedDay,
  subtract,
} from '@klarmeter/engine';
import { deviceCalibratedUntil } from '../house/calibrated-until.ts';
import { type MeasuredUse, type UnitUse, USES, type Use } from '../house/measure-units.ts';
import type { HouseSource } from '../house/source.ts';
import { keptValues, MISSING_WORDS, type UnitSubstitute } from '../house/substitutes.ts';
import type { DeviceRow, PresentationOccupancy, ValueMark } from './presentation.ts';
import { comma, DEVICE_WORDS, dayInWords } from './texts.ts';

type Devices = PresentationOccupancy['devices'];

export interface DeviceTableOf {
  readonly unitId: string;
  /** The occupancy's own days, and its place among those of the unit. */
  readonly span: Period;
  readonly place: number;
  readonly substitutes: Readonly<Record<'heating' | 'hot_water', ReadonlyMap<string, UnitSubstitute>>>;
}

/** The device tables of one occupancy, in the unit in which each pot is charged. */
export function deviceTables(source: HouseSource, of: DeviceTableOf): Devices {
  const tables: Record<Use, DeviceRow[]> = { heating: [], hot_water: [], cold_water: [] };
  for (const use of USES) {
    const measured = source.measured.get(of.unitId)?.[use];
    if (measured === undefined) continue;
    const substitute = use === 'cold_water' ? undefined : of.substitutes[use].get(of.unitId);
    const recorded = substitute === undefined || (keptValues(measured, substitute)?.[of.place] ?? null) !== null;
    tables[use] = recorded
      ? ownRows(source, of, measured, substitute !== undefined || measured.own !== null)
      : substituteRows(source, measured, substitute);
  }
  return tables;
}

/** Of his own days where they were read at their ends, else of the period. */
function ownRows(source: HouseSource, of: DeviceTableOf, { points }: UnitUse, ofOwnDays: boolean): DeviceRow[] {
  return points.flatMap((use) => {
    const consumption = ofOwnDays ? use.parts[of.place] : use.whole;
    const span = ofOwnDays ? of.span : source.period;
    return partRows(use, consumption?.parts ?? [], span, source.period);
  });
}

/** An exchange of devices is two rows; a register that started again within the span is one row a stretch. */
function partRows(
  { point }: MeasuredUse,
  parts: readonly ConsumptionPart[],
  span: Period,
  period: Period,
): DeviceRow[] {
  return parts.map(({ deviceId, start, end, factor, rollOver, consumption }) => {
    const device = point.devices.get(deviceId);
    const word = DEVICE_WORDS[device?.kind ?? ''] ?? 'Gerät';
    const until = device === undefined ? null : deviceCalibratedUntil(device);
    const fresh = start.origin === 'installation' || start.origin === 'reset';
    return {
      room: point.room,
      kind: word,
      serial: device?.serial ?? deviceId,
      start: { value: format(start.value), on: fresh ? shiftedDay(start.day, 1) : start.day },
      end: { value: format(end.value), on: end.day },
      difference: format(add(subtract(end.value, start.value), rollOver)),
      factor: factorOf(point.series.spans.find((each) => each.deviceId === deviceId)?.scale ?? null, factor),
      consumption: format(consumption),
      mark: isInterim(point, start, end) ? 'interpolated' : markOf(point.origins, start, end, span, period),
      calibrated_until: until === null ? null : until.slice(0, 4),
      substitute: null,
    };
  });
}

/** Whether one of the ends is a value at a change of cycle that nobody read. */
const isInterim = ({ interim }: MeasuredUse['point'], ...ends: readonly ConsumptionPart['start'][]): boolean =>
  ends.some(({ readingId }) => readingId !== null && interim?.has(readingId));

function factorOf(scale: 'unit' | 'product' | null, factor: ConsumptionPart['factor']): DeviceRow['factor'] {
  if (scale === null) return null;
  return scale === 'product' ? 'in_device' : formatFixed(factor, 3);
}

function markOf(
  origins: ReadonlyMap<string, string>,
  start: ConsumptionPart['start'],
  end: ConsumptionPart['end'],
  span: Period,
  period: Period,
): ValueMark {
  if (end.origin === 'removal') return 'exchange';
  if (start.origin === 'installation' && start.day >= span.from) return 'exchange';
  const origin = end.readingId === null ? undefined : origins.get(end.readingId);
  if (origin === 'self_read') return 'self_read';
  // The value at a change within the period was taken for the change.
  if (span.to !== period.to) return 'interim';
  return origin === 'manual' ? 'read_on_site' : 'measured';
}

function substituteRows(source: HouseSource, { points }: UnitUse, substitute: UnitSubstitute): DeviceRow[] {
  if (substitute.byPoint.size > 0) {
    return points.flatMap((use) => {
      const own = substitute.byPoint.get(use.point.id);
      if (own === undefined) return partRows(use, use.whole.parts, source.period, source.period);
      return [substituteRow(use, substitute.reason, own, source.period)];
    });
  }
  const failed = points.find(({ whole }) => whole.status === 'missing') ?? points[0];
  if (failed === undefined || substitute.whole === null) return [];
  // One value stands for all rooms: it is estimated for the unit, not for each device.
  const row = substituteRow(failed, substitute.reason, substitute.whole, source.period);
  return [points.length > 1 ? { ...row, room: 'Alle Räume zusammen' } : row];
}

function substituteRow(
  { point, whole }: MeasuredUse,
  reason: string,
  substitute: Substitute,
  period: Period,
): DeviceRow {
  const deviceId = whole.status === 'missing' ? whole.deviceId : (whole.parts.at(-1)?.deviceId ?? null);
  const device = deviceId === null ? undefined : point.devices.get(deviceId);
  const span = point.series.spans.find((each) => each.deviceId === deviceId);
  const until = device === undefined ? null : deviceCalibratedUntil(device);
  const day = whole.status === 'missing' ? whole.day : period.to;
  const words = whole.status === 'missing' ? MISSING_WORDS[whole.reason] : reason;
  return {
    room: point.room,
    kind: DEVICE_WORDS[device?.kind ?? ''] ?? 'Gerät',
    serial: device?.serial ?? '–',
    start: null,
    end: null,
    difference: null,
    factor: factorOf(span?.scale ?? null, span?.evaluationFactor ?? ONE),
    consumption: formatFixed(substitute.value, 3),
    mark: 'substitute',
    calibrated_until: until === null ? null : until.slice(0, 4),
    substitute: {
      missing: `der Wert am ${dayInWords(day)}.`,
      reason: reason === words ? words : `${reason} ${words}`.slice(0, 400),
      method: methodOf(substitute),
      formula: formulaInWords(substitute),
      cause: causeOf(whole),
      others: substitute.candidates
        .slice(1)
        .map((each) => ({ method: methodOf(each), value: formatFixed(each.value, 3) })),
    },
  };
}

/** What nobody declared by hand failed because of its device, or there was none. */
function causeOf(whole: MeasuredUse['whole']): NonNullable<DeviceRow['substitute']>['cause'] {
  if (whole.status !== 'missing') return 'other_compelling_reason';
  return whole.reason === 'no_device' ? 'no_device' : 'device_failure';
}

const methodOf = ({ method }: Pick<Substitute, 'method'>) => (method === 'group_average' ? 'building_average' : method);

/** The calculation with its numbers, as a reader can repeat it. */
function formulaInWords({ method, references, value }: Substitute): string {
  const by = new Map(references.map((each) => [each.name, each]));
  const number = (name: string) => comma(formatFixed(by.get(name)?.value ?? ONE, 3));
  const result = comma(formatFixed(value, 3));
  if (method === 'previous_periods') {
    const before = by.get('v_prev')?.period;
    const span = before === undefined ? 'vorher' : `vom ${dayInWords(before.from)} bis ${dayInWords(before.to)}`;
    if (!by.has('others_now')) return `Verbrauch ${span}: ${number('v_prev')} = ${result}.`;
    return `Verbrauch ${span}: ${number('v_prev')} × ${number('others_now')} : ${number('others_prev')} (die anderen Räume jetzt und damals) = ${result}.`;
  }
  const [sum, area] = method === 'comparable_rooms' ? ['v_ref', 'area_ref'] : ['sum_recorded', 'area_recorded'];
  const whose = method === 'comparable_rooms' ? 'Vergleichsräume' : 'erfasste Räume';
  return `${whose}: ${number(sum)} : ${number(area)} m² × ${number('area')} m² = ${result}.`;
}
