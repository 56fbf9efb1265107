import { type ClimateFactor, type ClimateFactorTable, climateFactorTable, type Period, parse } from '@klarmeter/engine';
import type { HouseSource } from '../house/source.ts';
import { daysOf } from '../periods/kind.ts';

/** Said of a factor that stands in the settings of a period. */
const STATED = 'Angabe der Verwaltung';

/** Climate factors of a house for its period and the one before: as the manager states them, else as loaded. */
export function yearlyFactors({ climateFactors, property, billingPeriod, preceding }: HouseSource): {
  readonly table: ClimateFactorTable;
  /** Null where there is no factor. */
  readonly sourceOf: (period: Period) => string | null;
} {
  const postcode = property.postalCode;
  const known = new Map<string, { readonly factor: ClimateFactor; readonly source: string }>();
  const learn = (period: Period, factor: string, source: string) =>
    known.set(keyOf(period), { factor: { postcode, period, factor: parse(factor) }, source });
  for (const { from, to, factor, source } of climateFactors.toReversed()) learn({ from, to }, factor, source);
  for (const row of preceding === null ? [billingPeriod] : [preceding.row, billingPeriod]) {
    const stated = row.settings.climate_factor;
    if (stated !== null) learn(daysOf(row), stated, STATED);
  }
  return {
    table: climateFactorTable([...known.values()].map(({ factor }) => factor)),
    sourceOf: (period) => known.get(keyOf(period))?.source ?? null,
  };
}

const keyOf = ({ from, to }: Period): string => `${from} ${to}`;
