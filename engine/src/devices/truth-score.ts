/** What is known of a device within the time looked at. Counts are whole numbers. */
export interface TruthFacts {
  /** Months in which it was installed, and those of them with a value. */
  readonly months: number;
  readonly monthsWithValue: number;
  /** Values it gave, and those among them that jump, go back, stand still or contradict each other. */
  readonly values: number;
  readonly doubtfulValues: number;
  /** Januaries in which it was installed, and those of them in which it was heard: some devices send otherwise then. */
  readonly januaries: number;
  readonly januariesHeard: number;
  /** How far its clock is off, in seconds; null where its telegrams carry no time. */
  readonly clockOffSeconds: number | null;
  /** Telegrams kept of it, and those that could not be opened or read. */
  readonly telegrams: number;
  readonly unreadTelegrams: number;
  /** Values that somebody read or that stand in for missing ones, beside those it gave itself. */
  readonly otherValues: number;
}

export type TruthPartCode = 'gaps' | 'jumps' | 'january' | 'clock' | 'unread' | 'estimated';

/** One part of the score. */
export interface TruthPart {
  readonly code: TruthPartCode;
  /** What it counts at most. */
  readonly weight: number;
  /** Hundredths of the weight that were reached; null where there is nothing to look at: then it counts for nothing. */
  readonly reached: number | null;
  readonly explanationDe: string;
  readonly explanationEn: string;
}

export interface TruthScore {
  /** 0 to 100; null where nothing is known. */
  readonly score: number | null;
  readonly parts: readonly TruthPart[];
}

const WEIGHTS: Readonly<Record<TruthPartCode, number>> = {
  gaps: 30,
  jumps: 20,
  unread: 20,
  january: 10,
  clock: 10,
  estimated: 10,
};

/** A tenth of the values in doubt is as bad as it gets; so are a quarter of telegrams that cannot be read. */
const DOUBTFUL_WORST = 10;
const UNREAD_WORST = 4;

/** Seconds a clock may be off for so many hundredths: devices that keep standard time are an hour off in summer. */
const CLOCK_STEPS: readonly (readonly [seconds: number, reached: number])[] = [
  [300, 100],
  [3_900, 80],
  [21_600, 50],
  [86_400, 20],
];

/** How far the values of a device can be relied on: a figure of the house with its parts, not a term of any law. */
export function truthScore(facts: TruthFacts): TruthScore {
  const parts = [gaps(facts), jumps(facts), unread(facts), january(facts), clock(facts), estimated(facts)];
  let weights = 0;
  let points = 0;
  for (const { weight, reached } of parts) {
    if (reached === null) continue;
    weights += weight;
    points += weight * reached;
  }
  return { score: weights === 0 ? null : Math.round(points / weights), parts };
}

/** Hundredths of a whole, rounded down: nearly all is not all. */
const hundredths = (part: number, whole: number): number => Math.floor((100 * part) / whole);

/** What is left where `bad` of `all` are wrong and the `worst`-th part of them is as bad as it gets. */
const left = (bad: number, all: number, worst: number): number =>
  Math.max(0, 100 - Math.ceil((100 * bad * worst) / all));

const part = (
  code: TruthPartCode,
  reached: number | null,
  explanationDe: string,
  explanationEn: string,
): TruthPart => ({
  code,
  weight: WEIGHTS[code],
  reached,
  explanationDe,
  explanationEn,
});

function gaps({ months, monthsWithValue }: TruthFacts): TruthPart {
  if (months === 0)
    return part(
      'gaps',
      null,
      'In dieser Zeit war kein Monat zu messen.',
      'There was no month to measure in this time.',
    );
  const reached = hundredths(monthsWithValue, months);
  const [de, en] = [
    `${monthsWithValue} von ${months} Monaten mit Wert.`,
    `${monthsWithValue} of ${months} months with a value.`,
  ];
  return part('gaps', reached, de, en);
}

function jumps({ values, doubtfulValues }: TruthFacts): TruthPart {
  if (values === 0)
    return part('jumps', null, 'In dieser Zeit gibt es keinen Wert.', 'There is no value of this time.');
  const reached = left(doubtfulValues, values, DOUBTFUL_WORST);
  return part(
    'jumps',
    reached,
    `${doubtfulValues} von ${values} Werten springen, laufen zurück, stehen still oder widersprechen sich.`,
    `${doubtfulValues} of ${values} values jump, go back, stand still or contradict each other.`,
  );
}

function unread({ telegrams, unreadTelegrams }: TruthFacts): TruthPart {
  if (telegrams === 0)
    return part('unread', null, 'In dieser Zeit kam kein Telegramm.', 'No telegram came in this time.');
  const reached = left(unreadTelegrams, telegrams, UNREAD_WORST);
  return part(
    'unread',
    reached,
    `${unreadTelegrams} von ${telegrams} Telegrammen waren nicht lesbar oder nicht glaubhaft.`,
    `${unreadTelegrams} of ${telegrams} telegrams could not be read or believed.`,
  );
}

function january({ januaries, januariesHeard }: TruthFacts): TruthPart {
  if (januaries === 0)
    return part('january', null, 'In dieser Zeit liegt kein Januar.', 'There is no January in this time.');
  const reached = hundredths(januariesHeard, januaries);
  return part(
    'january',
    reached,
    `In ${januariesHeard} von ${januaries} Januaren empfangen.`,
    `Heard in ${januariesHeard} of ${januaries} Januaries.`,
  );
}

function clock({ clockOffSeconds }: TruthFacts): TruthPart {
  if (clockOffSeconds === null)
    return part('clock', null, 'Das Gerät nennt keine Uhrzeit.', 'The device tells no time.');
  const off = Math.abs(clockOffSeconds);
  const reached = CLOCK_STEPS.find(([seconds]) => off <= seconds)?.[1] ?? 0;
  const minutes = Math.round(off / 60);
  return part('clock', reached, `Die Uhr weicht um ${minutes} Minuten ab.`, `Its clock is ${minutes} minutes off.`);
}

function estimated({ values, otherValues }: TruthFacts): TruthPart {
  const all = values + otherValues;
  if (all === 0)
    return part('estimated', null, 'In dieser Zeit gibt es keinen Wert.', 'There is no value of this time.');
  return part(
    'estimated',
    hundredths(values, all),
    `${otherValues} von ${all} Werten hat nicht das Gerät selbst gemeldet.`,
    `${otherValues} of ${all} values did not come from the device itself.`,
  );
}
