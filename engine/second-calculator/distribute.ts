import { type Fraction, sum, zero } from './fraction.ts';
import type { House, Meter, Unit } from './house.ts';
import type { Pot } from './pots.ts';
import { byTime, recordedOf, type TimeShares, timeOf } from './recorded.ts';
import { isTooMuch, type Room, substituteFor } from './substitutes.ts';

// From pots to the exact lines of every occupancy.

export interface ExactLine {
  readonly unit: string;
  readonly occupancy: string;
  readonly code: string;
  /** What the line was charged for and the exact price of one; a CO2 credit has neither. */
  readonly units?: Fraction;
  readonly unitPrice?: Fraction;
  readonly exact: Fraction;
}

/** Something counted per occupancy of a unit: area over time, or a recorded value. */
interface Counted {
  readonly unit: Unit;
  readonly perOccupancy: readonly Fraction[];
}

/** 2.3 no. 1: "exact rationals until the line amount". The price of one is the amount over all that is counted. */
function linesOf(code: string, amount: Fraction, counted: readonly Counted[]): ExactLine[] {
  const unitPrice = amount.over(sum(counted.flatMap(({ perOccupancy }) => perOccupancy)));
  return counted.flatMap(({ unit, perOccupancy }) =>
    unit.occupancies.map((occupancy, i): ExactLine => {
      const units = perOccupancy[i] ?? zero;
      return { unit: unit.id, occupancy: occupancy.id, code, units, unitPrice, exact: units.times(unitPrice) };
    }),
  );
}

/** 1.11: only a share that "could not be properly recorded" is replaced; where all have one, none of them is trusted. */
function besideMeasured(meter: Meter, unit: Unit, substitutes: readonly Fraction[]): readonly Fraction[] {
  const own = unit.occupancies.map(({ recorded }) => recorded[meter]);
  return own.every((value) => value) ? substitutes : substitutes.map((part, i) => own[i] ?? part);
}

/** The recorded or substitute value of every unit of the pot; nothing if one is wrong. */
function consumption(pot: Pot, times: readonly TimeShares[], byAreaAlone: boolean, reasons: string[]): Counted[] {
  const path = (unit: Unit): string => `${pot.path}/${unit.id}`;
  const recorded = pot.units.map((unit, i) =>
    unit.failure[pot.meter] ? undefined : recordedOf(pot.meter, unit, times[i] ?? [], path(unit), reasons),
  );
  const rooms = pot.units.map((unit, i): Room => {
    const values = recorded[i];
    return { id: unit.id, group: unit.group, area: unit.area[pot.meter], recorded: values && sum(values) };
  });
  return pot.units.map((unit, i): Counted => {
    const failure = unit.failure[pot.meter];
    const room = rooms[i];
    if (!failure || !room) return { unit, perOccupancy: recorded[i] ?? [] };
    const substitute = substituteFor(failure, room, rooms);
    if (typeof substitute !== 'string')
      return { unit, perOccupancy: besideMeasured(pot.meter, unit, byTime(substitute, times[i] ?? [])) };
    // Above 25 % no substitute is needed, but a wrong reference unit stays a fault of the file.
    if (!byAreaAlone || substitute.startsWith('reference_unit')) reasons.push(`${substitute} ${path(unit)}`);
    return { unit, perOccupancy: [] };
  });
}

export function distributePot(house: House, whole: Pot, reasons: string[]): ExactLine[] {
  // "A missing area is 0 and the unit has no line of that pot; a pot whose areas add up to 0 is an error."
  const pot = { ...whole, units: whole.units.filter((unit) => unit.area[whole.meter].isPositive()) };
  if (pot.units.length === 0) {
    reasons.push(`area_zero ${pot.path} ${pot.meter}`);
    return [];
  }
  const times = pot.units.map((unit) => timeOf(pot.meter, unit, house));
  const areas = pot.units.map(
    (unit, i): Counted => ({ unit, perOccupancy: byTime(unit.area[pot.meter], times[i] ?? []) }),
  );
  const areaOf = (units: readonly Unit[]): Fraction => sum(units.map((unit) => unit.area[pot.meter]));
  const failed = areaOf(pot.units.filter((unit) => unit.failure[pot.meter]));

  // 1.11: above 25 % "the whole pot is distributed ONLY by the base key (area)".
  const byAreaAlone = isTooMuch(failed, areaOf(pot.units));
  const before = reasons.length;
  const values = consumption(pot, times, byAreaAlone, reasons);
  if (reasons.length > before) return [];
  if (byAreaAlone) return linesOf(`${pot.meter}_base`, pot.base.plus(pot.consumption), areas);

  // "If a pot's recorded values add up to 0, its consumption part goes by the base key".
  const nothing = sum(values.flatMap(({ perOccupancy }) => perOccupancy)).isZero();
  return [
    ...linesOf(`${pot.meter}_base`, pot.base, areas),
    ...linesOf(`${pot.meter}_consumption`, pot.consumption, nothing ? areas : values),
  ];
}

/** 5.4: "Distribute the WHOLE invoice by the sub-meter ratio: `price = invoice / SUM(sub)`." */
export function distributeColdWater(house: House, reasons: string[]): ExactLine[] {
  if (!house.coldWater) return [];
  const before = reasons.length;
  const values = house.units.map((unit): Counted => {
    const time = timeOf('cold_water', unit, house);
    return { unit, perOccupancy: recordedOf('cold_water', unit, time, `/units/${unit.id}`, reasons) ?? [] };
  });
  if (reasons.length > before) return [];
  if (sum(values.flatMap(({ perOccupancy }) => perOccupancy)).isZero()) {
    reasons.push('cold_water_meters_zero /cold_water');
    return [];
  }
  return linesOf('cold_water', house.coldWater.amount, values);
}

/**
 * 3.5 CREDIT_LINE. the house file contract: "per occupancy `co2_credit` = -r2(landlord_eur * x / sum of x), x = its
 * exact heating + hot-water amount before rounding, vacant ones too, no cold water".
 */
export function co2Credits(
  house: House,
  heatLines: readonly ExactLine[],
  landlord: Fraction,
  reasons: string[],
): ExactLine[] {
  const whole = sum(heatLines.map((line) => line.exact));
  if (!whole.isPositive()) {
    if (landlord.isPositive()) reasons.push('nothing_to_credit /co2/relief');
    return [];
  }
  if (landlord.compare(whole) > 0) reasons.push('landlord_part_above_costs /co2');
  return house.units.flatMap((unit) =>
    unit.occupancies.flatMap((occupancy): ExactLine[] => {
      const own = heatLines.filter((line) => line.unit === unit.id && line.occupancy === occupancy.id);
      const share = sum(own.map((line) => line.exact)).over(whole);
      return own.length === 0
        ? []
        : [{ unit: unit.id, occupancy: occupancy.id, code: 'co2_credit', exact: zero.minus(landlord.times(share)) }];
    }),
  );
}
