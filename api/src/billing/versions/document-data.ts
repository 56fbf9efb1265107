import {
  type BilledHouse,
  type BilledOperatingCosts,
  type House,
  type OperatingCostsHouse,
  type ProvisionalValue,
  provisionalValuesBehind,
} from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { fetchProperty, type PropertyRow } from '../../properties/index.ts';
import type { OperatingCostPresentation } from '../operating-costs/presentation.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { findFrozenRun } from '../runs/frozen-store.ts';
import { fetchStatement, type StatementRow } from '../statements/store.ts';
import { fetchStatementVersion, fetchVersionOf, type VersionRow } from '../statements/version-store.ts';
import { shownReasonIds } from './reason-steps.ts';

interface DocumentData {
  readonly statement: StatementRow;
  readonly version: VersionRow;
  /** Ids of the house file. */
  readonly unitId: string;
  readonly occupancyId: string;
  readonly property: PropertyRow;
  /** The version before; null: this is the first. */
  readonly replaced: VersionRow | null;
  /** Values of the law behind the occupant's total that are not officially published. */
  readonly provisional: readonly ProvisionalValue[];
}

/** Everything a document is made from, parsed from what was frozen with the run; nothing is looked up anew. */
export interface VersionDocumentData extends DocumentData {
  readonly house: House;
  /** Without the tree of reasons: documents print amounts. */
  readonly result: Omit<BilledHouse, 'reasons'>;
  readonly presentation: Presentation;
}

/** The same of a version of operating costs. */
export interface OperatingCostDocumentData extends DocumentData {
  readonly house: OperatingCostsHouse;
  readonly result: Omit<BilledOperatingCosts, 'reasons'>;
  readonly presentation: OperatingCostPresentation;
}

/** @throws Problem `not-found`. */
export async function versionDocumentData(context: Context, statementVersionId: string): Promise<VersionDocumentData> {
  const { inputs, stored, ...data } = await frozenData(context, statementVersionId);
  const { reasons, ...result } = JSON.parse(stored.result) as BilledHouse;
  const house = JSON.parse(inputs.house) as House;
  return {
    ...data,
    house,
    result,
    provisional: provisionalValuesBehind(reasons ?? {}, shownReasonIds(result, house, data)),
    presentation: withRightsOf(JSON.parse(inputs.presentation) as Presentation, data.unitId, data.occupancyId),
  };
}

/** @throws Problem `not-found`. */
export async function operatingCostDocumentData(
  context: Context,
  statementVersionId: string,
): Promise<OperatingCostDocumentData> {
  const { inputs, stored, ...data } = await frozenData(context, statementVersionId);
  const { reasons, ...result } = JSON.parse(stored.result) as BilledOperatingCosts;
  const house = JSON.parse(inputs.house) as OperatingCostsHouse;
  return {
    ...data,
    house,
    result,
    provisional: provisionalValuesBehind(reasons ?? {}, shownReasonIds(result, house, data)),
    presentation: JSON.parse(inputs.presentation) as OperatingCostPresentation,
  };
}

async function frozenData(context: Context, statementVersionId: string) {
  const version = await fetchStatementVersion(context, statementVersionId);
  const { statement } = await fetchStatement(context, version.statementId);
  const frozen = await findFrozenRun(context, version.runId);
  if (frozen === null) throw new Error(`version ${version.id} has no frozen run`);
  const { unitId, occupancyId, propertyId } = statement;
  const property = await fetchProperty(context, propertyId);
  const replaced =
    version.version === 1 ? null : (await fetchVersionOf(context, statement.id, version.version - 1)).version;
  return { statement, version, replaced, unitId, occupancyId, property, ...frozen };
}

/** The rights of this user in the place of the house's, where they differ. */
function withRightsOf(presentation: Presentation, unitId: string, occupancyId: string): Presentation {
  const unit = presentation.units.find(({ id }) => id === unitId);
  const rights = unit?.occupancies.find(({ id }) => id === occupancyId)?.rights;
  return rights === undefined ? presentation : { ...presentation, ...rights };
}
