import { absolute, add, compare, divide, type Exact, exact, multiply, round, scaled, subtract } from './decimal.ts';
import type { ResultPage } from './document.ts';
import { day, dayCount, enumeration, euro, number, range, signedEuro } from './format.ts';
import { lineOf, noPreviousPeriod, type Subject } from './subject.ts';

type Change = ResultPage['change'];

/** Consumption lines whose change is worth explaining by amount and by price. */
const EXPLAINED = [
  { code: 'heating_consumption', more: 'mehr geheizt', less: 'weniger geheizt', name: 'Wärme', pot: 'Heizung' },
  {
    code: 'hot_water_consumption',
    more: 'mehr warmes Wasser verbraucht',
    less: 'weniger warmes Wasser verbraucht',
    name: 'Warmes Wasser',
    pot: 'Warmwasser',
  },
  {
    code: 'cold_water',
    more: 'mehr kaltes Wasser verbraucht',
    less: 'weniger kaltes Wasser verbraucht',
    name: 'Kaltes Wasser',
    pot: 'Kaltwasser',
  },
] as const;

type Explained = (typeof EXPLAINED)[number];

/** Below this the difference is not worth three lines. */
const HARDLY_ANY_CHANGE_EUR = exact('5');

/**
 * Why the amount is not last year's, in three lines that add up to the cent: more or less of the use that changed
 * most, its price, and everything else, which takes the cents. Where units or periods do not compare, a sentence.
 */
export function composeChange(subject: Subject): Change {
  const { previous, occupant, input } = subject;
  if (previous === null) return note('Vergleich mit dem Vorjahr', noPreviousPeriod(subject));

  const before = exact(previous.total_eur);
  const difference = subtract(exact(occupant.total_eur), before);
  const name = periodName(previous.from, previous.to);
  const daysBefore = dayCount(previous.from, previous.to);
  if (daysBefore !== subject.days && !bothWholeYears(subject, daysBefore)) {
    return perDay(subject, before, daysBefore, name);
  }
  if (compare(absolute(difference), HARDLY_ANY_CHANGE_EUR) < 0) {
    return note(`Fast wie ${name} (${euro(before)})`, `Der Unterschied beträgt ${signedEuro(difference)}.`);
  }
  const heading = `Warum ${euro(absolute(difference))} ${difference.numerator > 0n ? 'mehr' : 'weniger'} als ${name} (${euro(before)})?`;
  if (!previous.units_comparable)
    return note(heading, 'Die Geräte wurden getauscht. Die Einheiten sind nicht vergleichbar.');

  const most = mostChanged(subject);
  if (most === undefined) return note(heading, 'Beide Abrechnungen beruhen nicht auf denselben Verbrauchswerten.');
  return inThreeLines(heading, difference, most, unitName(most.use.code, input.presentation.heating_unit));
}

interface UseChange {
  readonly use: Explained;
  readonly units: readonly [Exact, Exact];
  readonly prices: readonly [Exact, Exact];
  readonly size: Exact;
}

function mostChanged(subject: Subject): UseChange | undefined {
  return EXPLAINED.flatMap((use): UseChange[] => {
    const now = lineOf(subject, use.code);
    const then = subject.previous?.lines.find(({ code }) => code === use.code);
    if (!now || !then) return [];
    return [
      {
        use,
        units: [exact(then.units), exact(now.units)],
        prices: [exact(then.unit_price_eur), exact(now.unit_price_eur)],
        size: absolute(subtract(exact(now.amount_eur), exact(then.amount_eur))),
      },
    ];
  }).toSorted((a, b) => compare(b.size, a.size))[0];
}

function inThreeLines(heading: string, difference: Exact, change: UseChange, unit: string): Change {
  const [unitsBefore, unitsNow] = change.units;
  const [priceBefore, priceNow] = change.prices;
  const byUse = round(multiply(priceBefore, subtract(unitsNow, unitsBefore)), 2);
  const byPrice = round(multiply(unitsNow, subtract(priceNow, priceBefore)), 2);
  const rest = subtract(difference, add(byUse, byPrice));
  return {
    heading,
    lines: [
      { amount: signedEuro(byUse), text: useText(change.use, unitsBefore, unitsNow, unit) },
      { amount: signedEuro(byPrice), text: priceText(change.use, priceBefore, priceNow, unit) },
      { amount: signedEuro(rest), text: restText(change.use, rest) },
    ],
    note: null,
  };
}

function useText(use: Explained, before: Exact, now: Exact, unit: string): string {
  const digits = unit === 'm³' ? 1 : 0;
  const order = compare(round(now, digits), round(before, digits));
  if (order === 0) return `Ihr Verbrauch ist gleich geblieben (${number(now, digits)} ${unit}).`;
  return `Sie haben ${order > 0 ? use.more : use.less} (${number(now, digits)} statt ${number(before, digits)} ${unit}).`;
}

function priceText(use: Explained, before: Exact, now: Exact, unit: string): string {
  const per = unit === 'Einheiten' ? 'je Einheit' : `je ${unit}`;
  const hundred = exact('100');
  const inCents = compare(before, exact('2')) < 0;
  const shown = (price: Exact) =>
    inCents ? number(multiply(price, hundred), centDigits(before, now)) : number(price, 2);
  const order = compare(now, before);
  const word = order > 0 ? 'war teurer' : order < 0 ? 'war günstiger' : 'hat gleich viel gekostet';
  return `${use.name} ${word} (${shown(now)} statt ${shown(before)} ${inCents ? 'Cent' : '€'} ${per}).`;
}

/** Whole cents where they tell the two prices apart, else as many decimals as it takes. */
function centDigits(before: Exact, now: Exact): number {
  const digits = [0, 1, 2, 3].find((places) => scaled(before, places + 2) !== scaled(now, places + 2));
  return digits ?? 4;
}

function restText({ pot }: Explained, rest: Exact): string {
  const others = EXPLAINED.map((use) => use.pot).filter((name) => name !== pot && name !== 'Kaltwasser');
  const names = enumeration([...others, 'Grundkosten']);
  if (rest.numerator === 0n) return `${names} sind zusammen gleich geblieben.`;
  return `${names} sind zusammen ${rest.numerator > 0n ? 'gestiegen' : 'gesunken'}.`;
}

function perDay(subject: Subject, before: Exact, daysBefore: number, name: string): Change {
  const now = divide(exact(subject.occupant.total_eur), exact(String(subject.days)));
  const then = divide(before, exact(String(daysBefore)));
  const order = compare(round(now, 2), round(then, 2));
  const word = order > 0 ? 'mehr' : order < 0 ? 'weniger' : 'gleich viel';
  return note(
    `Je Tag ${word} als ${name}`,
    `Die Zeiträume sind verschieden lang: ${subject.days} und ${daysBefore} Tage. ` +
      `Je Tag sind es ${euro(now)}, vorher waren es ${euro(then)} (zusammen ${euro(before)}).`,
  );
}

/** A leap year is not a longer billing year. */
function bothWholeYears(subject: Subject, daysBefore: number): boolean {
  return subject.days >= 365 && daysBefore >= 365;
}

function unitName(code: string, heatingUnit: string): string {
  return code === 'heating_consumption' ? heatingUnit : 'm³';
}

/** "2021" for a calendar year, else its days. */
export function periodName(from: string, to: string): string {
  const year = from.slice(0, 4);
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : from === to ? day(from) : range(from, to);
}

function note(heading: string, text: string): Change {
  return { heading, lines: [], note: text };
}
