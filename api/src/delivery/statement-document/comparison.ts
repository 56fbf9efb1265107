import { obstacleSentence } from '@klarmeter/engine';
import { add, compare, divide, type Exact, exact, multiply, plain, round, subtract } from './decimal.ts';
import { type Block, type Fill, heading, right, row, small, table, text, wide } from './document.ts';
import { enumeration, number, withUnit } from './format.ts';
import { movedIn, noPreviousPeriod, restsOnConsumption, type Subject } from './subject.ts';

type Comparison = Subject['occupancy']['comparison'];
type Entry = Comparison['rows'][number];

const FILLS: Readonly<Record<Entry['who'], Fill>> = { now: 'now', before: 'before', average: 'average' };

/** HeizkostenV section 6a(3) no. 4 and 5: the graphic, its figures, and why a bar is not there. */
export function comparisonBlocks(subject: Subject): Block[] {
  // Section 6a(5): without consumption there is nothing to compare; the block on the price says so.
  if (!restsOnConsumption(subject)) return [];
  const { comparison } = subject.occupancy;
  const title = heading('Ihr Verbrauch im Vergleich');
  // An empty flat has no user to be set beside others.
  if (subject.houseOccupancy.vacant === true) return [title, text(noPreviousPeriod(subject))];
  const missing = missingBars(subject).map((sentence) => text(sentence));
  if (comparison.rows.length === 0) return [title, ...missing];
  return [title, bars(comparison), figures(comparison, heatingHead(subject)), small(finding(comparison)), ...missing];
}

/** What keeps both bars away is said once. */
function missingBars(subject: Subject): string[] {
  const { before_missing: before, average_missing: average } = subject.occupancy.comparison;
  return [
    ...(before === null ? [] : [obstacleSentence(before, { movedIn: movedIn(subject) }).de]),
    ...(average === 'too_few_units'
      ? ['Kein Durchschnittsnutzer: Im Haus werden keine anderen Räume derselben Art genutzt.']
      : []),
  ];
}

/** Sum of the two printed kWh, so that bar, table and sentence show one figure. */
function total({ heating_kwh, heating_adjusted_kwh, hot_water_kwh }: Entry): Exact {
  return add(round(exact(heating_adjusted_kwh ?? heating_kwh), 0), round(exact(hot_water_kwh), 0));
}

const isAdjusted = ({ rows }: Comparison) => rows.some(({ climate_factor }) => climate_factor !== null);

function bars(comparison: Comparison): Block {
  const entries = comparison.rows.map((entry) => ({
    label: entry.label,
    amount: withUnit(number(total(entry), 0), 'kWh'),
    weight: plain(total(entry), 0),
    fill: FILLS[entry.who],
  }));
  const adjusted = isAdjusted(comparison) ? ', Heizung witterungsbereinigt' : '';
  return {
    kind: 'bars',
    caption: `Heizung und Warmwasser zusammen in kWh${adjusted}`,
    alt: `Balken: ${enumeration(entries.map(({ label, amount }) => `${label} ${amount}`))}. ${finding(comparison)}`,
    bars: entries,
  };
}

/** Allocators measure no kilowatt hours: theirs are worked out. */
const heatingHead = ({ input: { presentation } }: Subject): string =>
  presentation.heating_unit === 'Einheiten' ? 'Heizung' : 'Heizung gemessen';

function figures(comparison: Comparison, heating: string): Block {
  const kwh = (value: string) => number(exact(value), 0);
  if (!isAdjusted(comparison)) {
    return table(
      'Verbrauch im Vergleich: Heizung, Warmwasser und Summe',
      [wide('kWh'), right(heating), right('Warmwasser'), right('zusammen')],
      comparison.rows.map((entry) =>
        row(entry.label, kwh(entry.heating_kwh), kwh(entry.hot_water_kwh), number(total(entry), 0)),
      ),
    );
  }
  return table(
    'Verbrauch im Vergleich: Heizung, Klimafaktor, Heizung bereinigt, Warmwasser und Summe',
    [
      wide('kWh'),
      right(heating),
      right('Klimafaktor'),
      right('Heizung bereinigt'),
      right('Warmwasser'),
      right('zusammen'),
    ],
    comparison.rows.map((entry) =>
      row(
        entry.label,
        kwh(entry.heating_kwh),
        entry.climate_factor === null ? '–' : number(exact(entry.climate_factor), 2),
        kwh(entry.heating_adjusted_kwh ?? entry.heating_kwh),
        kwh(entry.hot_water_kwh),
        number(total(entry), 0),
      ),
    ),
  );
}

/** Within a twentieth nobody is above or below: measuring is not finer than that. */
const ABOUT_EQUAL = exact('0.05');

function finding(comparison: Comparison): string {
  return [standing(comparison), adjustment(comparison)].filter((sentence) => sentence !== '').join(' ');
}

function standing({ rows }: Comparison): string {
  const now = rows.find(({ who }) => who === 'now');
  const average = rows.find(({ who }) => who === 'average');
  if (!now || !average || total(average).numerator === 0n) return '';
  const ratio = divide(subtract(total(now), total(average)), total(average));
  if (compare(ratio, ABOUT_EQUAL) > 0) return 'Sie liegen über dem Durchschnitt.';
  if (compare(ratio, multiply(ABOUT_EQUAL, exact('-1'))) < 0) return 'Sie liegen unter dem Durchschnitt.';
  return 'Sie liegen etwa im Durchschnitt.';
}

function adjustment(comparison: Comparison): string {
  if (!isAdjusted(comparison)) return '';
  const { climate_factor_source: source } = comparison;
  return `Wärme ist um das Wetter bereinigt, Warmwasser nicht.${source === null ? '' : ` Klimafaktoren: ${source}.`}`;
}
