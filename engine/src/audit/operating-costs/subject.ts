import { Findings } from '../../billing/findings.ts';
import { OPERATING_COST_FINDING_KINDS } from '../../operating-costs/finding-kinds.ts';
import type { OperatingCostPosition, OperatingCostsHouse } from '../../operating-costs/house.ts';
import {
  isOccupancy,
  type OccupancyModel,
  type OccupantModel,
  type OperatingCostsModel,
  type PositionModel,
  type UnitModel,
} from '../../operating-costs/model.ts';
import { parseOperatingCostsHouse } from '../../operating-costs/parse-house.ts';
import type {
  BilledOperatingCosts,
  OperatingCostOccupant,
  OperatingCostPositionResult,
  RefusedOperatingCosts,
} from '../../operating-costs/result.ts';
import { billOperatingCosts } from '../../operating-costs/run.ts';
import type { CommonOccupant, CommonSubject, CommonUnit, OccupantSums, ResultSums } from '../common.ts';
import type { Fault } from '../read-facts.ts';
import type {
  OperatingCostFacts,
  OperatingCostOccupancyFacts,
  OperatingCostUnitFacts,
  PositionFacts,
  PreviousFacts,
} from './facts.ts';
import { readOperatingCostFacts } from './facts-shape.ts';
import { readOperatingCostSums } from './read-sums.ts';
import { strangersIn } from './strangers.ts';

/** A house of operating costs, what `billOperatingCosts` made of it, and what is known besides. */
export interface OperatingCostAuditSubject {
  readonly house: OperatingCostsHouse;
  readonly result: BilledOperatingCosts;
  readonly facts: OperatingCostFacts;
}

/** The subject as checks read it: numbers exact, unreadable facts unknown. */
export interface OperatingCostSubject extends CommonSubject {
  readonly file: OperatingCostsHouse;
  readonly house: OperatingCostsModel;
  /** Billed again for the audit, so that every number in it can be relied on. */
  readonly result: BilledOperatingCosts;
  readonly facts: OperatingCostFacts;
  readonly previous: PreviousOperatingCosts | null | undefined;
  readonly units: readonly AuditedFlat[];
  readonly occupants: readonly AuditedOccupant[];
  /** In the order of the file. */
  readonly positions: readonly AuditedPosition[];
}

export interface PreviousOperatingCosts {
  readonly file: OperatingCostsHouse;
  readonly house: OperatingCostsModel;
  /** Billed again, for what its positions were divided by. */
  readonly result: BilledOperatingCosts;
  /** As it was released. */
  readonly sums: ResultSums;
  readonly costs: readonly PositionFacts[] | undefined;
}

export interface AuditedFlat extends CommonUnit {
  /** JSON pointer into the subject. */
  readonly path: string;
  readonly name: string;
  readonly model: UnitModel;
  readonly facts: OperatingCostUnitFacts | undefined;
}

export interface AuditedOccupant extends CommonOccupant {
  readonly unit: AuditedFlat;
  /** Undefined for who had the unit in the heating period only. */
  readonly model: OccupancyModel | undefined;
  readonly facts: OperatingCostOccupancyFacts | undefined;
  readonly result: OperatingCostOccupant;
}

export interface AuditedPosition {
  readonly id: string;
  /** JSON pointer into the subject. */
  readonly path: string;
  /** As people call it: the label of the contract, or the name of the kind. */
  readonly name: { readonly de: string; readonly en: string };
  readonly model: PositionModel;
  readonly file: OperatingCostPosition;
  readonly facts: PositionFacts | undefined;
  /** JSON pointer to the facts; where there are none, to the position. */
  readonly factsPath: string;
  readonly result: OperatingCostPositionResult;
}

/** Reads a subject; a house that cannot be billed is refused like by `billOperatingCosts`. Never throws on an input. */
export function readOperatingCostSubject({
  house: file,
  result: given,
  facts: rawFacts,
}: OperatingCostAuditSubject): OperatingCostSubject | RefusedOperatingCosts {
  const read = readHouse(file);
  if ('ok' in read) return read;
  const { house, result } = read;
  const own = readOperatingCostSums(result);
  if (own === undefined) throw new Error('a bill that cannot be read');
  const faults: Fault[] = [];
  const facts = readOperatingCostFacts(rawFacts, '', faults) ?? {};
  faults.push(...strangersIn(facts, file));
  const units = house.units.map((model): AuditedFlat => {
    const known = facts.units?.find(({ id }) => id === model.id);
    return { id: model.id, path: `/house${model.path}`, name: known?.label ?? model.id, model, facts: known };
  });
  return {
    file,
    house,
    result,
    own,
    given: readOperatingCostSums(given),
    facts,
    faults,
    previous: facts.previous === null ? null : readPrevious(facts.previous, faults),
    units,
    occupants: occupantsOf(units, facts, result, own),
    positions: positionsOf(house, file, facts, result),
  };
}

function readHouse(
  file: OperatingCostsHouse,
): { readonly house: OperatingCostsModel; readonly result: BilledOperatingCosts } | RefusedOperatingCosts {
  const result = billOperatingCosts(file, { reasons: false });
  if (!result.ok) return result;
  const house = parseOperatingCostsHouse(file, new Findings(OPERATING_COST_FINDING_KINDS));
  return house === undefined ? { id: null, ok: false, findings: [] } : { house, result };
}

function occupantsOf(
  units: readonly AuditedFlat[],
  facts: OperatingCostFacts,
  result: BilledOperatingCosts,
  sums: ResultSums,
): AuditedOccupant[] {
  let next = 0;
  return units.flatMap((unit) =>
    [...unit.model.occupancies, ...unit.model.heatingOnly].map((model: OccupantModel): AuditedOccupant => {
      const known = facts.occupancies?.find((each) => each.unit === unit.id && each.occupancy === model.id);
      const billed = result.occupants[next] as OperatingCostOccupant;
      const billedSums = sums.occupants[next] as OccupantSums;
      next += 1;
      return {
        id: model.id,
        path: `/house${model.path}`,
        name: known?.label ?? `${unit.name}/${model.id}`,
        unit,
        model: isOccupancy(model) ? model : undefined,
        period: isOccupancy(model) ? model.period : undefined,
        vacant: billed.vacant,
        advance: billed.advance_eur,
        facts: known,
        result: billed,
        sums: billedSums,
        isLet: !billed.vacant && known?.held_by !== 'landlord',
      };
    }),
  );
}

function positionsOf(
  house: OperatingCostsModel,
  file: OperatingCostsHouse,
  facts: OperatingCostFacts,
  result: BilledOperatingCosts,
): AuditedPosition[] {
  return (file.positions ?? []).map((own, index): AuditedPosition => {
    const model = house.positions.find(({ id }) => id === own.id) as PositionModel;
    const at = facts.costs?.findIndex(({ id }) => id === own.id) ?? -1;
    return {
      id: own.id,
      path: `/house/positions/${index}`,
      name: { de: model.label ?? model.kind.nameDe, en: model.label ?? model.kind.nameEn },
      model,
      file: own,
      facts: facts.costs?.[at],
      factsPath: at < 0 ? `/house/positions/${index}` : `/facts/costs/${at}`,
      result: result.positions.find(({ position }) => position === own.id) as OperatingCostPositionResult,
    };
  });
}

function readPrevious(given: PreviousFacts | undefined, faults: Fault[]): PreviousOperatingCosts | undefined {
  if (given === undefined) return undefined;
  const read = readHouse(given.house);
  if ('ok' in read) {
    faults.push({
      path: '/previous/house',
      de: 'eine Hausdatei, die sich abrechnen lässt',
      en: 'a house file that can be billed',
    });
    return undefined;
  }
  const sums = readOperatingCostSums(given.result);
  if (sums === undefined) {
    faults.push({ path: '/previous/result', de: 'das Ergebnis einer Abrechnung', en: 'the result of a billing' });
    return undefined;
  }
  return { file: given.house, ...read, sums, costs: given.costs };
}
