import type { DeviceRow, ValueMark } from '../../billing/index.ts';
import { compare, decimalsOf, type Exact, exact, sum } from './decimal.ts';
import {
  type Block,
  type Cell,
  type Column,
  fact,
  heading,
  left,
  type Row,
  right,
  row,
  small,
  sumRow,
  table,
  text,
  wide,
} from './document.ts';
import { day, number, reading } from './format.ts';
import { shareLines } from './shares.ts';
import { lineOf, movedOut, type Subject } from './subject.ts';
import { timeShareBlocks } from './time-share.ts';

const USES = [
  { key: 'heating', field: 'heating', code: 'heating_consumption', title: 'Heizung' },
  { key: 'hot_water', field: 'hot_water_m3', code: 'hot_water_consumption', title: 'Warmwasser' },
  { key: 'cold_water', field: 'cold_water_m3', code: 'cold_water', title: 'Kaltwasser' },
] as const;

type Use = (typeof USES)[number];

/** Shape and word together: a mark alone says nothing to those who do not see it. */
const MARK: Readonly<Record<ValueMark, string>> = {
  measured: '● Funk',
  read_on_site: '■ abgelesen',
  exchange: '● Tausch',
  substitute: '◆ Ersatz',
  self_read: '○ von Ihnen',
  interim: '◊ Zwischen',
  interpolated: '◊ berechnet',
};

const METHOD: Readonly<Record<NonNullable<DeviceRow['substitute']>['method'], string>> = {
  previous_periods: 'Ihr eigener Verbrauch in früheren Zeiträumen.',
  comparable_rooms: 'Der Verbrauch vergleichbarer Räume im selben Zeitraum.',
  building_average: 'Der Durchschnitt des Gebäudes oder Ihrer Nutzergruppe.',
};

/** Page 3: each device with what it showed, when, and how the value came about. One table per use, one unit each. */
export function composeDevices(subject: Subject): Block[] {
  const tables = USES.flatMap((use) => useBlocks(subject, use));
  return [
    heading('Ihre Geräte und Werte'),
    ...(tables.length > 0
      ? [...(movedOut(subject) ? [] : [text('Vergleichen Sie diese Werte mit Ihren Geräten.')]), ...tables]
      : [text('Für Ihre Räume liegen keine Gerätewerte vor. Ihre Kosten sind nach Fläche verteilt.')]),
    ...legend(subject),
    ...substituteBoxes(subject),
    ...timeShareBlocks(subject),
    ...(tables.length > 0 && !movedOut(subject) ? [howToCheck(subject)] : []),
  ];
}

function useBlocks(subject: Subject, use: Use): Block[] {
  const rows = subject.occupancy.devices[use.key];
  if (rows.length === 0) return [];
  const unit = use.key === 'heating' ? subject.input.presentation.heating_unit : 'm³';
  // A water meter shows litres: three decimals, however a value was entered.
  const digits = Math.max(
    use.key === 'heating' ? 0 : 3,
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
    table(`${use.title}: Geräte und Werte`, columns, [...body, ...sums(subject, use, columns.length, withFactor)]),
    ...(use.key === 'cold_water' ? mainMeter(subject) : []),
  ];
}

function sums(subject: Subject, use: Use, columns: number, withFactor: boolean): Row[] {
  const recorded = recordedSum(subject, use);
  const charged = lineOf(subject, use.code);
  const at = withFactor ? 5 : 4;
  const cells = (label: string, value: Exact): Cell[] =>
    Array.from({ length: columns }, (_, index) => (index === 0 ? label : index === at ? number(value, 3) : ''));
  const total = sumRow(...cells(`Summe ${use.title}`, recorded));
  const ownReadings = subject.houseOccupancy[use.field] !== undefined;
  if (ownReadings || charged === undefined || compare(exact(charged.units), recorded) === 0) return [total];
  return [total, sumRow(...cells('Ihr Anteil nach Zeit, ohne Zwischenablesung', exact(charged.units)))];
}

/** The invoice is shared by the flats' meters, so their sum and the main meter both belong beside the price. */
function mainMeter(subject: Subject): Block[] {
  const measured = subject.input.house.cold_water?.main_meter_m3;
  const share = shareLines(subject).find(({ line }) => line.code === 'cold_water');
  if (measured === undefined || share === undefined) return [];
  const flats = number(share.houseUnits, 3);
  return [
    small(
      `Hauptzähler ${number(exact(measured), 3)} m³ · alle Wohnungszähler ${flats} m³ · Preis je m³ = Rechnung : ${flats} m³`,
    ),
  ];
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
    read_on_site: '■ abgelesen: vor Ort am Gerät',
    exchange: '● Tausch: gemessen, Gerät wurde ersetzt',
    substitute: '◆ Ersatz: Ersatzwert, siehe unten',
    self_read: '○ von Ihnen: selbst abgelesen',
    interim: '◊ Zwischen: Zwischenablesung beim Nutzerwechsel',
    interpolated: '◊ berechnet: Zwischenstand beim Turnuswechsel, zwischen zwei Ablesungen berechnet',
  };
  const used = (Object.keys(words) as ValueMark[]).filter((mark) => rows.some((device) => device.mark === mark));
  const strokes = rows.some(({ start, end }) => start === null || end === null)
    ? ['–: kein Ablesewert, siehe Ersatzwert']
    : [];
  return [small([...used.map((mark) => words[mark]), ...strokes].join(' · '))];
}

function substituteBoxes(subject: Subject): Block[] {
  return allRows(subject).flatMap(({ room, kind, serial, substitute }): Block[] =>
    substitute === null
      ? []
      : [
          {
            kind: 'box',
            title: `◆ Ersatzwert: ${room}, ${kind} ${serial}`,
            facts: [
              fact('Es fehlt', substitute.missing),
              fact('Grund', substitute.reason),
              fact('Methode', METHOD[substitute.method], '§ 9a Abs. 1 HeizkostenV'),
              fact('Rechnung', substitute.formula),
              ...comparison(substitute),
            ],
          },
        ],
  );
}

const SHORT_METHOD: typeof METHOD = {
  previous_periods: 'frühere Zeiträume',
  comparable_rooms: 'vergleichbare Räume',
  building_average: 'Durchschnitt',
};

/** What the other methods would come to, so that a reader sees how much hangs on the choice. */
function comparison({ others = [] }: NonNullable<DeviceRow['substitute']>): ReturnType<typeof fact>[] {
  if (others.length === 0) return [];
  const values = others.map(({ method, value }) => `${SHORT_METHOD[method]} ${reading(exact(value), 3)}`);
  return [
    fact(
      'Zum Vergleich',
      `Andere Methoden ergäben: ${values.join(' · ')}. Gewählt ist, was Ihren Räumen am nächsten kommt.`,
    ),
  ];
}

function howToCheck(subject: Subject): Block {
  const remote = allRows(subject).some(({ mark }) => mark === 'measured');
  return small(
    remote
      ? 'Jeden Wert nachprüfen: Die Nummer steht auf dem Gerät. Der Wert am Stichtag steht in der Anzeige, meist mit „M“ gekennzeichnet.'
      : 'Jeden Wert nachprüfen: Die Nummer und der Wert stehen auf dem Gerät.',
  );
}
