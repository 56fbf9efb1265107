import {
  addDays,
  type Day,
  type DeviceSpan,
  type Period,
  parse,
  SERIES_LIMITS,
  type SeriesFindingCode,
  type SeriesReading,
  type TruthFacts,
  validateSeries,
} from '@klarmeter/engine';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { packId } from '../../ids.ts';
import { UNIT_BY_KIND } from '../register/device-rules.ts';
import { toDeviceSpan } from '../series/device-span.ts';
import type { DeviceRow, InstallationRow } from '../store.ts';

/** What speaks against a value itself, not against its absence. */
const DOUBTS: readonly SeriesFindingCode[] = [
  'negative',
  'future',
  'conflicting_values',
  'unit_shift',
  'jump',
  'stuck',
];

interface ValueRow {
  readonly point: string;
  readonly day: Day;
  readonly read_at: string;
  readonly kind: string;
  readonly origin: string;
  readonly value: string;
}

/** What is known of a device within a period: values where it was installed, telegrams, and its clock. */
export async function truthFactsOf(
  context: Context,
  device: DeviceRow,
  installations: readonly InstallationRow[],
  period: Period,
): Promise<TruthFacts> {
  const spans = installations.filter(
    ({ correctedBy, fromDay, toDay }) =>
      correctedBy === null && fromDay <= period.to && (toDay === null || toDay >= period.from),
  );
  const [values, telegrams, clockOffSeconds] = await Promise.all([
    selectValues(context, device.id, period),
    countTelegrams(context, device.id, period),
    findClock(context, device.id),
  ]);
  // What counts nothing, as a smoke alarm does, has no month in which it was to be read.
  const months = UNIT_BY_KIND[device.kind] === undefined ? [] : monthsInstalled(spans, period);
  const withValue = new Set(values.map(({ day }) => day.slice(0, 7)));
  const januaries = months.filter((month) => month.endsWith('-01'));
  const own = values.filter(({ origin }) => origin === 'r');
  return {
    months: months.length,
    monthsWithValue: months.filter((month) => withValue.has(month)).length,
    values: own.length,
    doubtfulValues: spans.reduce((sum, span) => sum + doubtful(toDeviceSpan(span, device), span, values, period), 0),
    januaries: januaries.length,
    januariesHeard: januaries.filter((month) => own.some(({ day }) => day.startsWith(month))).length,
    clockOffSeconds,
    ...telegrams,
    otherValues: values.length - own.length,
  };
}

function selectValues({ db, accountId }: Context, deviceId: string, { from, to }: Period): Promise<ValueRow[]> {
  return rowsOf<ValueRow>(
    db,
    sql`select km_unpack('mpt', r.measuring_point_id) as point, r.day::text as day, to_json(r.read_at)#>>'{}' as read_at,
               r.kind::text as kind, r.origin::text as origin, r.value::text as value
          from device_installations i
          join readings r on r.account_id = ${packId(accountId)}::uuid and r.measuring_point_id = km_pack(i.measuring_point_id)
                         and r.read_at >= ${from}::date - interval '1 day' and r.read_at < ${to}::date + interval '3 days'
                         and r.device_id = km_pack(${deviceId}) and r.day between ${from}::date and ${to}::date
         where i.account_id = ${accountId} and i.device_id = ${deviceId} and i.corrected_by is null
           and r.day >= i.from_day and (i.to_day is null or r.day <= i.to_day)
         order by r.read_at, r.kind`,
  );
}

async function countTelegrams({ db, accountId }: Context, deviceId: string, { from, to }: Period) {
  const [row] = await rowsOf<{ telegrams: number; unread: number }>(
    db,
    sql`select count(*)::int as telegrams,
               (count(*) filter (where coalesce((
                  select j.verdict from telegram_judgements j
                   where j.account_id = t.account_id and j.telegram_id = t.id order by j.number desc limit 1), verdict)
                  <> 'stored' and not exists (
                  select from telegram_decisions d
                   where d.account_id = ${accountId} and d.telegram_id = km_unpack('tlg', t.id)
                     and d.decision = 'released')))::int as unread
          from telegrams t
         where account_id = ${packId(accountId)}::uuid
           and (device_id = ${packId(deviceId)}::uuid or id = any(array(
                  select telegram_id from telegram_judgements
                   where account_id = ${packId(accountId)}::uuid and device_id = ${packId(deviceId)}::uuid)))
           and received_at >= ${from}::timestamp at time zone 'Europe/Berlin'
           and received_at < (${to}::date + 1)::timestamp at time zone 'Europe/Berlin'`,
  );
  return { telegrams: row?.telegrams ?? 0, unreadTelegrams: row?.unread ?? 0 };
}

async function findClock({ db, accountId, livemode }: Context, deviceId: string): Promise<number | null> {
  const [row] = await rowsOf<{ clock_ahead_seconds: number | null }>(
    db,
    sql`select clock_ahead_seconds from device_health
         where account_id = ${accountId} and livemode = ${livemode} and device_id = ${deviceId}`,
  );
  return row?.clock_ahead_seconds ?? null;
}

/** Months at whose end it was installed. */
function monthsInstalled(spans: readonly InstallationRow[], { from, to }: Period): string[] {
  const months: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const ends = addDays(day, 1).slice(0, 7) !== day.slice(0, 7);
    if (ends && spans.some(({ fromDay, toDay }) => fromDay <= day && (toDay === null || day < toDay)))
      months.push(day.slice(0, 7));
  }
  return months;
}

function doubtful(span: DeviceSpan, row: InstallationRow, values: readonly ValueRow[], { to }: Period): number {
  const readings = values
    .filter(
      ({ point, day }) => point === row.measuringPointId && day >= span.from && (span.to === null || day <= span.to),
    )
    .map(
      ({ day, read_at, kind, value }): SeriesReading => ({
        id: `${read_at} ${kind}`,
        telegramId: null,
        deviceId: span.deviceId,
        day,
        value: parse(value),
        kind: kind === 'r' ? 'register' : 'due_date',
      }),
    );
  const findings = validateSeries(
    { id: row.measuringPointId, spans: [span], readings },
    { ...SERIES_LIMITS, today: to },
  );
  const ids = findings.flatMap(({ code, readingIds }) => (DOUBTS.includes(code) ? [readingIds.at(-1)] : []));
  return new Set(ids).size;
}
