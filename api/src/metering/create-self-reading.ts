import type { z } from '@hono/zod-openapi';
import { compare, type Day, parse, shiftedDay } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { hold } from '../db/hold.ts';
import { insertRow } from '../db/insert-row.ts';
import { refusal, unknownReference } from '../problem.ts';
import { berlinDay, type OccupancyRow, referenced, selectOccupanciesOfProperties } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { doubtAboutRange, expectationOf, toExpected, worthSaying } from './manual-reading/expectation.ts';
import { statusOf, toSelfReading } from './manual-reading/self-reading/convert.ts';
import type { CreateSelfReading, SelfReadingAnswer } from './manual-reading/self-reading/schemas.ts';
import {
  fetchWindow,
  keyOf,
  type SelfReadingRow,
  selectCounting,
  shareWindow,
  type WindowRow,
} from './manual-reading/self-reading/store.ts';
import { selfReadings } from './manual-reading/self-reading/tables.ts';
import { doubtsAbout, LOOK_BACK_DAYS } from './readings/plausibility.ts';
import { selectReadingsOfDevice, withId } from './readings/reading-store.ts';
import { UNIT_BY_KIND } from './register/device-rules.ts';
import { fetchMeasuringPoint, findInstallationOn } from './store.ts';

type Input = z.infer<typeof CreateSelfReading>;
type Answer = z.infer<typeof SelfReadingAnswer>;

/**
 * Keeps what somebody read at a point of the own flat, and says at once whether it fits. An unexpected value is kept once
 * it is confirmed. Until the window is over another value may follow: the last one counts, and no value is lost.
 */
export async function createSelfReading(context: Context, windowId: string, input: Input): Promise<Answer> {
  authorize(context, 'createSelfReading');
  await shareWindow(context, windowId);
  const window = await fetchWindow(context, windowId);
  const place = await placeOf(context, window, input);
  const { readAt, day, found, occupancy } = place;
  const around = await selectReadingsOfDevice(context, {
    measuringPointId: input.measuring_point_id,
    deviceId: found.device.id,
    from: shiftedDay(day, -LOOK_BACK_DAYS),
  });
  const earlier = around.filter((reading) => reading.readAt < readAt);
  const expectation = expectationOf(found, earlier, day);
  const candidate = withId({
    measuringPointId: input.measuring_point_id,
    deviceId: found.device.id,
    readAt,
    day,
    kind: 'register' as const,
    value: input.value,
  });
  const doubts = doubtsAbout(candidate, around, { ...found, today: berlinDay(context.now()) });
  const unit = UNIT_BY_KIND[found.device.kind] ?? '';
  const findings = [...worthSaying(doubts, doubtAboutRange(input.value, expectation, unit))];
  const expected = toExpected(expectation);
  if (findings.length > 0 && !input.confirmed)
    return { outcome: 'needs_confirmation', self_reading: null, expected, findings, ...LOOK_AGAIN };
  const row: SelfReadingRow = {
    accountId: context.accountId,
    id: context.newId('selfReading'),
    livemode: context.livemode,
    propertyId: window.propertyId,
    windowId,
    occupancyId: occupancy.id,
    measuringPointId: input.measuring_point_id,
    deviceId: found.device.id,
    readAt,
    day,
    value: input.value,
    doubts: findings.map(({ code }) => code),
    confirmed: input.confirmed,
    createdAt: context.now(),
  };
  const kept = await keep(context, row);
  return { outcome: 'taken', self_reading: toSelfReading(kept), expected, findings, ...THANKS };
}

/** The same value again is the one that counts already; another one counts from now on. */
async function keep(context: Context, row: SelfReadingRow): Promise<SelfReadingRow> {
  const { db, accountId } = context;
  await hold(db, `${accountId}/${row.windowId}/${row.measuringPointId}`);
  const counting = (await selectCounting(context, [row.windowId])).get(keyOf(row.windowId, row.measuringPointId));
  const same = counting?.deviceId === row.deviceId && compare(parse(counting.value), parse(row.value)) === 0;
  if (counting !== undefined && same) return counting;
  // Which one is the last must not hang on two moments that look the same.
  const after = new Date((counting?.createdAt.getTime() ?? 0) + 1);
  const kept = { ...row, createdAt: row.createdAt > after ? row.createdAt : after };
  await insertRow(db, selfReadings, kept);
  await audit(context, {
    action: counting === undefined ? 'self_reading.created' : 'self_reading.corrected',
    objectType: 'self_reading',
    objectId: row.id,
    changes: { self_reading_window_id: row.windowId, measuring_point_id: row.measuringPointId },
  });
  return kept;
}

/** Where, when and by whom it was read. What belongs to somebody else is not there. */
async function placeOf(context: Context, window: WindowRow, input: Input) {
  const now = context.now();
  const today = berlinDay(now);
  if (statusOf(window, today) !== 'open') {
    throw refusal('', 'window_not_open', {
      de: `Werte werden vom ${window.firstDay} bis zum ${window.lastDay} angenommen.`,
      en: `Values are taken from ${window.firstDay} to ${window.lastDay}.`,
    });
  }
  const { measuring_point_id: id } = input;
  const point = await referenced(
    { pointer: '/measuring_point_id', noun: 'measuring point', id },
    fetchMeasuringPoint(context, id),
  );
  const asked = window.unitIds === null || window.unitIds.includes(point.unitId ?? '');
  if (point.propertyId !== window.propertyId || !asked)
    throw unknownReference('/measuring_point_id', 'measuring point', id);
  const readAt = input.read_at === undefined ? now : new Date(input.read_at);
  const day = berlinDay(readAt) as Day;
  if (readAt > now || day < window.firstDay) {
    throw refusal('/read_at', 'outside_window', {
      de: 'Die Ablesung liegt nicht im Zeitraum, für den abgelesen wird.',
      en: 'The reading lies outside of the days that are asked for.',
    });
  }
  const occupancy = await occupancyOn(context, window.propertyId, point.unitId, day);
  const found = await findInstallationOn(context, id, day);
  if (occupancy === undefined || found === undefined || UNIT_BY_KIND[found.device.kind] === undefined) {
    throw refusal('/read_at', 'nothing_to_read', {
      de: 'An diesem Tag gab es hier für Sie nichts abzulesen.',
      en: 'There was nothing here for you to read on this day.',
    });
  }
  return { readAt, day, found, occupancy };
}

/** Row level security shows an occupant the own occupancies and no other. */
async function occupancyOn(
  context: Context,
  propertyId: string,
  unitId: string | null,
  day: Day,
): Promise<OccupancyRow | undefined> {
  const own = await selectOccupanciesOfProperties(context, [propertyId], { from: day, to: day });
  return own.find(
    (each) => each.unitId === unitId && each.fromDay <= day && (each.toDay === null || day <= each.toDay),
  );
}

const THANKS = {
  message_de: 'Danke. Ihr Wert ist gespeichert. Sie können ihn ändern, solange abgelesen wird.',
  message_en: 'Thank you. Your value is saved. You can change it while values are taken.',
};
const LOOK_AGAIN = {
  message_de: 'Der Wert passt nicht zu den früheren. Bitte sehen Sie noch einmal nach und bestätigen Sie ihn dann.',
  message_en: 'The value does not fit the earlier ones. Please look again, then confirm it.',
};
