import {
  type Day,
  parse,
  SERIES_FINDINGS,
  SERIES_LIMITS,
  type Sentence,
  type SeriesReading,
  validateSeries,
} from '@klarmeter/engine';
import { toDeviceSpan } from '../series/device-span.ts';
import type { DeviceRow, InstallationRow } from '../store.ts';
import type { ReadingRow } from './reading-store.ts';
import { wentBack } from './register-order.ts';

export type Doubt = 'negative' | 'jump';

export interface PlausibilityFinding {
  readonly code: Doubt;
  readonly message_de: string;
  readonly message_en: string;
}

const WORDS: Readonly<Record<Doubt, Sentence>> = {
  negative: {
    de: 'Der Stand ist kleiner als ein früherer oder größer als ein späterer.',
    en: 'The value is below an earlier one or above a later one.',
  },
  jump: SERIES_FINDINGS.jump.words,
};

/** How far back the usual consumption is looked up: a year and its last reading. */
export const LOOK_BACK_DAYS = 400;

type Candidate = Pick<ReadingRow, 'id' | 'deviceId' | 'readAt' | 'day' | 'value'>;

/** What speaks against a value, given what the same device reported around it (in order of reading). */
export function doubtsAbout(
  candidate: Candidate,
  around: readonly ReadingRow[],
  { installation, device, today }: { installation: InstallationRow; device: DeviceRow; today: Day },
): PlausibilityFinding[] {
  const registers = around.filter(({ kind }) => kind === 'register');
  const before = registers.findLast(({ readAt }) => readAt < candidate.readAt);
  const behind = registers.find(({ readAt }) => readAt > candidate.readAt);
  const first = { value: installation.initialValue, readAt: new Date(`${installation.fromDay}T00:00:00Z`) };
  const backward =
    wentBack(before ?? first, candidate, device.resetsOn) ||
    (behind !== undefined && wentBack(candidate, behind, device.resetsOn));
  const series = {
    id: installation.measuringPointId,
    spans: [toDeviceSpan(installation, device)],
    readings: [...registers, { ...candidate, telegramId: null }].map(toSeriesReading),
  };
  const jumped = validateSeries(series, { ...SERIES_LIMITS, today }).some(
    // A decimal point in the wrong place is a jump for whoever reads.
    ({ code, readingIds }) => (code === 'jump' || code === 'unit_shift') && readingIds.at(-1) === candidate.id,
  );
  const codes: Doubt[] = [...(backward ? (['negative'] as const) : []), ...(jumped ? (['jump'] as const) : [])];
  return codes.map((code) => ({ code, message_de: WORDS[code].de, message_en: WORDS[code].en }));
}

function toSeriesReading({
  id,
  deviceId,
  telegramId,
  day,
  value,
}: Candidate & { telegramId: string | null }): SeriesReading {
  return { id, deviceId, telegramId, day: day as Day, value: parse(value), kind: 'register' };
}
