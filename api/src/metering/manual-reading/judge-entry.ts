import { compare, type Day, parse } from '@klarmeter/engine';
import { doubtsAbout } from '../readings/plausibility.ts';
import { type ReadingRow, withId } from '../readings/reading-store.ts';
import { UNIT_BY_KIND } from '../register/device-rules.ts';
import { COUNTS_NOTHING, NO_DEVICE } from '../register/refusals.ts';
import type { DeviceRow, InstalledDevice } from '../store.ts';
import { type Doubt, doubtAboutRange, type Expectation, expectationOf, worthSaying } from './expectation.ts';
import type { EntryVerdict } from './schemas.ts';

/** A phone's clock may run ahead of ours by so much. */
const CLOCK_AHEAD_MS = 5 * 60_000;

/** What is known of a point: its devices, and what was read of them lately in order of reading. */
export interface KnownPoint {
  readonly spans: readonly InstalledDevice[];
  readonly around: readonly ReadingRow[];
}

export interface EntryToJudge {
  readonly measuringPointId: string;
  /** The device the reader had before him, where he said it. */
  readonly deviceId: string | null;
  readonly readAt: Date;
  readonly day: Day;
  readonly value: string | null;
  readonly confirmed: boolean;
}

export interface Judgement {
  readonly verdict: EntryVerdict;
  /** The device that measured there on the day. */
  readonly span: InstalledDevice | null;
  /** The reading that was there before, where the verdict rests on one. */
  readonly reading: ReadingRow | null;
  readonly expected: Expectation | null;
  readonly findings: readonly Doubt[];
}

interface Walk {
  readonly fromDay: string;
  readonly toDay: string;
  readonly now: Date;
  readonly today: Day;
}

/** What becomes of one value or remark; the first reason against it decides. */
export function judgeEntry(entry: EntryToJudge, point: KnownPoint, walk: Walk): Judgement {
  const untimely = timeFinding(entry, walk);
  if (untimely !== null) return judged('wrong_time', { findings: [untimely] });
  const onDay = point.spans.filter(
    ({ installation: { fromDay, toDay } }) => fromDay <= entry.day && (toDay === null || entry.day <= toDay),
  );
  const newest = onDay.toSorted((a, b) => (a.installation.fromDay < b.installation.fromDay ? -1 : 1)).at(-1) ?? null;
  // On the day of an exchange both devices were there.
  const span = entry.deviceId === null ? newest : (onDay.find(({ device }) => device.id === entry.deviceId) ?? null);
  if (newest !== null && span === null) return judged('device_exchanged', { span: newest, findings: [EXCHANGED] });
  if (entry.value === null) return judged('noted', { span });
  if (span === null) return judged('no_device', { findings: [NOTHING_INSTALLED] });
  if (unitOf(span.device) === '') return judged('no_device', { span, findings: [NOTHING_COUNTED] });
  return judgeValue(entry, entry.value, span, point, walk);
}

function judgeValue(
  entry: EntryToJudge,
  value: string,
  span: InstalledDevice,
  point: KnownPoint,
  walk: Walk,
): Judgement {
  const own = point.around.filter(({ kind, deviceId }) => kind === 'register' && deviceId === span.device.id);
  // A reading counts for its day, so a second hand-read value of a day says the same or contradicts. What radio sent on
  // the day stands beside it unless it is of the same moment.
  const rivals = own.filter(
    ({ day, origin, readAt }) => +readAt === +entry.readAt || (day === entry.day && BY_HAND.has(origin)),
  );
  const same = rivals.find((rival) => compare(parse(rival.value), parse(value)) === 0);
  if (same !== undefined) return judged('known', { span, reading: same });
  if (rivals[0] !== undefined) return judged('conflict', { span, reading: rivals[0], findings: [CONFLICT] });
  const candidate = withId({ ...entry, kind: 'register', deviceId: span.device.id, value });
  const expected = expectationOf(span, before(own, entry.readAt), entry.day);
  const doubts = doubtsAbout(candidate, own, { ...span, today: walk.today });
  const findings = worthSaying(doubts, doubtAboutRange(value, expected, unitOf(span.device)));
  const verdict = findings.length > 0 && !entry.confirmed ? 'implausible' : 'taken';
  return judged(verdict, { span, expected, findings });
}

const BY_HAND: ReadonlySet<string> = new Set(['manual', 'self_read']);
const before = (readings: readonly ReadingRow[], at: Date) => readings.filter(({ readAt }) => readAt < at);
const unitOf = ({ kind }: DeviceRow) => UNIT_BY_KIND[kind] ?? '';

function judged(verdict: EntryVerdict, more: Partial<Omit<Judgement, 'verdict'>>): Judgement {
  return { verdict, span: null, reading: null, expected: null, findings: [], ...more };
}

function timeFinding({ readAt, day }: EntryToJudge, { fromDay, toDay, now }: Walk): Doubt | null {
  if (readAt.getTime() > now.getTime() + CLOCK_AHEAD_MS) {
    return {
      code: 'in_the_future',
      message_de: 'Die Ablesung liegt in der Zukunft: die Uhr des Geräts geht falsch.',
      message_en: 'The reading lies in the future: the clock of the phone is wrong.',
    };
  }
  if (day >= fromDay && day <= toDay) return null;
  return {
    code: 'outside_route',
    message_de: `Für diese Route zählen Werte vom ${inGerman(fromDay)} bis zum ${inGerman(toDay)}.`,
    message_en: `Values from ${fromDay} to ${toDay} count for this route.`,
  };
}

const inGerman = (day: string): string => day.split('-').reverse().join('.');

const EXCHANGED: Doubt = {
  code: 'device_exchanged',
  message_de: 'An der Messstelle ist inzwischen ein anderes Gerät.',
  message_en: 'Another device is at the measuring point by now.',
};
const NOTHING_INSTALLED: Doubt = { code: 'no_device', message_de: NO_DEVICE.de, message_en: NO_DEVICE.en };
const NOTHING_COUNTED: Doubt = {
  code: 'point_counts_nothing',
  message_de: COUNTS_NOTHING.de,
  message_en: COUNTS_NOTHING.en,
};
const CONFLICT: Doubt = {
  code: 'other_value_of_the_day',
  message_de: 'Für diesen Tag gibt es schon einen anderen Wert. Beide sind festgehalten; die Verwaltung entscheidet.',
  message_en: 'There already is another value of this day. Both are kept; the manager decides.',
};
