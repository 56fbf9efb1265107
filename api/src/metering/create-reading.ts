import type { z } from '@hono/zod-openapi';
import { compare, type Day, parse, shiftedDay } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { Problem, refusal } from '../problem.ts';
import { berlinDay, referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { toReading } from './convert.ts';
import { noteArrivals } from './readings/arrivals.ts';
import { doubtsAbout, LOOK_BACK_DAYS } from './readings/plausibility.ts';
import {
  findReading,
  insertReadings,
  type ReadingRow,
  selectReadingsOfDevice,
  withId,
} from './readings/reading-store.ts';
import { UNIT_BY_KIND } from './register/device-rules.ts';
import { NO_DEVICE } from './register/refusals.ts';
import type { CreatedReading, CreateReading } from './schemas.ts';
import { fetchMeasuringPoint, findInstallationOn } from './store.ts';

type Input = z.infer<typeof CreateReading>;
type Answer = z.infer<typeof CreatedReading>;

/** Appends a value that somebody read. A doubtful one is only taken once somebody has confirmed it. */
export async function createReading(context: Context, input: Input): Promise<Answer> {
  authorize(context, 'createReading');
  const { measuring_point_id: measuringPointId } = input;
  const reference = { pointer: '/measuring_point_id', noun: 'measuring point', id: measuringPointId };
  await referenced(reference, fetchMeasuringPoint(context, measuringPointId));
  const row = await placed(context, input);
  const { installation, device } = row;
  const around = await selectReadingsOfDevice(context, {
    measuringPointId,
    deviceId: device.id,
    from: shiftedDay(row.reading.day as Day, -LOOK_BACK_DAYS),
  });
  const findings = doubtsAbout(row.reading, around, { installation, device, today: berlinDay(context.now()) });
  const plausibility = { plausible: findings.length === 0, findings };
  const earlier = around.find(({ readAt, kind }) => kind === 'register' && +readAt === +row.reading.readAt);
  if (earlier !== undefined) return { reading: toReading(sameValue(earlier, row.reading.value)), plausibility };
  if (findings.length > 0 && !input.confirmed) {
    throw new Problem('rule-violated', 'The value is implausible. Look again, then send it with "confirmed".', {
      findings: findings.map((finding) => ({ pointer: '/value', ...finding })),
    });
  }
  return { reading: toReading(await append(context, row.reading)), plausibility };
}

/** The value at the device that measured there on its day. */
async function placed(context: Context, { measuring_point_id: measuringPointId, ...input }: Input) {
  const readAt = new Date(input.read_at);
  const now = context.now();
  if (readAt > now) {
    throw refusal('/read_at', 'in_the_future', {
      de: 'Die Ablesung liegt in der Zukunft.',
      en: 'The reading lies in the future.',
    });
  }
  const day = berlinDay(readAt);
  const found = await findInstallationOn(context, measuringPointId, day);
  if (found === undefined) {
    throw refusal('/read_at', 'no_device', NO_DEVICE);
  }
  const unit = UNIT_BY_KIND[found.device.kind];
  if (unit === undefined) {
    throw refusal('/measuring_point_id', 'device_counts_nothing', {
      de: 'Das Gerät an dieser Messstelle zählt nichts.',
      en: 'The device at this measuring point counts nothing.',
    });
  }
  const reading = withId({
    accountId: context.accountId,
    livemode: context.livemode,
    measuringPointId,
    deviceId: found.device.id,
    readAt,
    day,
    kind: 'register' as const,
    value: input.value,
    unit,
    origin: input.origin,
    telegramId: null,
  });
  return { ...found, reading };
}

/** The same value twice is one reading. Another one at the same moment would be a change, and readings never change. */
function sameValue(earlier: ReadingRow, value: string): ReadingRow {
  if (compare(parse(earlier.value), parse(value)) === 0) return earlier;
  throw new Problem('conflict', 'There already is another value of this moment. Readings never change; read again.');
}

async function append(context: Context, reading: ReadingRow): Promise<ReadingRow> {
  const [stored] = await insertReadings(context, [reading]);
  if (stored === undefined) {
    // Another request was faster by a moment.
    const earlier = await findReading(context, reading);
    if (earlier === undefined) throw new Error('a reading that conflicts is there');
    return sameValue(earlier, reading.value);
  }
  await noteArrivals(context, [stored]);
  await audit(context, {
    action: 'reading.created',
    objectType: 'reading',
    objectId: reading.id,
    changes: { measuring_point_id: reading.measuringPointId, origin: reading.origin },
  });
  return stored;
}
