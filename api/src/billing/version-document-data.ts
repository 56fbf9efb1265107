import type { BilledHouse, House } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { fetchProperty, type PropertyRow } from '../properties/index.ts';
import type { Presentation } from './presentation.ts';
import { findRunInputs, findRunResult } from './store-runs.ts';
import { fetchStatement, fetchStatementVersion, type StatementRow, type VersionRow } from './store-statements.ts';

/** Everything a document is made from, parsed from what was frozen with the run; nothing is looked up anew. */
export interface VersionDocumentData {
  readonly statement: StatementRow;
  readonly version: VersionRow;
  readonly house: House;
  /** Without the tree of reasons: documents print amounts. */
  readonly result: Omit<BilledHouse, 'reasons'>;
  readonly presentation: Presentation;
  /** Ids of the house file. */
  readonly unitId: string;
  readonly occupancyId: string;
  readonly property: PropertyRow;
}

/** @throws Problem `not-found`. */
export async function versionDocumentData(context: Context, statementVersionId: string): Promise<VersionDocumentData> {
  const version = await fetchStatementVersion(context, statementVersionId);
  const { statement } = await fetchStatement(context, version.statementId);
  const inputs = await findRunInputs(context, version.runId);
  const stored = await findRunResult(context, version.runId);
  if (inputs === null || stored === null) throw new Error(`version ${version.id} has no frozen run`);
  const { reasons: _, ...result } = JSON.parse(stored.result) as BilledHouse;
  const { unitId, occupancyId, propertyId } = statement;
  return {
    statement,
    version,
    house: JSON.parse(inputs.house) as House,
    result,
    presentation: withRightsOf(JSON.parse(inputs.presentation) as Presentation, unitId, occupancyId),
    unitId,
    occupancyId,
    property: await fetchProperty(context, propertyId),
  };
}

/** The rights of this user in the place of the house's, where they differ. */
function withRightsOf(presentation: Presentation, unitId: string, occupancyId: string): Presentation {
  const unit = presentation.units.find(({ id }) => id === unitId);
  const rights = unit?.occupancies.find(({ id }) => id === occupancyId)?.rights;
  return rights === undefined ? presentation : { ...presentation, ...rights };
}
