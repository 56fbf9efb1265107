import { type Ciphers, type Formats, readAddress } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { ciphersOf } from '../ingest/device-keys.ts';
import { type Device, devicesOf } from '../ingest/devices-of-batch.ts';
import { findFormats } from '../ingest/format-store.ts';
import { findDevices } from '../ingest/ingest-store.ts';
import { type CarriedValue, carriedBy } from '../ingest/judge-telegram.ts';
import { findLastJudgement, type JudgementRow } from '../ingest/judgement-store.ts';
import { placeOf } from '../ingest/placed-values.ts';
import type { TelegramRow } from '../ingest/telegram-store.ts';
import { readingId } from '../readings/reading-id.ts';
import { findValues } from '../readings/reading-store.ts';
import type { Obstacle } from './schemas.ts';
import { type DecisionRow, findDecision } from './store.ts';

/** A value of a telegram, and where the device measured on its day; null: nowhere. */
export interface SaidValue extends CarriedValue {
  readonly measuringPointId: string | null;
}

/** What a telegram would have said, and what was decided of it. */
export interface Explained {
  /** As it came. */
  readonly row: TelegramRow;
  /** What it was found to be later, by what was known then; null where it stands as it came. */
  readonly judgedAgain: JudgementRow | null;
  /** Null where its key verifies; else why it does not. */
  readonly unreadable: string | null;
  readonly values: readonly SaidValue[];
  /** Ids of the readings that are there of its moments. */
  readonly readingIds: readonly string[];
  readonly decision: DecisionRow | null;
  /** Null where it may be released. */
  readonly obstacle: Obstacle | null;
}

/** Decodes a stored telegram once more, by the key and the places its device has today. */
export async function explainTelegram(context: Context, row: TelegramRow): Promise<Explained> {
  const ciphers = ciphersOf(context);
  const { device, formats } = await senderOf(context, row, ciphers);
  const decision = await findDecision(context, row.id);
  const judgedAgain = await findLastJudgement(context, row.id);
  const stands = { ...row, ...standsAs({ row, judgedAgain }) };
  const carried = device === undefined ? null : carriedBy(row, device, { ciphers, ...(formats && { formats }) });
  if (device === undefined || carried === null || !carried.ok) {
    const unreadable = carried === null || carried.ok ? 'no device has this address' : carried.detail;
    const obstacle = obstacleOf(stands, null, [], context.now());
    return { row, judgedAgain, unreadable, values: [], readingIds: [], decision, obstacle };
  }
  const values = carried.values.map((value) => {
    const measuringPointId = placeOf(device.places, value)?.measuringPointId ?? null;
    return { ...value, measuringPointId };
  });
  const keys = placed(values);
  const there = await findValues(context, keys);
  const readingIds = keys.map(readingId).filter((id) => there.has(id));
  const fits = carried.fits ? device : null;
  return {
    row,
    judgedAgain,
    unreadable: null,
    values,
    readingIds,
    decision,
    obstacle: obstacleOf(stands, fits, values, context.now()),
  };
}

const standing = ({ deviceId, verdict, reason }: Pick<TelegramRow, 'deviceId' | 'verdict' | 'reason'>) => ({
  deviceId,
  verdict,
  reason,
});

/** How a telegram stands: as it came, or as it was found to be last. */
export const standsAs = ({ row, judgedAgain }: Pick<Explained, 'row' | 'judgedAgain'>) => standing(judgedAgain ?? row);

/** The device that its address names, and the formats of its maker. */
async function senderOf(
  context: Context,
  { bytes, receivedAt }: TelegramRow,
  ciphers: Ciphers<unknown>,
): Promise<{ readonly device: Device | undefined; readonly formats: Formats | undefined }> {
  const address = readAddress(bytes);
  if (!address.ok) return { device: undefined, formats: undefined };
  const { manufacturer, id: serial, version, deviceType } = address.meter;
  const [devices, formats] = await Promise.all([
    findDevices(context, [{ manufacturer, serial }]),
    findFormats(context, [manufacturer]),
  ]);
  const telegram = { bytes, receivedAt, manufacturer, serial, version, deviceType };
  const [device] = await devicesOf(context, [telegram], { devices, formats }, ciphers);
  return { device, formats: formats.get(manufacturer) };
}

/** The values that belong to a point. */
export const placed = (values: readonly SaidValue[]) =>
  values.flatMap(({ measuringPointId, ...value }) =>
    measuringPointId === null ? [] : [{ ...value, measuringPointId }],
  );

function obstacleOf(
  { verdict, reason, receivedAt }: TelegramRow,
  device: Device | null,
  values: readonly SaidValue[],
  now: Date,
): Obstacle | null {
  // Whoever repeats an old telegram may have recorded it: no person can tell by its value.
  if (verdict === 'replay' || reason === 'replay') return 'replay';
  // Heard before the device was installed in the books: there is nothing wrong with it, only nowhere to put it.
  if (verdict !== 'implausible' && reason !== 'not_installed') {
    return verdict === 'stored' ? 'not_implausible' : 'not_verified';
  }
  if (reason === 'wrong_unit' || (values.length > 0 && device === null)) return 'wrong_unit';
  if (receivedAt > now) return 'still_in_the_future';
  if (values.length === 0) return 'no_register';
  return values.some(({ measuringPointId }) => measuringPointId !== null) ? null : 'not_installed';
}
