import type { Sentence } from '../law/sentence.ts';
import { add, divide, type Fraction, fraction, isZero, multiply, subtract } from '../money/fraction.ts';
import { daysIn, type Period } from '../time/period.ts';
import { type ClimateFactorTable, climateFactorFor } from './climate-factors.ts';

/** What one user consumed in his days of a billing period. */
export interface UserEnergy {
  /** The same for the same person, whatever his contracts. */
  readonly userId: string;
  readonly period: Period;
  /** Null: not known. */
  readonly heatingKwh: Fraction | null;
  /** Null: not known; 0 where the house supplies no hot water. */
  readonly hotWaterKwh: Fraction | null;
}

/** One bar of the comparison, exact. */
export interface WeatherAdjustedRow {
  readonly period: Period;
  readonly heatingKwh: Fraction;
  readonly climateFactor: Fraction;
  readonly heatingAdjustedKwh: Fraction;
  /** As it is: nobody showers more in a cold winter. */
  readonly hotWaterKwh: Fraction;
  readonly energyKwh: Fraction;
}

export type ComparisonObstacle = 'first_period' | 'periods_differ' | 'consumption_missing' | 'climate_factor_missing';

export type WeatherAdjustedComparison =
  | {
      readonly available: true;
      readonly now: WeatherAdjustedRow;
      readonly before: WeatherAdjustedRow;
      /** Exact; undefined where nothing was consumed before. */
      readonly changePercent: Fraction | undefined;
    }
  | {
      readonly available: false;
      readonly reason: ComparisonObstacle;
      /** Postcode and periods whose factor the table does not have. */
      readonly missingFactors: readonly { readonly postcode: string; readonly period: Period }[];
    };

const MOVED_IN: Sentence = {
  de: 'Kein Vergleich mit dem Vorjahr: Das ist Ihre erste Abrechnung in dieser Wohnung.',
  en: 'No comparison with the year before: this is your first statement in this flat.',
};

const SENTENCES: Readonly<Record<ComparisonObstacle, Sentence>> = {
  // Who was there all along may have had a statement elsewhere.
  first_period: {
    de: 'Kein Vergleich mit dem Vorjahr: Für das Vorjahr liegt hier keine Abrechnung für Sie vor.',
    en: 'No comparison with the year before: there is no statement for you for the year before.',
  },
  periods_differ: {
    de: 'Kein Vergleich mit dem Vorjahr: Die Zeiträume sind verschieden lang.',
    en: 'No comparison with the year before: the periods differ in length.',
  },
  consumption_missing: {
    de: 'Kein Vergleich mit dem Vorjahr: Der Verbrauch eines der Zeiträume ist nicht bekannt.',
    en: 'No comparison with the year before: the consumption of one of the periods is not known.',
  },
  climate_factor_missing: {
    de: 'Kein Vergleich mit dem Vorjahr: Der Klimafaktor des Deutschen Wetterdienstes fehlt.',
    en: 'No comparison with the year before: the climate factor of the German weather service is missing.',
  },
};

/** Why there is no comparison, said to the user; `movedIn`: his days begin within the period. */
export const obstacleSentence = (reason: ComparisonObstacle, { movedIn }: { readonly movedIn: boolean }): Sentence =>
  reason === 'first_period' && movedIn ? MOVED_IN : SENTENCES[reason];

/** A leap day does not make periods differ. */
const DAYS_APART_MAX = 1;

/**
 * HeizkostenV section 6a(3) no. 5: weather-adjusted energy of this period and the one before, of the same user:
 * `heating * climate factor + hot water`. A factor that is missing is said to be missing, never guessed.
 * Interpretation: only periods of the same length compare, since nobody adjusts half a year to a whole one.
 */
export function weatherAdjustedComparison(
  now: UserEnergy,
  before: UserEnergy | null,
  postcode: string,
  factors: ClimateFactorTable,
): WeatherAdjustedComparison {
  const none = (
    reason: ComparisonObstacle,
    missingFactors: readonly { postcode: string; period: Period }[] = [],
  ): WeatherAdjustedComparison => ({ available: false, reason, missingFactors });

  if (before === null || before.userId !== now.userId) return none('first_period');
  if (Math.abs(daysIn(now.period) - daysIn(before.period)) > DAYS_APART_MAX) return none('periods_differ');
  const missing = [now, before]
    .filter(({ period }) => climateFactorFor(factors, postcode, period) === undefined)
    .map(({ period }) => ({ postcode, period }));
  const rows = [now, before].map((energy) => adjust(energy, climateFactorFor(factors, postcode, energy.period)));
  if ([now, before].some(({ heatingKwh, hotWaterKwh }) => heatingKwh === null || hotWaterKwh === null)) {
    return none('consumption_missing', missing);
  }
  const [rowNow, rowBefore] = rows;
  if (rowNow === undefined || rowBefore === undefined) return none('climate_factor_missing', missing);
  const changePercent = isZero(rowBefore.energyKwh)
    ? undefined
    : divide(multiply(subtract(rowNow.energyKwh, rowBefore.energyKwh), fraction(100n)), rowBefore.energyKwh);
  return { available: true, now: rowNow, before: rowBefore, changePercent };
}

function adjust(
  { period, heatingKwh, hotWaterKwh }: UserEnergy,
  climateFactor: Fraction | undefined,
): WeatherAdjustedRow | undefined {
  if (climateFactor === undefined || heatingKwh === null || hotWaterKwh === null) return undefined;
  const heatingAdjustedKwh = multiply(heatingKwh, climateFactor);
  const energyKwh = add(heatingAdjustedKwh, hotWaterKwh);
  return { period, heatingKwh, climateFactor, heatingAdjustedKwh, hotWaterKwh, energyKwh };
}
