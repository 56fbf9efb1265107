import type { components } from '@klarmeter/sdk';

/** What the API answers about a flat's consumption. Days are calendar days in Germany, values decimal text. */
export type Consumption = components['schemas']['Consumption'];
export type ConsumptionSeries = components['schemas']['ConsumptionSeries'];
export type ConsumptionValue = components['schemas']['ConsumptionValue'];
export type Use = ConsumptionSeries['use'];
export type QuantityUnit = ConsumptionSeries['unit'];
export type Interval = Consumption['interval'];
export type MissingReason = NonNullable<ConsumptionValue['reason']>;

/** Both ways to look at the flats a caller sees. */
export interface Consumptions {
  readonly months: readonly Consumption[];
  readonly years: readonly Consumption[];
}

/** One flat as one occupant had it: what a caller may choose between. */
export interface Flat {
  readonly key: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** True where another flat has the same label, so that the days must be named too. */
  readonly ambiguous: boolean;
}

export const flatKey = ({ unit, occupancy_id }: Pick<Consumption, 'unit' | 'occupancy_id'>): string =>
  `${unit.id}/${occupancy_id ?? ''}`;

/** The flats among the answers, in the order given, each once. */
export function flatsOf({ months, years }: Consumptions): Flat[] {
  const flats = new Map<string, Consumption>();
  for (const item of [...months, ...years]) if (!flats.has(flatKey(item))) flats.set(flatKey(item), item);
  const labels = [...flats.values()].map(({ unit }) => unit.label);
  return [...flats].map(([key, { unit, from, to }]) => ({
    key,
    label: unit.label,
    from,
    to,
    ambiguous: labels.indexOf(unit.label) !== labels.lastIndexOf(unit.label),
  }));
}

/** What is known of one flat. */
export interface FlatData {
  readonly months: Consumption | undefined;
  readonly years: Consumption | undefined;
}

export function dataOf({ months, years }: Consumptions, key: string): FlatData {
  const own = (items: readonly Consumption[]) => items.find((item) => flatKey(item) === key);
  return { months: own(months), years: own(years) };
}

/** Whether anything was measured. Where nothing was, there is nothing to draw. */
export function hasValues(...answers: readonly (Consumption | undefined)[]): boolean {
  return answers.some((answer) => answer?.series.some(({ values }) => values.some(({ value }) => value !== null)));
}
