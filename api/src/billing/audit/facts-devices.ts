import {
  add,
  type Day,
  type DeviceFacts,
  format,
  parse,
  type RegisterFacts,
  subtract,
  sum,
  ZERO,
} from '@klarmeter/engine';
import { deviceCalibratedUntil } from '../house/calibrated-until.ts';
import { defined } from '../house/defined.ts';
import type { DeviceRow, ValueMark } from '../presentation/presentation.ts';
import { DEVICE_WORDS } from '../presentation/texts.ts';
import type { StatedSource } from './facts.ts';

const USES = ['heating', 'hot_water', 'cold_water'] as const;
type Use = (typeof USES)[number];
type AccountDevice = StatedSource['account']['devices'][number];

/** What the account knows of the devices of the house, with the values of each that are printed. */
export function deviceFacts(source: StatedSource): DeviceFacts[] {
  const tables = printedDevices(source);
  const measured = new Set([...tables.values()].map(({ unit, use }) => `${unit} ${use}`));
  const known = source.account.devices.filter(({ unitId }) => unitId === null || isBilled(source, unitId));
  const own = known.flatMap((device): DeviceFacts[] => {
    const use = USE_OF_POINT[device.use];
    const kind = KIND_OF_DEVICE[device.kind];
    if (use === undefined || kind === undefined) return [];
    const table = tables.get(placeOf(device.unitId, use, device.serial));
    if (table !== undefined) tables.delete(placeOf(device.unitId, use, device.serial));
    // Where a use of a unit has no row at all, nothing of it was read.
    const unread = device.unitId !== null && !measured.has(`${device.unitId} ${use}`);
    return [
      defined({
        serial: device.serial,
        unit: device.unitId ?? undefined,
        use,
        kind,
        ...(unread ? { start: null, end: null } : {}),
        ...accountTraits(device),
        ...table?.facts,
        ...traitsOf(device, table?.marks ?? [], source),
      }) as DeviceFacts,
    ];
  });
  // What is printed and no longer known here is a device all the same.
  const others = [...tables.values()].map(({ facts }) => facts);
  const { suitability_confirmed: _, ...every } = source.stated.every_device ?? {};
  const groups = (source.stated.group_meters ?? []).map(
    ({ group_id: group, ...meter }) =>
      defined({ group, use: 'group_heat', kind: 'heat_meter', ...every, ...meter }) as DeviceFacts,
  );
  return [...own, ...others, ...groups];
}

const isBilled = ({ house }: StatedSource, unitId: string): boolean => house.units.some(({ id }) => id === unitId);

const placeOf = (unit: string | null, use: string, serial: string): string => `${unit} ${use} ${serial}`;

const USE_OF_POINT: Readonly<Record<string, DeviceFacts['use']>> = {
  heating: 'heating',
  hot_water: 'hot_water',
  cold_water: 'cold_water',
  hot_water_heat: 'hot_water_heat',
  total_heat: 'total_heat',
  cold_water_main: 'cold_water',
};

const KIND_OF_DEVICE: Readonly<Record<string, DeviceFacts['kind']>> = {
  heat_meter: 'heat_meter',
  hot_water_meter: 'water_meter',
  cold_water_meter: 'water_meter',
  heat_cost_allocator: 'heat_cost_allocator',
};

function accountTraits(device: AccountDevice) {
  const allocator = device.kind === 'heat_cost_allocator';
  return {
    scale: allocator ? (device.scale as DeviceFacts['scale']) : undefined,
    evaluation_factor: allocator ? device.evaluationFactor : undefined,
    calibrated_until: allocator ? null : (deviceCalibratedUntil(device) ?? undefined),
    installed_on: device.from,
  };
}

/**
 * What the manager says of a device goes before what the account knows.
 * Interpretation: a device with a key to its radio, or of which a telegram was received, is remotely readable; one
 * without either whose value was read on site is not. Of others nobody knows.
 */
function traitsOf(device: AccountDevice, marks: readonly ValueMark[], { stated, settings }: StatedSource) {
  const onSite = marks.some((mark) => mark === 'read_on_site' || mark === 'self_read');
  const { device_id: _, ...own } = stated.devices?.find(({ device_id }) => device_id === device.deviceId) ?? {};
  const override = settings.calibration_overrides?.find(({ device_id }) => device_id === device.deviceId);
  const { suitability_confirmed: suitable, ...every } = stated.every_device ?? {};
  return {
    hardship_reason: device.hardshipReason ?? undefined,
    remotely_readable: device.hasRadio ? true : onSite ? false : undefined,
    calibration_override: override?.reason,
    suitability_confirmed: device.kind === 'heat_cost_allocator' ? suitable : undefined,
    ...every,
    ...own,
  };
}

/** A device as the tables of the statements show it. */
interface PrintedDevice {
  readonly unit: string;
  readonly use: Use;
  readonly marks: readonly ValueMark[];
  readonly facts: DeviceFacts;
}

/** Rows of one device in several occupancies are one device: from its first value to its last. */
function printedDevices({ presentation }: StatedSource): Map<string, PrintedDevice> {
  const devices = new Map<string, PrintedDevice>();
  for (const { id: unit, occupancies } of presentation.units) {
    for (const use of USES) {
      const rows = occupancies.flatMap(({ devices: tables }) => tables[use]);
      for (const [serial, own] of Map.groupBy(rows, (row) => row.serial)) {
        const facts = rowFacts(unit, use, own);
        if (facts === undefined) continue;
        devices.set(placeOf(unit, use, serial), { unit, use, marks: own.map(({ mark }) => mark), facts });
      }
    }
  }
  return devices;
}

function rowFacts(unit: string, use: Use, rows: readonly DeviceRow[]): DeviceFacts | undefined {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const kind = KIND_OF_DEVICE[Object.keys(DEVICE_WORDS).find((word) => DEVICE_WORDS[word] === last.kind) ?? ''];
  if (kind === undefined) return undefined;
  const place = { serial: last.serial, unit, use, kind };
  // A value that stands in for the device is none of it.
  if (rows.some(({ mark }) => mark === 'substitute')) return { ...place, start: null, end: null };
  return defined({
    ...place,
    ...scaleFacts(kind, last),
    start: registerOf(first.start),
    end: registerOf(last.end),
    rolled_over_by: rolledOver(rows),
    consumption: format(sum(rows.map(({ consumption }) => parse(consumption)))),
  }) as DeviceFacts;
}

function scaleFacts(kind: DeviceFacts['kind'], { factor, calibrated_until: year }: DeviceRow): Partial<DeviceFacts> {
  if (kind !== 'heat_cost_allocator') return year === null ? {} : { calibrated_until: `${year}-12-31` as Day };
  if (factor === 'in_device') return { scale: 'product' };
  return { scale: 'unit', evaluation_factor: factor };
}

const registerOf = (at: DeviceRow['start']): RegisterFacts | null => at && { value: at.value, on: at.on as Day };

/** What the rows counted beyond the last value less the first: a register that passed its end, or began again. */
function rolledOver(rows: readonly DeviceRow[]): string | undefined {
  const [from, to] = [rows[0]?.start, rows.at(-1)?.end];
  if (!from || !to) return undefined;
  const counted = rows.map(({ difference }) => parse(difference ?? '0')).reduce(add, ZERO);
  const beyond = subtract(counted, subtract(parse(to.value), parse(from.value)));
  return beyond.n === 0n ? undefined : format(beyond);
}
