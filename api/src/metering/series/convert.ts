import type { z } from '@hono/zod-openapi';
import {
  type Fraction,
  format,
  formatFixed,
  type PickedValue,
  type SeriesFinding,
  wordsOfFinding,
} from '@klarmeter/engine';
import { shownConsumption } from '../consumption/shown-consumption.ts';
import type { MeasuringPointRow } from '../store.ts';
import { toNamedPart } from '../virtual-points/convert.ts';
import type { VirtualSeries } from '../virtual-points/read-virtual-series.ts';
import type { PointBoundaries } from './month-ends.ts';
import type { MonthEnds, Series } from './schemas.ts';
import type { PointValues } from './values.ts';

type SeriesWire = z.infer<typeof Series>;
type MonthEndsWire = z.infer<typeof MonthEnds>;
type ValueWire = MonthEndsWire['values'][number];

/** An interpolated register as far as a register of any device goes. */
const REGISTER_DECIMALS = 9;

const toPoint = ({
  id,
  propertyId,
  unitId,
  use,
  room,
}: Pick<MeasuringPointRow, 'id' | 'propertyId' | 'unitId' | 'use' | 'room'>): MonthEndsWire['measuring_point'] => ({
  id,
  property_id: propertyId,
  unit_id: unitId,
  use: use as MonthEndsWire['measuring_point']['use'],
  room,
});

export function toSeries({ point, interval, from, to, values, findings, remarks }: PointValues): SeriesWire {
  return {
    measuring_point: { ...toPoint(point.row), virtual: false },
    parts: null,
    interval,
    from,
    to,
    counted_in: point.countedIn,
    values: values.map(({ value, nextDay, deviceIds, readingIds, ...rest }) => ({
      ...rest,
      value: value === null ? null : shownConsumption(value),
      reason_point_id: null,
      next_day: nextDay,
      device_ids: [...deviceIds],
      reading_ids: [...readingIds],
    })),
    findings: findings.map(toFinding),
    remarks: remarks.map(({ id, day, remark }) => ({
      day,
      remark: remark as SeriesWire['remarks'][number]['remark'],
      reading_entry_id: id,
    })),
  };
}

/** The same of a virtual point: a value is as good as its worst part, and its parts have the devices and readings. */
export function toVirtualSeries({ point, interval, from, to, parts, values }: VirtualSeries): SeriesWire {
  const { row } = point;
  return {
    measuring_point: { ...toPoint({ ...row, room: row.name }), virtual: true },
    parts: parts.map(toNamedPart),
    interval,
    from,
    to,
    counted_in: row.countedIn as SeriesWire['counted_in'],
    values: values.map(({ nextDay, ...value }) => ({
      ...value,
      formula: null,
      next_day: nextDay,
      device_ids: [],
      reading_ids: [],
    })),
    findings: [],
    remarks: [],
  };
}

function toFinding(finding: SeriesFinding): SeriesWire['findings'][number] {
  const { severity, words } = wordsOfFinding(finding);
  const { code, deviceId, day, readingIds } = finding;
  return {
    code,
    severity,
    device_id: deviceId,
    day,
    reading_ids: [...readingIds],
    message_de: words.de,
    message_en: words.en,
  };
}

export function toMonthEnds({ row, countedIn, origins, values }: PointBoundaries): MonthEndsWire {
  return {
    measuring_point: toPoint(row),
    counted_in: countedIn,
    values: values.map(({ day, kind, picked }) => ({ day, kind, ...toPicked(picked, origins) })),
  };
}

const NOTHING = {
  value: null,
  exact: null,
  reason: null,
  device_id: null,
  origin: null,
  reading_id: null,
  read_on: null,
  offset_days: null,
  neighbours: [],
};
const exactly = ({ n, d }: Fraction): string => (d === 1n ? String(n) : `${n}/${d}`);

function toPicked(picked: PickedValue, origins: ReadonlyMap<string, string>): Omit<ValueWire, 'day' | 'kind'> {
  const device_id = picked.deviceId;
  if (picked.status === 'missing') return { ...NOTHING, status: 'missing', reason: picked.reason, device_id };
  const shared = { ...NOTHING, device_id, exact: exactly(picked.value) };
  if (picked.status === 'noted') return { ...shared, status: 'noted', value: format(picked.value) };
  if (picked.status === 'interpolated') {
    const neighbours = [picked.before, picked.after].map(({ id, day, value }) => ({
      reading_id: id,
      day,
      value: format(value),
    }));
    return { ...shared, status: 'interpolated', value: formatFixed(picked.value, REGISTER_DECIMALS), neighbours };
  }
  const { mark, value, reading, offsetDays } = picked;
  return {
    ...shared,
    status: mark,
    value: format(value),
    origin: (origins.get(reading.id) ?? null) as ValueWire['origin'],
    reading_id: reading.id,
    read_on: reading.day,
    offset_days: offsetDays,
  };
}
