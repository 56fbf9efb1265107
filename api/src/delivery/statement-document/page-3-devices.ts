import type { DeviceRow, ValueMark } from '../../billing/presentation.ts';
import { compare, decimalsOf, type Exact, exact, sum } from './decimal.ts';
import {
  type Block,
  type Cell,
  type Column,
  heading,
  left,
  type Row,
  right,
  row,
  small,
  sumRow,
  text,
  wide,
} from './document.ts';
import { day, number, reading } from './format.ts';
import { lineOf, type Subject, usesPartOfPeriod } from './subject.ts';

const USES = [
  { key: 'heating', code: 'heating_consumption', title: 'Heizung' },
  { key: 'hot_water', code: 'hot_water_consumption', title: 'Warmwasser' },
  { key: 'cold_water', code: 'cold_water', title: 'Kaltwasser' },
] as const;

type Use = (typeof USES)[number];

/** Shape and word together: a mark alone says nothing to those who do not see it. */
const MARK: Readonly<Record<ValueMark, string>> = {
  measured: '● Funk',
  exchange: '● Tausch',
  substitute: '◆ Ersatz',
  self_read: '○ von Ihnen',
  interim: '◇ Zwischen',
};

const METHOD: Readonly<Record<string, string>> = {
  previous_periods: 'Ihr eigener Verbrauch in früheren Zeiträumen (§ 9a Abs. 1 HeizkostenV)',
  comparable_rooms: 'der Verbrauch vergleichbarer Räume im selben Zeitraum (§ 9a Abs. 1 HeizkostenV)',
  building_average: 'der Durchschnitt des Gebäudes oder der Nutzergruppe (§ 9a Abs. 1 HeizkostenV)',
};

/** Page 3: each device with what it showed, when, and how the value came about. One table per use, one unit each. */
export function composeDevices(subject: Subject): Block[] {
  const tables = USES.flatMap((use) => useBlocks(subject, use));
  return [
    heading('Ihre Geräte und Werte'),
    ...(tables.length > 0
      ? [text(`Werte Ihrer Geräte: ${subject.unit.label}. So können Sie jeden Wert selbst vergleichen.`), ...tables]
      : [text('Für Ihre Räume liegen keine Gerätewerte vor. Ihre Kosten sind nach Fläche verteilt.')]),
    ...legend(subject),
    ...substituteBoxes(subject),
    ...timeShareBlocks(subject),
    ...(tables.length > 0 ? [howToCheck(subject)] : []),
  ];
}

function useBlocks(subject: Subject, use: Use): Block[] {
  const rows = subject.occupancy.devices[use.key];
  if (rows.length === 0) return [];
  const unit = use.key === 'heating' ? subject.input.presentation.heating_unit : 'm³';
  const digits = Math.max(
    0,
    ...rows.flatMap(({ start, end }) => [start, end].map((entry) => decimalsOf(entry?.value ?? '0'))),
  );
  const withFactor = rows.some(({ factor }) => factor !== null);
  const withCalibration = rows.some(({ calibrated_until }) => calibrated_until !== null);
  const columns: Column[] = [
    wide(`${use.title}: Raum und Gerät`),
    right('Anfang'),
    right('Ende'),
    right('Differenz'),
    ...(withFactor ? [right('Faktor')] : []),
    right(`Verbrauch ${unit}`),
    left('Wert'),
    ...(withCalibration ? [right('geeicht bis')] : []),
  ];
  const body = rows.map((device) =>
    row(
      { text: device.room, under: `${device.kind} ${device.serial}` },
      valueOnDay(device.start, digits),
      valueOnDay(device.end, digits),
      device.difference === null ? '–' : reading(exact(device.difference), digits),
      ...(withFactor ? [factorText(device)] : []),
      number(exact(device.consumption), 3),
      MARK[device.mark],
      ...(withCalibration ? [device.calibrated_until ?? '–'] : []),
    ),
  );
  return [
    {
      kind: 'table',
      summary: `${use.title}: Geräte und Werte`,
      columns,
      rows: [...body, ...sums(subject, use, columns.length, withFactor)],
    },
  ];
}

function sums(subject: Subject, use: Use, columns: number, withFactor: boolean): Row[] {
  const unit = use.key === 'heating' ? subject.input.presentation.heating_unit : 'm³';
  const recorded = recordedSum(subject, use);
  const charged = lineOf(subject, use.code);
  const at = withFactor ? 5 : 4;
  const cells = (label: string, value: Exact): Cell[] =>
    Array.from({ length: columns }, (_, index) => (index === 0 ? label : index === at ? number(value, 3) : ''));
  const total = sumRow(...cells(`Summe ${use.title}`, recorded));
  if (charged === undefined || compare(exact(charged.units), recorded) === 0) return [total];
  return [total, sumRow(...cells(`Ihr Anteil nach Zeit, in ${unit} (§ 9b Abs. 3 HeizkostenV)`, exact(charged.units)))];
}

function recordedSum(subject: Subject, use: Use): Exact {
  return sum(subject.occupancy.devices[use.key].map(({ consumption }) => exact(consumption)));
}

function valueOnDay(entry: DeviceRow['start'], digits: number): Cell {
  return entry === null ? '–' : { text: reading(exact(entry.value), digits), under: day(entry.on) };
}

function factorText({ factor }: DeviceRow): string {
  if (factor === null) return '–';
  return factor === 'in_device' ? 'im Gerät' : number(exact(factor), 3);
}

function allRows(subject: Subject): DeviceRow[] {
  return USES.flatMap(({ key }) => subject.occupancy.devices[key]);
}

function legend(subject: Subject): Block[] {
  const rows = allRows(subject);
  if (rows.length === 0) return [];
  const words: Readonly<Record<ValueMark, string>> = {
    measured: '● Funk: vom Gerät gemessen und gesendet',
    exchange: '● Tausch: gemessen, Gerät wurde ersetzt',
    substitute: '◆ Ersatz: Ersatzwert, siehe unten',
    self_read: '○ von Ihnen: selbst abgelesen',
    interim: '◇ Zwischen: Zwischenablesung beim Nutzerwechsel',
  };
  const used = (Object.keys(words) as ValueMark[]).filter((mark) => rows.some((device) => device.mark === mark));
  const strokes = rows.some(({ start, end }) => start === null || end === null)
    ? ['–: kein Ablesewert, siehe Ersatzwert']
    : [];
  return [small([...used.map((mark) => words[mark]), ...strokes].join(' · '))];
}

function substituteBoxes(subject: Subject): Block[] {
  return allRows(subject).flatMap((device): Block[] =>
    device.substitute === null
      ? []
      : [
          {
            kind: 'box',
            title: `◆ Ersatzwert: ${device.room}, ${device.kind} ${device.serial}`,
            lines: [
              `Es fehlt: ${device.substitute.missing}`,
              `Grund: ${device.substitute.reason}`,
              `Methode: ${METHOD[device.substitute.method] ?? device.substitute.method}`,
              `Rechnung: ${device.substitute.formula}`,
            ],
          },
        ],
  );
}

/** HeizkostenV section 9b: consumption by the interim reading, base costs by time. */
function timeShareBlocks(subject: Subject): Block[] {
  const { houseOccupancy, days, periodDays, occupancy, houseUnit, input } = subject;
  if (!usesPartOfPeriod(subject)) return [];
  const byDegreeDays = input.house.keys.heating_base_by !== 'days' && occupancy.time_share !== null;
  const share = occupancy.time_share;
  const water = `Grundkosten Warmwasser: nach Tagen, ${days} von ${periodDays}.`;
  const heat =
    byDegreeDays && share
      ? `Grundkosten Heizung: nach Gradtagen, ${number(exact(share.degree_days), 2)} von ${number(exact(share.period_degree_days), 0)}.`
      : `Grundkosten Heizung: nach Tagen, ${days} von ${periodDays}.`;
  const blocks: Block[] = [
    heading('Ihre Zeit im Haus'),
    text(`Sie haben die Räume vom ${day(houseOccupancy.from)} bis ${day(houseOccupancy.to)} genutzt.`),
    { kind: 'facts', facts: areaFacts(subject, heat, water, houseUnit.heating_area_m2, houseUnit.hot_water_area_m2) },
  ];
  if (byDegreeDays && share) blocks.push(degreeDayTable(share));
  return blocks;
}

function areaFacts(subject: Subject, heat: string, water: string, heatingArea?: string, hotWaterArea?: string) {
  const facts = (code: string, area: string | undefined, sentence: string) => {
    const line = lineOf(subject, code);
    if (line === undefined || area === undefined) return [];
    const part = `${number(exact(area), 3)} m² × Anteil = ${number(exact(line.units), 3)} m².`;
    return [{ term: code === 'heating_base' ? 'Heizung' : 'Warmwasser', text: `${sentence} ${part}` }];
  };
  return [...facts('heating_base', heatingArea, heat), ...facts('hot_water_base', hotWaterArea, water)];
}

function degreeDayTable(share: NonNullable<Subject['occupancy']['time_share']>): Block {
  return {
    kind: 'table',
    summary: 'Gradtage je Monat: im ganzen Zeitraum und in Ihrer Zeit',
    columns: [wide('Gradtage'), ...share.months.map(({ label }) => right(label)), right('Summe')],
    rows: [
      row(
        'Haus',
        ...share.months.map((month) => number(exact(month.period_degree_days), 2)),
        number(exact(share.period_degree_days), 2),
      ),
      row(
        'Ihre Zeit',
        ...share.months.map((month) => number(exact(month.degree_days), 2)),
        number(exact(share.degree_days), 2),
      ),
    ],
  };
}

function howToCheck(subject: Subject): Block {
  const remote = allRows(subject).some(({ mark }) => mark === 'measured');
  return small(
    remote
      ? 'Jeden Wert nachprüfen: Die Nummer steht auf dem Gerät. Der Wert am Stichtag steht in der Anzeige, meist mit „M“ gekennzeichnet.'
      : 'Jeden Wert nachprüfen: Die Nummer und der Wert stehen auf dem Gerät.',
  );
}
