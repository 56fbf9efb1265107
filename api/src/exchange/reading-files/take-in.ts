import { type Day, type FileRecord, type Remark, readAddress, shiftedDay, type ValueOfFile } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { insertMany } from '../../db/insert-many.ts';
import {
  type Entered,
  type FileValues,
  findNamedDevices,
  namedInRecord,
  receiveTelegrams,
  receiveValues,
  type TelegramOutcome,
  type ValuesVerdict,
} from '../../metering/index.ts';
import { berlinDay } from '../../properties/index.ts';
import { enterDevices } from '../new-devices/enter-devices.ts';
import { gatewayName } from '../new-devices/gateway-name.ts';
import { readingFileLines, type StoredRemark } from '../tables.ts';
import { instantOf } from './berlin-instant.ts';
import type { LineVerdict } from './schemas.ts';
import { changeReadingFile, type ReadingFileLineRow, type ReadingFileRow } from './store.ts';

/** What became of a record. */
interface Outcome
  extends Pick<
    ReadingFileLineRow,
    'meter' | 'deviceId' | 'deviceCreated' | 'deviceRefusal' | 'telegramId' | 'readingIds'
  > {
  readonly verdict: LineVerdict;
  readonly remarks: readonly StoredRemark[];
}

/** Records one transaction takes in: planning its statements costs as much for one as for thousands. */
export const BATCH_RECORDS = 4_000;

const NOTHING = {
  meter: null,
  deviceId: null,
  deviceCreated: false,
  deviceRefusal: null,
  telegramId: null,
  readingIds: [],
};

/**
 * Takes in the next records of a file whose row is held: their effects, a line for each, and how far the file is, in the
 * caller's transaction. So that after a crash each record was taken in once or not at all.
 */
export async function takeIn(
  context: Context,
  row: ReadingFileRow,
  records: readonly FileRecord[],
): Promise<ReadingFileRow> {
  const entered = await enterDevices(context, row, records);
  const outcomes = (await outcomesOf(context, row, records)).map((outcome, at) => withDevice(outcome, entered[at]));
  const counts = { ...row.counts };
  for (const { verdict } of outcomes) counts[verdict] = (counts[verdict] ?? 0) + 1;
  await insertMany(
    context.db,
    readingFileLines,
    outcomes.map(({ remarks, ...outcome }, at) => ({
      accountId: context.accountId,
      livemode: context.livemode,
      fileId: row.id,
      attempt: row.attempt,
      position: row.recordsDone + at + 1,
      line: records[at]?.line ?? 0,
      ...outcome,
      remarks: [...remarks],
    })),
  );
  return changeReadingFile(context, row, {
    counts,
    recordsDone: row.recordsDone + records.length,
    devicesCreated: row.devicesCreated + outcomes.filter(({ deviceCreated }) => deviceCreated).length,
    devicesRefused: row.devicesRefused + outcomes.filter(({ deviceRefusal }) => deviceRefusal !== null).length,
  });
}

/** Which device was made of a record, or why none was although one was asked for. */
function withDevice(outcome: Outcome, entered: Entered | null | undefined): Outcome {
  if (entered === null || entered === undefined) return outcome;
  const { deviceId, refusal } = entered;
  // Of a telegram that was kept before, the outcome itself says no device.
  if (deviceId !== null) return { ...outcome, deviceId, deviceCreated: true };
  if (refusal === null) return outcome;
  return { ...outcome, deviceRefusal: refusal, remarks: [...outcome.remarks, { code: refusal, values: {} }] };
}

async function outcomesOf(
  context: Context,
  row: ReadingFileRow,
  records: readonly FileRecord[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = records.map(outcomeByItself);
  const telegrams = records.flatMap((record, at) => (record.kind === 'telegram' ? [{ record, at }] : []));
  const values = records.flatMap((record, at) =>
    record.kind === 'values' && outcomes[at]?.verdict === 'stored' ? [{ record, at }] : [],
  );
  if (telegrams.length > 0) {
    const received = await receiveTelegrams(
      context,
      telegrams.map(({ record: { bytes, at, gateway, rssiDbm } }) => ({
        bytes,
        receivedAt: at === null ? row.readAt : instantOf(at),
        gateway: gatewayName(gateway ?? row.gateway),
        rssiDbm,
      })),
    );
    for (const [n, { record, at }] of telegrams.entries()) {
      const outcome = received[n];
      if (outcome !== undefined) outcomes[at] = outcomeOfTelegram(outcome, record);
    }
  }
  await nameSeenDevices(context, records, outcomes);
  if (values.length > 0) {
    const verdicts = await receiveValues(
      context,
      values.map(({ record }) => ({ ...record, values: record.values.map(toMeteringValue) })),
    );
    for (const [n, { record, at }] of values.entries()) {
      const verdict = verdicts[n];
      if (verdict !== undefined) outcomes[at] = outcomeOfValues(verdict, outcomes[at], record.remarks);
    }
  }
  return outcomes;
}

/** Records without telegram and value still say which device of the register they are of. */
async function nameSeenDevices(context: Context, records: readonly FileRecord[], outcomes: Outcome[]): Promise<void> {
  const seen = records.flatMap((record, at) => {
    const named = record.kind === 'seen' ? namedInRecord(record) : null;
    return named === null ? [] : [{ named, at }];
  });
  const known = await findNamedDevices(
    context,
    seen.map(({ named }) => named),
  );
  for (const [n, { at }] of seen.entries()) {
    const [outcome, [deviceId = null, other] = []] = [outcomes[at], known[n]];
    if (outcome !== undefined && other === undefined) outcomes[at] = { ...outcome, deviceId };
  }
}

function outcomeOfTelegram(
  { verdict, telegramId, deviceId, readingIds, reason, detail, figures }: TelegramOutcome,
  { bytes, remarks }: FileRecord & { readonly kind: 'telegram' },
): Outcome {
  const code = reason === null ? verdict : `telegram_${reason}`;
  const said = verdict === 'stored' && reason === null ? [] : [{ code, values: { ...figures, detail: detail ?? '' } }];
  return {
    ...NOTHING,
    verdict,
    meter: addressOf(bytes),
    deviceId,
    telegramId,
    readingIds: [...readingIds],
    remarks: [...said, ...remarks],
  };
}

function addressOf(bytes: Uint8Array): string | null {
  const address = readAddress(bytes);
  return address.ok ? `${address.meter.manufacturer}-${address.meter.id}` : null;
}

/** What a record says by itself; `stored` of values is an intention until somebody has looked for their device. */
function outcomeByItself(record: FileRecord): Outcome {
  const { remarks } = record;
  switch (record.kind) {
    case 'telegram':
      return { ...NOTHING, verdict: 'malformed', remarks };
    case 'values': {
      // A permanent error says that the value is not to be billed without review (EN 13757-7, status byte).
      const verdict = remarks.some(({ code }) => code === 'device_error') ? 'implausible' : 'stored';
      return { ...NOTHING, verdict, meter: meterOf(record), remarks };
    }
    case 'seen':
      return { ...NOTHING, verdict: `no_${record.lacks}`, meter: meterOf(record), remarks };
    case 'refused':
      return { ...NOTHING, verdict: record.verdict, remarks };
    case 'skipped':
      return { ...NOTHING, verdict: 'skipped', remarks };
  }
}

const meterOf = ({
  manufacturer,
  serial,
}: {
  readonly manufacturer: string | null;
  readonly serial: string;
}): string => (manufacturer === null ? serial : `${manufacturer}-${serial}`);

function outcomeOfValues(
  { verdict, reason, deviceId, readingIds }: ValuesVerdict,
  earlier: Outcome | undefined,
  remarks: readonly Remark[],
): Outcome {
  const said: StoredRemark[] = reason === null ? [] : [reason];
  if (verdict === 'duplicate') said.push({ code: 'duplicate', values: {} });
  const meter = earlier?.meter ?? null;
  return { ...NOTHING, verdict, meter, deviceId, readingIds: [...readingIds], remarks: [...said, ...remarks] };
}

/**
 * Interpretation: a value whose file names the day only is placed at noon of the day in standard time, and one of a due
 * date or of a month at the midnight behind its day: these stood at its end. Which day it counts for is the day itself.
 */
function toMeteringValue({ kind, day, at, value, unit }: ValueOfFile): FileValues['values'][number] {
  const end = new Date(`${day}T23:00:00.000Z`);
  if (kind === 'due_date') return { kind, day, readAt: end, value, unit };
  // What a file calls the value of a month is a register as it stood, where its day is not the month's last.
  if (kind === 'month_end') return { kind: isLastOfMonth(day) ? kind : 'register', day, readAt: end, value, unit };
  const readAt = at === null ? new Date(`${day}T11:00:00.000Z`) : instantOf(at);
  // A time with a zone of its own may be another day here.
  return { kind, day: at !== null && 'instant' in at ? berlinDay(readAt) : day, readAt, value, unit };
}

const isLastOfMonth = (day: Day): boolean => shiftedDay(day, 1).endsWith('-01');
