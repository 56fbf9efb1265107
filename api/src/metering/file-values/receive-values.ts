import { compare, type Day, parse } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { berlinDay } from '../../properties/index.ts';
import { placeOf } from '../ingest/placed-values.ts';
import { noteArrivals } from '../readings/arrivals.ts';
import { findValues, insertReadings, type NewReading, withId } from '../readings/reading-store.ts';
import { UNIT_BY_KIND } from '../register/device-rules.ts';
import { type DeviceOfFile, findDevicesBySerial } from './devices-by-serial.ts';
import { refuseBackward } from './refuse-backward.ts';

/** Values of one meter as a file carries them; a row is taken as a whole or not at all. */
export interface FileValues {
  /** Three letters; null where the file names the serial only. */
  readonly manufacturer: string | null;
  readonly serial: string;
  readonly deviceKind: string | null;
  readonly values: readonly {
    readonly kind: 'register' | 'due_date' | 'month_end';
    readonly day: Day;
    readonly readAt: Date;
    readonly value: string;
    readonly unit: 'kWh' | 'm3' | 'HCA' | null;
  }[];
}

type FileReading = NewReading & { readonly id: string };

export const VALUES_VERDICTS = [
  'stored',
  'duplicate',
  'unknown_device',
  'ambiguous_device',
  'not_installed',
  'implausible',
  'conflict',
] as const;

export interface ValuesVerdict {
  readonly verdict: (typeof VALUES_VERDICTS)[number];
  /** What was decided by, such as the two values that differ; by name. */
  readonly reason: ValuesReason | null;
  readonly deviceId: string | null;
  /** Readings that are new. */
  readonly readingIds: readonly string[];
}

export interface ValuesReason {
  readonly code:
    | 'no_device'
    | 'several_makers'
    | 'several_devices'
    | 'not_installed'
    | 'other_kind'
    | 'other_unit'
    | 'future'
    | 'went_back'
    | 'other_value';
  readonly values: Readonly<Record<string, string>>;
}

/** A row on its way: what is known of its device, and its values at their points. */
export interface PlacedRow {
  readonly n: number;
  readonly device: DeviceOfFile;
  readonly readings: readonly FileReading[];
}

const refused = (
  verdict: ValuesVerdict['verdict'],
  code: ValuesReason['code'],
  values: Record<string, string> = {},
  deviceId: string | null = null,
): ValuesVerdict => ({ verdict, reason: { code, values }, deviceId, readingIds: [] });

/**
 * Appends what files say that meters showed, as readings of origin `file`. The same value of the same moment is there
 * already; another one would be a change, and readings never change. A register does not run backwards, in either
 * direction from the value: files come late.
 */
export async function receiveValues(context: Context, rows: readonly FileValues[]): Promise<ValuesVerdict[]> {
  const verdicts: (ValuesVerdict | undefined)[] = rows.map(() => undefined);
  const devices = await findDevicesBySerial(
    context,
    rows.map(({ serial }) => serial),
  );
  const today = berlinDay(context.now());
  const placed: PlacedRow[] = [];
  for (const [n, row] of rows.entries()) {
    const found = place(n, row, devices.get(row.serial) ?? [], today);
    if ('verdict' in found) verdicts[n] = found;
    else placed.push(found);
  }
  const kept = await sortOutKnown(context, placed, verdicts);
  const plausible = await refuseBackward(context, kept, ({ n, device }, figures) => {
    verdicts[n] = refused('implausible', 'went_back', figures, device.id);
  });
  const added = await insertReadings(
    context,
    plausible.flatMap(({ readings }) => readings),
  );
  await noteArrivals(context, added);
  const appended = new Set(added.map(({ id }) => id));
  for (const { n, device, readings } of plausible) {
    const ids = readings.map(({ id }) => id).filter((id) => appended.has(id));
    const verdict = ids.length > 0 ? 'stored' : 'duplicate';
    verdicts[n] = { verdict, reason: null, deviceId: device.id, readingIds: ids };
  }
  return verdicts.map((verdict) => verdict ?? refused('implausible', 'went_back'));
}

function place(n: number, row: FileValues, candidates: readonly DeviceOfFile[], today: Day): ValuesVerdict | PlacedRow {
  const fitting = candidates.filter(
    ({ manufacturer }) => row.manufacturer === null || manufacturer === row.manufacturer,
  );
  // Makers begin their numbers anew for another kind of device.
  const ofKind = fitting.filter(({ kind }) => row.deviceKind === null || kind === row.deviceKind);
  const [device, other] = ofKind.length === 0 ? fitting : ofKind;
  if (device === undefined) return refused('unknown_device', 'no_device');
  if (other !== undefined) {
    const makers = [...new Set(fitting.map(({ manufacturer }) => manufacturer))];
    if (makers.length > 1) return refused('ambiguous_device', 'several_makers', { makers: makers.join(', ') });
    return refused('ambiguous_device', 'several_devices', { maker: makers.join() });
  }
  const { id, kind, places } = device;
  if (row.deviceKind !== null && row.deviceKind !== kind)
    return refused('implausible', 'other_kind', { named: row.deviceKind, registered: kind }, id);
  const unit = UNIT_BY_KIND[kind];
  const foreign = row.values.find((value) => unit === undefined || (value.unit !== null && value.unit !== unit));
  if (foreign !== undefined)
    return refused('implausible', 'other_unit', { named: foreign.unit ?? '', registered: unit ?? '' }, id);
  const future = row.values.find(({ day }) => day > today);
  if (future !== undefined) return refused('implausible', 'future', { day: future.day }, id);
  const readings = row.values.flatMap(({ unit: _, ...value }): FileReading[] => {
    const at = placeOf(places, value);
    if (at === undefined || unit === undefined) return [];
    const { measuringPointId } = at;
    return [withId({ ...value, measuringPointId, deviceId: id, unit, origin: 'file' as const, telegramId: null })];
  });
  if (readings.length === 0) return refused('not_installed', 'not_installed', { day: row.values[0]?.day ?? '' }, id);
  return { n, device, readings };
}

/**
 * Rows with something new. What is there already, or came earlier in the file, is left out; a row that contradicts it is
 * refused.
 */
async function sortOutKnown(
  context: Context,
  rows: readonly PlacedRow[],
  verdicts: (ValuesVerdict | undefined)[],
): Promise<PlacedRow[]> {
  const known = await findValues(
    context,
    rows.flatMap(({ readings }) => readings),
  );
  return rows.flatMap((row) => {
    const fresh: FileReading[] = [];
    for (const reading of row.readings) {
      const earlier = known.get(reading.id);
      if (earlier === undefined) fresh.push(reading);
      else if (compare(parse(earlier), parse(reading.value)) !== 0) {
        const values = { day: reading.day, known: earlier, value: reading.value };
        verdicts[row.n] = refused('conflict', 'other_value', values, row.device.id);
        return [];
      }
    }
    if (fresh.length === 0) {
      verdicts[row.n] = { verdict: 'duplicate', reason: null, deviceId: row.device.id, readingIds: [] };
      return [];
    }
    for (const reading of fresh) known.set(reading.id, reading.value);
    return [{ ...row, readings: fresh }];
  });
}
