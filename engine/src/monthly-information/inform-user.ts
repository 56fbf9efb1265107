import { format, formatFixed } from '../money/decimal.ts';
import { add, multiply, ZERO } from '../money/fraction.ts';
import { averageFor, compareWith } from './compare-user.ts';
import { type Figure, KWH_DECIMALS, type UserContext } from './context.ts';
import type { Conversion } from './conversion.ts';
import type { UseModel, UseName } from './model.ts';
import { USES } from './model.ts';
import type { MandatoryItem, MonthlyInformation, MonthlyPast, MonthlyUseInformation } from './result.ts';
import { MISSING_SENTENCES } from './sentences.ts';

/** What one user is told about the month (HeizkostenV section 6a(2)). */
export function informUser(user: UserContext): MonthlyInformation {
  const { occupancy, unit, wholeDays } = user;
  const figures: Partial<Record<UseName, Figure>> = {};
  const uses: Partial<Record<UseName, MonthlyUseInformation>> = {};
  const missing: MandatoryItem[] = [];
  for (const use of USES) {
    const recorded = occupancy[use];
    if (recorded === undefined) continue;
    const conversion = user.group.conversion[use];
    const own = conversion && figureOf(user, use, recorded, conversion);
    if (own !== undefined) figures[use] = own;
    else missing.push(use);
    const told = informUse(user, use, recorded, own);
    if (!told.average.available) missing.push(`${use}_average`);
    uses[use] = told;
  }
  const cost = approximateCost(user, figures);
  return {
    unit: unit.id,
    occupancy: occupancy.id,
    from: occupancy.days.from,
    to: occupancy.days.to,
    whole_month: occupancy.days.from === wholeDays.from && occupancy.days.to === wholeDays.to,
    ...uses,
    past_months: occupancy.pastMonths.length === 0 ? [] : pastMonths(user),
    ...(cost === undefined ? {} : { approximate_eur: cost }),
    missing,
  };
}

function figureOf(
  { at, book }: UserContext,
  use: UseName,
  recorded: UseModel,
  conversion: Conversion,
): Figure | undefined {
  if (recorded.value === undefined) return undefined;
  const kwh = multiply(recorded.value, conversion.kwhPerUnit);
  const factor = conversion.reasonId === undefined ? [] : [conversion.reasonId];
  const reasonId =
    book?.add('monthly_consumption', `${at}/${use}`, formatFixed(kwh, KWH_DECIMALS), [
      `${recorded.path}/value`,
      ...factor,
    ]) ?? '';
  return { kwh, reasonId };
}

function informUse(
  user: UserContext,
  use: UseName,
  recorded: UseModel,
  own: Figure | undefined,
): MonthlyUseInformation {
  const conversion = user.group.conversion[use];
  const gap = recorded.missing === undefined ? undefined : MISSING_SENTENCES[recorded.missing];
  return {
    origin: recorded.origin,
    ...(own === undefined ? {} : { kwh: formatFixed(own.kwh, KWH_DECIMALS) }),
    ...(recorded.value === undefined ? {} : { recorded: format(recorded.value) }),
    ...(recorded.method === undefined ? {} : { method: recorded.method }),
    ...(recorded.reason === undefined ? {} : { reason: recorded.reason }),
    ...(gap === undefined ? {} : { message_de: gap.de, message_en: gap.en }),
    basis: conversion?.basis ?? 'heat_meters',
    provisional: conversion?.provisional ?? false,
    same_month_last_year: compareWith(user, use, own, user.lastYear, 'same_month_last_year'),
    previous_month: compareWith(user, use, own, user.previousMonth, 'previous_month'),
    average: averageFor(user, use, own),
  };
}

/** Only where every supplied use has a value and a price: half an amount would look like a whole one. */
function approximateCost(
  { occupancy, group, at, book }: UserContext,
  figures: Partial<Record<UseName, Figure>>,
): string | undefined {
  let euro = ZERO;
  const inputs: string[] = [];
  for (const use of USES) {
    if (occupancy[use] === undefined) continue;
    const [figure, price] = [figures[use], group.group.prices[use]];
    if (figure === undefined || price === undefined) return undefined;
    euro = add(euro, multiply(figure.kwh, price));
    if (book !== undefined) inputs.push(figure.reasonId, `${group.group.path}/prices/${use}_eur_per_kwh`);
  }
  if (Object.keys(figures).length === 0) return undefined;
  const text = formatFixed(euro, 0);
  book?.add('monthly_cost', `${at}/approximate_eur`, text, inputs);
  return text;
}

function pastMonths({ occupancy, group }: UserContext): MonthlyPast[] {
  const kwhOf = (use: UseName, recorded: UseModel): string | null => {
    const conversion = group.conversion[use];
    if (recorded.value === undefined || !recorded.comparable || conversion === undefined) return null;
    return formatFixed(multiply(recorded.value, conversion.kwhPerUnit), KWH_DECIMALS);
  };
  return occupancy.pastMonths
    .map(({ month, heating, hot_water: hotWater }) => ({
      month,
      ...(heating === undefined ? {} : { heating_kwh: kwhOf('heating', heating) }),
      ...(hotWater === undefined ? {} : { hot_water_kwh: kwhOf('hot_water', hotWater) }),
    }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}
