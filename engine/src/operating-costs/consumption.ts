import { isReadable, pointerStep, UNREADABLE } from '../billing/reader.ts';
import { isOwn, recordedIn } from '../billing/recorded.ts';
import { format } from '../money/decimal.ts';
import { type Fraction, isLess, multiply, subtract, sum, ZERO } from '../money/fraction.ts';
import { shareOfDays } from '../time/period.ts';
import type { OperatingCostFindings } from './finding-kinds.ts';
import type { OperatingCostsModel, UnitModel } from './model.ts';

/** What an occupant was recorded with, and the pointers behind it. */
export interface OwnConsumption {
  readonly value: Fraction;
  readonly inputs: readonly string[];
}

/** By occupancy, in the order of the unit; undefined where the unit has no meter. */
export type UnitConsumption = readonly OwnConsumption[] | undefined;

/** What is read, and whether it is added or taken off. Missing is none, where `optional`. */
interface Part {
  readonly reading: string;
  readonly sign: 1 | -1;
  readonly optional: boolean;
}

const COLD: Part = { reading: 'cold_water_m3', sign: 1, optional: false };
const HOT: Part = { reading: 'hot_water_m3', sign: 1, optional: false };
const UNDRAINED: Part = { reading: 'undrained_m3', sign: -1, optional: true };

/** Consumptions of all units, each formed and judged once. */
export class Consumptions {
  readonly #house: OperatingCostsModel;
  readonly #findings: OperatingCostFindings;
  readonly #parts = new Map<string, UnitConsumption>();
  readonly #formed = new Map<string, UnitConsumption>();

  constructor(house: OperatingCostsModel, findings: OperatingCostFindings) {
    this.#house = house;
    this.#findings = findings;
  }

  /** `id`: water, waste_water or one of the house's consumptions. */
  of(id: string, unit: UnitModel): UnitConsumption {
    const known = `${unit.path} ${id}`;
    if (!this.#formed.has(known)) this.#formed.set(known, this.#form(this.#partsOf(id), unit));
    return this.#formed.get(known);
  }

  /** Where a unit without this consumption lacks a value. */
  missingAt(id: string, unit: UnitModel): string[] {
    return this.#partsOf(id)
      .filter((part) => !part.optional && this.#read(part, unit) === undefined)
      .map(({ reading }) => `${unit.path}/${reading}`);
  }

  #partsOf(id: string): readonly Part[] {
    const { water } = this.#house;
    if (id === 'water') return water.hotBilledHere === true ? [COLD, HOT] : [COLD];
    if (id === 'waste_water') return water.hotDrainedHere === true ? [COLD, HOT, UNDRAINED] : [COLD, UNDRAINED];
    return [{ reading: `consumptions/${pointerStep(id)}`, sign: 1, optional: false }];
  }

  #form(parts: readonly Part[], unit: UnitModel): UnitConsumption {
    const read = parts.map((part) => ({ part, own: this.#read(part, unit) }));
    if (read.some(({ part, own }) => own === undefined && !part.optional)) return undefined;
    return unit.occupancies.map(({ path }, index) => {
      const present = read.flatMap(({ part, own }) => (own?.[index] ? [{ part, ...own[index] }] : []));
      const inputs = present.flatMap((each) => each.inputs);
      if (!present.every(({ value }) => isReadable(value))) return { value: UNREADABLE, inputs };
      const taken = sum(present.flatMap(({ part, value }) => (part.sign < 0 ? [value] : [])));
      const used = sum(present.flatMap(({ part, value }) => (part.sign > 0 ? [value] : [])));
      if (isLess(used, taken)) {
        this.#findings.add('undrained_exceeds_volume', path, [format(taken), format(used)]);
      }
      return { value: subtract(used, taken), inputs };
    });
  }

  /** One reading by occupancy; a unit's own is shared by days. */
  #read({ reading, optional }: Part, unit: UnitModel): UnitConsumption {
    const known = `${unit.path} ${reading}`;
    if (!this.#parts.has(known)) this.#parts.set(known, this.#share(reading, unit));
    const own = this.#parts.get(known);
    if (optional && own !== undefined && this.#lacksReason(unit, own)) {
      this.#findings.add('undrained_without_reason', `${unit.path}/undrained_reason`);
      this.#parts.set(known, undefined);
    }
    return own;
  }

  #lacksReason({ undrainedReason }: UnitModel, own: readonly OwnConsumption[]): boolean {
    return (undrainedReason ?? '').trim() === '' && own.some(({ value }) => value.n !== 0n);
  }

  #share(reading: string, unit: UnitModel): UnitConsumption {
    const value = unit.readings.get(reading);
    const recorded = recordedIn(unit, reading, value, ({ readings }) => readings.get(reading), this.#findings);
    if (recorded === undefined) return undefined;
    const { period } = this.#house;
    return unit.occupancies.map((occupancy, index) => {
      const { path } = occupancy;
      if (isOwn(recorded)) return { value: recorded[index] ?? ZERO, inputs: [`${path}/${reading}`] };
      if (occupancy.wholePeriod) return { value: recorded, inputs: [`${unit.path}/${reading}`] };
      // Interpretation: without an interim reading what the unit used goes by days.
      return {
        value: isReadable(recorded) ? multiply(recorded, shareOfDays(occupancy.period, period)) : recorded,
        inputs: [`${unit.path}/${reading}`, `${path}/from`, `${path}/to`, '/period/from', '/period/to'],
      };
    });
  }
}
