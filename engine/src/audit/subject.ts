import { FINDING_KINDS } from '../billing/finding-kinds.ts';
import { Findings } from '../billing/findings.ts';
import type { House, HouseOccupancy, HouseUnit } from '../billing/house.ts';
import type { HouseModel, OccupancyModel, UnitModel } from '../billing/model.ts';
import { parseHouse } from '../billing/parse-house.ts';
import type { BilledHouse, OccupantResult, RefusedHouse } from '../billing/result.ts';
import { billHouse } from '../billing/run.ts';
import { subtract, ZERO } from '../money/fraction.ts';
import type { CommonOccupant, CommonSubject, CommonUnit, OccupantSums, ResultSums } from './common.ts';
import type { AuditFacts, OccupancyFacts, UnitFacts } from './facts.ts';
import { readFacts } from './facts-shape.ts';
import { indexBy, occupancyKey } from './index-by.ts';
import type { Fault } from './read-facts.ts';
import { type ReadResult, readResult } from './read-result.ts';
import { strangersIn } from './strangers.ts';

/** A house, what `billHouse` made of it, and what is known besides. JSON pointers of findings lead into this. */
export interface AuditSubject {
  readonly house: House;
  readonly result: BilledHouse;
  readonly facts: AuditFacts;
}

/** The subject as checks read it: numbers exact, unreadable facts unknown, everything about a unit in one place. */
export interface Subject extends CommonSubject {
  readonly file: House;
  readonly house: HouseModel;
  /** Billed again for the audit, so that every number in it can be relied on. */
  readonly result: BilledHouse;
  readonly facts: AuditFacts;
  /** Null: this is the first period; undefined: nobody knows. */
  readonly previous: PreviousHouse | null | undefined;
  readonly units: readonly AuditedUnit[];
  /** In the order of the file. */
  readonly occupants: readonly Occupant[];
}

export interface PreviousHouse {
  readonly file: House;
  readonly house: HouseModel;
  readonly result: ReadResult;
}

export interface AuditedUnit extends CommonUnit {
  /** JSON pointer into the subject. */
  readonly path: string;
  readonly name: string;
  readonly model: UnitModel;
  readonly file: HouseUnit;
  readonly facts: UnitFacts | undefined;
}

export interface Occupant extends CommonOccupant {
  readonly unit: AuditedUnit;
  readonly model: OccupancyModel;
  readonly file: HouseOccupancy;
  readonly facts: OccupancyFacts | undefined;
  readonly result: OccupantResult;
}

/** Reads a subject; a house that cannot be billed is refused like by `billHouse`. Never throws on an input. */
export function readSubject({ house: file, result: given, facts: rawFacts }: AuditSubject): Subject | RefusedHouse {
  const result = billHouse(file, { reasons: false });
  if (!result.ok) return result;
  const house = parseHouse(file, new Findings(FINDING_KINDS));
  if (house === undefined) return { id: null, ok: false, findings: [] };
  const own = sumsOf(result, house);
  if (own === undefined) throw new Error('a bill that cannot be read');
  const faults: Fault[] = [];
  const facts = readFacts(rawFacts, '', faults) ?? {};
  faults.push(...strangersIn(facts, file));
  const unitFacts = indexBy(facts.units, ({ id }) => id);
  const units = house.units.map((model, index): AuditedUnit => {
    const own = unitFacts.get(model.id);
    const fileUnit = file.units[index] as HouseUnit;
    return {
      id: model.id,
      path: `/house${model.path}`,
      name: own?.label ?? model.id,
      model,
      file: fileUnit,
      facts: own,
    };
  });
  return {
    file,
    house,
    result,
    own,
    given: sumsOf(given, house),
    facts,
    faults,
    previous: facts.previous === null ? null : readPrevious(facts.previous, faults),
    units,
    occupants: occupantsOf(units, facts, result, own),
  };
}

/** What a result distributes and what its statements make of it; undefined where it is none. */
function sumsOf(value: unknown, house: HouseModel): ResultSums | undefined {
  const result = readResult(value);
  if (result === undefined) return undefined;
  const deducted = house.co2 !== undefined && house.co2.relief !== 'show_only';
  const landlord = deducted ? (result.landlordCo2 ?? ZERO) : ZERO;
  const lines = result.occupants.reduce((many, each) => many + each.lines.length, 0);
  return { ...result, distributed: subtract(result.totalCosts, landlord), lines };
}

function occupantsOf(
  units: readonly AuditedUnit[],
  facts: AuditFacts,
  result: BilledHouse,
  sums: ResultSums,
): Occupant[] {
  const known = indexBy(facts.occupancies, occupancyKey);
  let next = 0;
  return units.flatMap((unit) =>
    unit.model.occupancies.map((model, index): Occupant => {
      const own = known.get(occupancyKey({ unit: unit.id, occupancy: model.id }));
      const file = unit.file.occupancies[index] as HouseOccupancy;
      const billed = result.occupants[next] as OccupantResult;
      const billedSums = sums.occupants[next] as OccupantSums;
      next += 1;
      return {
        id: model.id,
        path: `/house${model.path}`,
        name: own?.label ?? `${unit.name}/${model.id}`,
        unit,
        model,
        file,
        facts: own,
        result: billed,
        sums: billedSums,
        period: model.period,
        vacant: file.vacant === true,
        advance: file.advance_eur,
        isLet: file.vacant !== true && own?.held_by !== 'landlord',
      };
    }),
  );
}

function readPrevious(given: AuditFacts['previous'], faults: Fault[]): PreviousHouse | undefined {
  if (given === undefined || given === null) return undefined;
  const findings = new Findings(FINDING_KINDS);
  const house = parseHouse(given.house, findings);
  if (house === undefined || findings.errors > 0) {
    faults.push({
      path: '/previous/house',
      de: 'eine Hausdatei, die sich lesen lässt',
      en: 'a house file that can be read',
    });
    return undefined;
  }
  const result = readResult(given.result);
  if (result === undefined) {
    faults.push({ path: '/previous/result', de: 'das Ergebnis einer Abrechnung', en: 'the result of a billing' });
    return undefined;
  }
  return { file: given.house, house, result };
}
