import { findOperatingCostKind } from '../../law/de/betrkv/section-2-kinds.ts';
import type { OperatingCostPosition, OperatingCostsHouse } from '../../operating-costs/house.ts';
import { name, type Words } from '../details.ts';
import { type FactName, lacks, lacksInPart, type Outcome } from '../outcome.ts';
import type { OperatingCostClaim } from './reduction.ts';
import type { AuditedPosition, OperatingCostSubject, PreviousOperatingCosts } from './subject.ts';

/** What several checks of operating costs ask, and what they answer with. */

export type Found = Outcome<OperatingCostClaim>;

export const kindOf = ({ model }: AuditedPosition) => model.kind.kind;

/** A position with the words of its contract and its invoice. */
export interface DescribedPosition {
  readonly position: AuditedPosition;
  /** Label and description. */
  readonly said: string;
  /** JSON pointer of the words. */
  readonly path: string;
}

/** Asks every position that says something about itself; tells of which no invoice is described. */
export function describedPositions(
  { positions, facts }: OperatingCostSubject,
  wanted: (position: AuditedPosition) => boolean,
  ask: (position: DescribedPosition) => readonly Found[],
): readonly Found[] {
  const asked = positions.filter(wanted);
  if (asked.length === 0) return [];
  const missing: FactName = 'costs.description';
  return asked.flatMap((position): readonly Found[] => {
    const { facts: known, factsPath, path, model } = position;
    const { description } = known ?? {};
    const said = [model.label, description].filter((each) => each !== undefined).join(', ');
    const lacking: Found[] =
      description !== undefined ? [] : [facts.costs === undefined ? lacks('costs') : lacksInPart(missing)];
    if (said === '') return lacking;
    const at = description === undefined ? `${path}/label` : `${factsPath}/description`;
    return [...ask({ position, said, path: at }), ...lacking];
  });
}

/** The house with one of its positions changed; the heating bill moves no cent of it and is left out. */
export function withPosition(
  { file }: Pick<OperatingCostSubject, 'file'>,
  id: string,
  change: (position: OperatingCostPosition) => OperatingCostPosition,
): OperatingCostsHouse {
  const { heating: _, heating_labour: __, ...house } = file;
  return { ...house, positions: (file.positions ?? []).map((each) => (each.id === id ? change(each) : each)) };
}

/** The same house billed for some positions only, changed as a whole. */
export function withHouse(
  { file }: Pick<OperatingCostSubject, 'file'>,
  change: (house: OperatingCostsHouse) => OperatingCostsHouse,
): OperatingCostsHouse {
  const { heating: _, heating_labour: __, ...house } = file;
  return change(house);
}

/** The German and the English name of a kind; the kind itself where the list has no such. */
export function kindWords(kind: string, { house }: Pick<OperatingCostSubject, 'house'>): Words {
  const found = findOperatingCostKind(kind, house.period)?.kind;
  return found === undefined ? name(kind) : { de: found.nameDe, en: found.nameEn };
}

/** Asks about the period before; nothing where this is the first one. */
export function withPrevious(
  { previous }: OperatingCostSubject,
  ask: (previous: PreviousOperatingCosts) => readonly Found[],
): readonly Found[] {
  if (previous === null) return [];
  return previous === undefined ? [lacks('previous')] : ask(previous);
}

/** Positions of this kind in the period before, by id of the kind. */
export const positionsOf = ({ result }: PreviousOperatingCosts, kind: string) =>
  result.positions.filter((each) => each.kind === kind);
