import { exact } from './decimal.ts';
import { type Block, type Fact, fact, heading, right, row, table, text, wide } from './document.ts';
import { day, degreeDays, number } from './format.ts';
import { lineOf, type Subject, usesPartOfPeriod } from './subject.ts';

type TimeShare = NonNullable<Subject['occupancy']['time_share']>;

/** HeizkostenV section 9b: what an occupant pays for by time who was not there for the whole period. */
export function timeShareBlocks(subject: Subject): Block[] {
  if (!usesPartOfPeriod(subject)) return [];
  const { houseOccupancy, occupancy, input } = subject;
  const byDays = input.house.keys?.heating_base_by === 'days';
  const share = byDays ? null : occupancy.time_share;
  const facts = [...heatingFacts(subject, share), ...hotWaterFacts(subject)];
  const span = `vom ${day(houseOccupancy.from)} bis ${day(houseOccupancy.to)}`;
  const vacant = houseOccupancy.vacant === true;
  return [
    heading(vacant ? 'Zeit des Leerstands' : 'Ihre Zeit im Haus'),
    text(
      `${vacant ? `Die Räume standen ${span} leer` : `Sie haben die Räume ${span} genutzt`}. Verbrauch zählt nach ${vacant ? 'den' : 'Ihren'} Geräten, Grundkosten zählen nach Zeit.`,
      '§ 9b HeizkostenV',
    ),
    ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
    ...(share && share.months.length > 0 ? [degreeDayTable(share)] : []),
  ];
}

function heatingFacts(subject: Subject, share: TimeShare | null): Fact[] {
  const time = share
    ? `nach Gradtagen, ${degreeDays(share.degree_days)} von ${degreeDays(share.period_degree_days)}`
    : daysText(subject);
  return areaFact(subject, 'Heizung', 'heating_base', subject.houseUnit.heating_area_m2, time);
}

function hotWaterFacts(subject: Subject): Fact[] {
  return areaFact(subject, 'Warmwasser', 'hot_water_base', subject.houseUnit.hot_water_area_m2, daysText(subject));
}

function daysText({ days, periodDays }: Subject): string {
  return `nach Tagen, ${days} von ${periodDays}`;
}

function areaFact(subject: Subject, term: string, code: string, area: string | undefined, time: string): Fact[] {
  const line = lineOf(subject, code);
  if (line === undefined || area === undefined) return [];
  return [
    fact(term, `Grundkosten ${time}. Aus ${number(exact(area), 3)} m² werden ${number(exact(line.units), 3)} m².`),
  ];
}

function degreeDayTable(share: TimeShare) {
  return table(
    'Gradtage je Monat: im Haus und in Ihrer Zeit',
    [wide('Gradtage'), ...share.months.map(({ label }) => right(label)), right('Ihre Summe')],
    [
      row('Monat', ...share.months.map((month) => number(exact(month.period_degree_days), 2)), ''),
      row(
        'Ihre Zeit',
        ...share.months.map((month) => number(exact(month.degree_days), 2)),
        number(exact(share.degree_days), 2),
      ),
    ],
  );
}
