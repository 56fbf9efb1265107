import { daysOf, lastOfTwelveMonths, type Span, yearMonthDay } from './calendar.ts';
import { type Dice, decimalText } from './dice.ts';
import type { PlantDraft } from './random-plant.ts';
import type { RawCo2 } from './raw-house.ts';

// Random CO2 figures, most of them at the borders of the classes of 3.4.

const borders = [12n, 17n, 22n, 27n, 32n, 37n, 42n, 47n, 52n];
const convertible = ['natural_gas', 'heating_oil', 'heavy_oil', 'lpg'];
const withSplit = [...convertible, 'hard_coal', 'coke', 'lignite', 'district_heating'];

function emissions(dice: Dice, period: Span, area: bigint): string {
  const twelveMonths = BigInt(lastOfTwelveMonths(period.from) - period.from + 1);
  const days = daysOf(period).top;
  // Hundredths of a kilogram per square metre, up to 0.08 beside a border of the (reduced) table.
  const atBorder = (dice.pick(borders) * 100n * days) / twelveMonths + dice.big(-8n, 8n);
  const anywhere = dice.big(0n, 7000n);
  const perArea = dice.chance(75) ? atBorder : anywhere;
  return decimalText(perArea < 0n ? 0n : perArea * area, 4);
}

function invoices(dice: Dice, period: Span, { plant, kwh }: PlantDraft): NonNullable<RawCo2['invoices']> {
  const [year] = yearMonthDay(period.from);
  const count = dice.whole(1, 3);
  return Array.from({ length: count }, () => ({
    energy_kwh: decimalText((kwh * dice.big(100n, 1300n)) / BigInt(count), 3),
    calorific: plant.energy === 'natural_gas' ? dice.pick(['gross', 'gross', 'net']) : 'net',
    delivered_in: `${Math.min(2026, year - dice.pick([0, 0, 0, 1, 2]))}`,
    vat_percent: dice.pick(['19', '19', '7', '0', '19.00']),
  }));
}

/** Kilograms and cost on every layer of the stock; of a layer from before 2023 only the kilograms count (section 3.1). */
function layTheCo2OnLayers(dice: Dice, draft: PlantDraft): void {
  for (const layer of draft.stock?.layers ?? []) {
    layer.co2_kg = decimalText(BigInt(layer.quantity.replace('.', '')) * dice.big(200n, 320n), 4);
    const cost = (BigInt(layer.amount_eur.replace('.', '')) * dice.big(0n, 25n)) / 100n;
    layer.co2_cost_eur = decimalText(cost, 2);
  }
}

/**
 * The CO2 part of a house, or nothing where there is no split. The cost stays far below the cost of fuel,
 * so that a deduction never turns a pot negative.
 */
export function randomCo2(
  dice: Dice,
  period: Span,
  draft: PlantDraft,
  fuelCents: bigint,
  relief: string,
): RawCo2 | undefined {
  const [year] = yearMonthDay(period.from);
  if (year < 2023 || !withSplit.includes(draft.plant.energy) || dice.chance(30)) return undefined;
  const residential = dice.chance(85);
  const area = dice.big(3_000n, 400_000n);
  const co2: RawCo2 = {
    building: residential ? 'residential' : 'non_residential',
    ...(residential && { living_area_m2: decimalText(area, 2) }),
    ...(dice.chance(40) && { public_law_restrictions: dice.pick(['none', 'one', 'one', 'both']) }),
    ...(dice.chance(20) && { section_43_plant: yearMonthDay(period.to)[0] < 2028 && dice.chance(60) }),
    ...((relief !== 'deduct_from_pot' || dice.chance(60)) && { relief }),
  };
  const source = dice.whole(1, 4);
  if (source === 1 && convertible.includes(draft.plant.energy))
    return { ...co2, invoices: invoices(dice, period, draft) };
  if (source <= 3 && draft.stock) {
    layTheCo2OnLayers(dice, draft);
    return co2;
  }
  const places = dice.pick([2, 2, 2, 4, 6]);
  const cost = (fuelCents * dice.big(0n, 25n) * 10n ** BigInt(places - 2)) / 100n + dice.big(0n, 9n);
  return { ...co2, emissions_kg: emissions(dice, period, area), cost_eur: decimalText(cost, places) };
}
