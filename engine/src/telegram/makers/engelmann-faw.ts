import { bytesOfHex } from '../bytes.ts';
import { formatSignature, openCompactFrame } from '../compact-frame.ts';
import { readRecords, type TelegramRecord } from '../records.ts';
import { dayAtPlace, named, valueAt } from './fields.ts';
import type { MakerContent, MakerProfile, MakerProfileFacts } from './maker.ts';
import { datesOf, storageRange, storedMonthEnds } from './month-ends.ts';

const MONTHS = storageRange(2, 16);

/**
 * What compact frames of these devices refer to: due date and its value, error flags, 15 month ends, clock and register.
 * Found from a full frame and proved by the signature: no other order of these headers has it.
 */
const HEADERS = bytesOfHex(
  '426C 4413 01FD17 840113 C40113 840213 C40213 840313 C40313 840413 C40413 840513 C40513 840613 C40613 840713 C40713 840813 046D 0413',
);
const FORMATS = new Map(HEADERS === null ? [] : [[formatSignature(HEADERS), HEADERS] as const]);

const facts: Omit<MakerProfileFacts, 'id' | 'family'> = {
  deviceKinds: ['water'],
  certainty: 'verified',
  vectors: 1,
  missing: 'error flags',
};

/** Engelmann radio module for water meters, standard registers; the days of its month ends are not sent. */
export const engelmannFaw: MakerProfile = {
  ...facts,
  id: 'engelmann-faw',
  family: 'Engelmann FAW radio module for water meters',
  devices: [{ manufacturer: 'EFE', versions: [0x00], deviceTypes: [0x06, 0x07], controlInformation: [0x72, 0x7a] }],
  content: 'records',
  read: ({ records }) => contentOf(records),
};

/** The same in compact frames, which the module sends without ever sending a full one beside them. */
export const engelmannFawCompact: MakerProfile = {
  ...facts,
  id: 'engelmann-faw-compact',
  family: 'Engelmann FAW radio module for water meters, compact frames',
  devices: [{ manufacturer: 'EFE', versions: [0x00], deviceTypes: [0x06, 0x07], controlInformation: [0x73, 0x7b] }],
  content: 'payload',
  read({ payload }) {
    const compact = openCompactFrame(payload, 0, payload.length, FORMATS);
    if ('ok' in compact || !compact.verified) return null;
    const { records } = readRecords(payload, compact.valuesFrom, payload.length, compact.headers);
    const found = contentOf(records);
    return found === null ? null : { ...found, records: [...records, ...found.records] };
  },
};

function contentOf(records: readonly TelegramRecord[]): MakerContent | null {
  const volume = (storage: number) => valueAt(records, 'volume', { storage });
  if (volume(1) === null) return null;
  const values: Record<string, string | null> = {
    total_m3: volume(0),
    meter_datetime: valueAt(records, 'date_time'),
    reporting_date: dayAtPlace(records, { storage: 1 }),
    consumption_at_reporting_date_m3: volume(1),
  };
  for (const [n, storage] of MONTHS.entries()) values[`consumption_${n + 1}_months_ago_m3`] = volume(storage);
  return { records: datesOf(storedMonthEnds(records, 'volume', MONTHS)), values: named(values) };
}
