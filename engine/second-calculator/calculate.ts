import { showDay } from './calendar.ts';
import { checkHouse } from './check.ts';
import { type Co2Split, splitCo2 } from './co2.ts';
import { co2Credits, distributeColdWater, distributePot, type ExactLine } from './distribute.ts';
import { type Fraction, hundred, sum, zero } from './fraction.ts';
import { type UsedFuel, useFuel } from './fuel-stock.ts';
import { hotWaterShare } from './hot-water-share.ts';
import type { House, Occupancy } from './house.ts';
import { formPots, totalCosts } from './pots.ts';
import { readHouse } from './read-house.ts';
import { roundLines } from './round-lines.ts';

// A house file in, the statements of all its occupants out: the house file contract, "Result", by sections 1 to 5 of the rules.
// Amounts are texts with two decimals, other numbers texts with up to twelve.

export interface ResultLine {
  readonly code: string;
  readonly units?: string;
  readonly unit_price_eur?: string;
  readonly amount_eur: string;
  readonly amount_cents: string;
}

export interface ResultOccupant {
  readonly unit: string;
  readonly occupancy: string;
  readonly lines: readonly ResultLine[];
  readonly total_eur: string;
  readonly vat_contained_eur?: string;
  readonly advance_eur?: string;
  readonly balance_eur: string;
}

export interface SecondStatement {
  readonly id: string;
  readonly ok: true;
  readonly occupants: readonly ResultOccupant[];
  readonly total_costs_eur: string;
  readonly total_statements_eur: string;
  readonly rounding_difference_eur: string;
  readonly hot_water_share?: string;
  readonly fuel_stock?: {
    readonly used_quantity: string;
    readonly used_eur: string;
    readonly closing_eur: string;
    readonly closing_layers: readonly {
      readonly date: string;
      readonly quantity: string;
      readonly amount_eur: string;
      readonly co2_kg?: string;
      readonly co2_cost_eur?: string;
    }[];
  };
  readonly co2?: {
    readonly emissions_kg: string;
    readonly kg_per_m2?: string;
    readonly landlord_percent: string;
    readonly cost_eur: string;
    readonly landlord_eur: string;
    readonly tenants_eur: string;
  };
}

export interface Refusal {
  readonly id: string;
  readonly ok: false;
  readonly reasons: readonly string[];
}

export type SecondResult = SecondStatement | Refusal;

function showLine(line: ExactLine, amount: Fraction): ResultLine {
  return {
    code: line.code,
    ...(line.units && { units: line.units.short() }),
    ...(line.unitPrice && { unit_price_eur: line.unitPrice.short() }),
    amount_eur: amount.fixed(2),
    amount_cents: amount.cents().toString(),
  };
}

/** 2.2 no. 4: "VAT contained = r2(1091.56*19/119)"; "No `advance_eur`: the balance is the total." */
function showOccupant(
  unit: string,
  occupancy: Occupancy,
  lines: readonly ResultLine[],
  total: Fraction,
): ResultOccupant {
  const { vatPercent, advance } = occupancy;
  const vat = vatPercent && total.times(vatPercent).over(hundred.plus(vatPercent));
  return {
    unit,
    occupancy: occupancy.id,
    lines,
    total_eur: total.fixed(2),
    ...(vat && { vat_contained_eur: vat.fixed(2) }),
    ...(advance && { advance_eur: advance.fixed(2) }),
    balance_eur: total.minus(advance ?? zero).fixed(2),
  };
}

function showFuel(fuel: UsedFuel) {
  return {
    used_quantity: fuel.usedQuantity.short(),
    used_eur: fuel.used.fixed(2),
    closing_eur: fuel.closing.fixed(2),
    closing_layers: fuel.closingLayers.map(({ date, quantity, amount, co2Kg, co2Cost }) => ({
      date: showDay(date),
      quantity: quantity.short(),
      amount_eur: amount.fixed(2),
      ...(co2Kg && { co2_kg: co2Kg.rounded(3).short() }),
      ...(co2Cost && { co2_cost_eur: co2Cost.fixed(2) }),
    })),
  };
}

function showCo2(co2: Co2Split) {
  return {
    emissions_kg: co2.emissions.short(),
    ...(co2.perArea && { kg_per_m2: co2.perArea.short() }),
    landlord_percent: co2.landlordPercent.short(),
    cost_eur: co2.cost.fixed(2),
    landlord_eur: co2.landlord.fixed(2),
    // the house file contract: "`tenants_eur` their difference".
    tenants_eur: co2.cost.minus(co2.landlord).fixed(2),
  };
}

/** The lines of the result in its order: unit by unit, occupancy by occupancy, code by code. */
function inFileOrder(house: House, lines: readonly ExactLine[]): ExactLine[] {
  return house.units.flatMap((unit) =>
    unit.occupancies.flatMap((occupancy) =>
      lines.filter((line) => line.unit === unit.id && line.occupancy === occupancy.id),
    ),
  );
}

export function calculate(input: unknown): SecondResult {
  const reasons: string[] = [];
  const house = readHouse(input, reasons);
  const refusal = (): Refusal => ({ id: house.id, ok: false, reasons });
  if (reasons.length > 0) return refusal();

  checkHouse(house, reasons);
  // Without a period there is nothing to calculate with.
  if (house.period.to < house.period.from) return refusal();
  const fuel = house.stock && useFuel(house.stock, reasons);
  const share = hotWaterShare(house, fuel, reasons);
  const co2 = splitCo2(house, fuel, reasons);
  const pots = formPots(house, fuel, share, co2, reasons);
  const heatLines = pots.flatMap((pot) => distributePot(house, pot, reasons));
  const waterLines = distributeColdWater(house, reasons);
  const landlord = co2?.landlord ?? zero;
  const creditLine = house.co2?.relief === 'credit_line';
  const credits = creditLine ? co2Credits(house, heatLines, landlord, reasons) : [];
  if (reasons.length > 0) return refusal();

  // the house file contract "Totals": to be distributed is the whole, "with `deduct_from_pot` and with `credit_line`: less `landlord_eur`".
  const costs = totalCosts(house, fuel);
  const toDistribute = house.co2?.relief === 'show_only' ? costs : costs.minus(landlord);
  const lines = inFileOrder(house, [...heatLines, ...waterLines, ...credits]);
  const amounts = roundLines(lines, toDistribute, house.keys.rounding);

  const occupants = house.units.flatMap((unit) =>
    unit.occupancies.map((occupancy) => {
      const own = [...lines.entries()].filter(([, line]) => line.unit === unit.id && line.occupancy === occupancy.id);
      const shown = own.map(([index, line]) => showLine(line, amounts[index] ?? zero));
      // 2.3 no. 3: "occupant total = sum of rounded lines".
      return showOccupant(unit.id, occupancy, shown, sum(own.map(([index]) => amounts[index] ?? zero)));
    }),
  );
  const statements = sum(amounts);
  return {
    id: house.id,
    ok: true,
    occupants,
    total_costs_eur: costs.fixed(2),
    total_statements_eur: statements.fixed(2),
    // 2.3 no. 4: "signed, shown on the owner overview, never distributed".
    rounding_difference_eur: toDistribute.minus(statements).fixed(2),
    ...(share && { hot_water_share: share.short() }),
    ...(fuel && { fuel_stock: showFuel(fuel) }),
    ...(co2 && { co2: showCo2(co2) }),
  };
}
