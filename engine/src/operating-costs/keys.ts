import { isReadable, pointerStep, UNREADABLE } from '../billing/reader.ts';
import { format } from '../money/decimal.ts';
import { compare, type Fraction, fraction, isLess, multiply, ONE, subtract, sum, ZERO } from '../money/fraction.ts';
import { daysIn, daysInBoth } from '../time/period.ts';
import type { Consumptions } from './consumption.ts';
import type { OperatingCostFindings } from './finding-kinds.ts';
import type { KeyName } from './house.ts';
import type { KeyModel, OccupancyModel, OperatingCostsModel, PositionModel, UnitModel, ValueKey } from './model.ts';
import { TOTAL_FIELDS } from './parse-house.ts';
import { VALUE_FIELDS } from './parse-units.ts';
import { daysOfPersons } from './person-days.ts';

/** What one occupancy has of a key. */
export interface KeyShare {
  readonly unit: UnitModel;
  readonly occupancy: OccupancyModel;
  readonly value: Fraction;
  /** Pointers behind the value. */
  readonly inputs: readonly string[];
}

/** A key of one position: exact values of every occupancy that takes part, and what they are divided by. */
export interface ResolvedKey {
  readonly by: KeyName;
  /** Unit of measure: m2, units, person days, m3 … */
  readonly measure: string;
  /** Whether none was agreed. */
  readonly byDefault: boolean;
  readonly shares: readonly KeyShare[];
  readonly total: Fraction;
  /** What of `total` belongs to no unit of the file. */
  readonly rest: Fraction;
  /** Pointer to `total` where the file gives it. */
  readonly totalPointer: string | undefined;
}

const MEASURES: Readonly<Record<Exclude<KeyName, 'consumption'>, string>> = {
  area: 'm2',
  heated_area: 'm2',
  units: 'units',
  persons: 'person days',
  co_ownership: 'shares',
  fixed: 'EUR',
};

/** Kinds that depend on what is recorded, and the consumption they go by (BGB section 556a(1) sentence 2). */
const BY_CONSUMPTION: Readonly<Record<string, string>> = { water_supply: 'water', waste_water: 'waste_water' };

/** Forms the keys of positions; a missing value is told once, however many positions need it. */
export class Keys {
  readonly #house: OperatingCostsModel;
  readonly #consumptions: Consumptions;
  readonly #findings: OperatingCostFindings;
  readonly #told = new Set<string>();
  /** Whether a position went by a consumption of water. */
  usesWater = false;

  constructor(house: OperatingCostsModel, consumptions: Consumptions, findings: OperatingCostFindings) {
    this.#house = house;
    this.#consumptions = consumptions;
    this.#findings = findings;
  }

  /** The key of a position; undefined where it cannot be formed, which has its finding. */
  resolve(position: PositionModel): ResolvedKey | undefined {
    const units = this.#house.units.filter(({ id }) => position.units?.has(id) ?? true);
    const key = position.key === 'default' ? this.#defaultKey(position, units) : position.key;
    if (key === undefined) return undefined;
    const measure = key.by === 'consumption' ? this.#house.consumptions.get(key.of) : MEASURES[key.by];
    const shares = this.#sharesOf(key, position, units);
    if (shares === undefined || measure === undefined) return undefined;

    const own = sum(shares.map(({ value }) => value));
    const whole = this.#wholeHouse(key, position, own);
    if (whole === undefined) return undefined;
    if (whole.total.n === 0n) {
      // Where periods are broken nobody is there on any day, and that has its finding.
      if (shares.length > 0 || this.#findings.errors === 0) {
        this.#findings.add('key_total_zero', position.path, [key.by]);
      }
      return undefined;
    }
    const byDefault = position.key === 'default';
    return { by: key.by, measure, byDefault, shares, rest: subtract(whole.total, own), ...whole };
  }

  /** BGB section 556a(1): by recorded consumption, else by living area; (3): as the co-owners divide. */
  #defaultKey({ kind, path }: PositionModel, units: readonly UnitModel[]): KeyModel {
    if (this.#house.defaultBy === 'co_ownership') return { by: 'co_ownership' };
    const of = BY_CONSUMPTION[kind.kind];
    if (of === undefined) return { by: 'area' };
    const metered = units.filter((unit) => this.#consumptions.of(of, unit) !== undefined).length;
    if (metered > 0 && metered === units.length) return { by: 'consumption', of };
    if (metered > 0) this.#findings.add('not_all_metered', path, [kind.nameDe, kind.nameEn]);
    return { by: 'area' };
  }

  #sharesOf(key: KeyModel, position: PositionModel, units: readonly UnitModel[]): KeyShare[] | undefined {
    if (key.by === 'consumption') return this.#byConsumption(key.of, position, units);
    if (key.by === 'fixed') return this.#byAmounts(key.amounts, position, units);
    if (key.by === 'persons') return this.#byPersons(position, units);
    return this.#byValue(key.by, position, units);
  }

  #byValue(by: ValueKey, position: PositionModel, units: readonly UnitModel[]): KeyShare[] | undefined {
    const values = units.map((unit) => unit.values[by] ?? (by === 'units' ? ONE : undefined));
    const complete = units.map((unit, at) => values[at] ?? this.#missing(`${unit.path}/${VALUE_FIELDS[by]}`, by));
    if (!complete.every(isReadable)) return undefined;
    return units.flatMap((unit, at) => {
      const value = values[at] ?? ZERO;
      const counted = by === 'units' && unit.values[by] === undefined;
      return byTime(unit, value, `${unit.path}/${counted ? 'id' : VALUE_FIELDS[by]}`, position);
    });
  }

  #byPersons(position: PositionModel, units: readonly UnitModel[]): KeyShare[] | undefined {
    let complete = true;
    const shares = units.flatMap((unit) =>
      unit.occupancies.flatMap((occupancy) => {
        if (daysInBoth(occupancy.period, position.period) === 0) return [];
        const { vacant, persons, path } = occupancy;
        if (persons === undefined && !vacant) complete = isReadable(this.#missing(`${path}/persons`, 'persons'));
        if (persons === undefined && vacant) this.#once('vacancy_without_persons', path, []);
        if (persons === UNREADABLE || occupancy.personChanges.some((each) => !isReadable(each.persons)))
          complete = false;
        const { value, inputs } = daysOfPersons(occupancy, position.period);
        return [{ unit, occupancy, value, inputs: [...inputs, ...position.timePointers] }];
      }),
    );
    return complete ? shares : undefined;
  }

  #byConsumption(of: string, position: PositionModel, units: readonly UnitModel[]): KeyShare[] | undefined {
    const water = of === 'water' || of === 'waste_water';
    if (!this.#house.consumptions.has(of)) {
      this.#findings.add('consumption_unknown', `${position.path}/key/of`, [of.slice(0, 40)]);
      return undefined;
    }
    if (water) this.usesWater = true;
    if (!position.wholePeriod) this.#findings.add('consumption_of_whole_period', position.path);
    let complete = position.wholePeriod;
    const shares = units.flatMap((unit) => {
      const own = this.#consumptions.of(of, unit);
      if (own === undefined) {
        for (const path of this.#consumptions.missingAt(of, unit)) this.#once('consumption_missing', path, []);
        complete = false;
      }
      if (own?.some(({ value }) => !isReadable(value))) complete = false;
      return (own ?? []).flatMap((each, at) => {
        const occupancy = unit.occupancies[at];
        return occupancy === undefined ? [] : [{ unit, occupancy, ...each }];
      });
    });
    return complete ? shares : undefined;
  }

  #byAmounts(
    amounts: ReadonlyMap<string, Fraction>,
    position: PositionModel,
    units: readonly UnitModel[],
  ): KeyShare[] | undefined {
    const values = [...amounts.values()];
    if (!values.every(isReadable) || !isReadable(position.amount)) return undefined;
    const [whole, wanted] = [sum(values), toDistribute(position)];
    if (compare(whole, wanted) !== 0) {
      this.#findings.add('fixed_amounts_differ', `${position.path}/key/amounts_eur`, [format(whole), format(wanted)]);
      return undefined;
    }
    return units.flatMap((unit) => {
      const amount = amounts.get(unit.id);
      if (amount === undefined) return [];
      return byTime(unit, amount, `${position.path}/key/amounts_eur/${pointerStep(unit.id)}`, position);
    });
  }

  /** What the shares are divided by: their own sum, or the whole house where it has more. */
  #wholeHouse(
    key: KeyModel,
    position: PositionModel,
    own: Fraction,
  ): Pick<ResolvedKey, 'total' | 'totalPointer'> | undefined {
    const alone = { total: own, totalPointer: undefined };
    // The whole house says nothing about some of its units, nor person-days of a year about a part of it.
    if (key.by === 'consumption' || key.by === 'fixed' || position.units !== undefined) return alone;
    if (key.by === 'persons' && !position.wholePeriod) return alone;
    const total = this.#house.totals[key.by];
    const path = `/keys/totals/${TOTAL_FIELDS[key.by]}`;
    if (total === undefined) {
      if (key.by !== 'co_ownership') return alone;
      this.#once('key_total_missing', path, []);
      return undefined;
    }
    if (!isReadable(total)) return undefined;
    const details = [format(total), format(own)];
    if (isLess(total, own)) {
      this.#once('key_total_too_small', path, details);
      return undefined;
    }
    if (isLess(own, total)) this.#once('key_beyond_units', path, details);
    return { total, totalPointer: path };
  }

  #missing(path: string, key: KeyName): Fraction {
    this.#once('key_value_missing', path, [key]);
    return UNREADABLE;
  }

  #once(code: Parameters<OperatingCostFindings['add']>[0], path: string, details: readonly string[]): void {
    const known = `${code} ${path}`;
    if (!this.#told.has(known)) this.#findings.add(code, path, details);
    this.#told.add(known);
  }
}

/** What of the amount is distributed. */
export const toDistribute = ({ amount, deduction }: PositionModel): Fraction =>
  subtract(amount, deduction?.amount ?? ZERO);

/** A value of the unit by days; occupancies outside the days of the cost take no part. */
function byTime(unit: UnitModel, value: Fraction, pointer: string, position: PositionModel): KeyShare[] {
  const days = daysIn(position.period);
  return unit.occupancies.flatMap((occupancy) => {
    const own = daysInBoth(occupancy.period, position.period);
    if (own === 0) return [];
    if (own === days) return [{ unit, occupancy, value, inputs: [pointer] }];
    const share = multiply(value, fraction(BigInt(own), BigInt(days)));
    return [
      {
        unit,
        occupancy,
        value: share,
        inputs: [pointer, `${occupancy.path}/from`, `${occupancy.path}/to`, ...position.timePointers],
      },
    ];
  });
}
