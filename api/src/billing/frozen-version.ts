import type { BilledHouse, House } from '@klarmeter/engine';
import type { Provenance } from './provenance.ts';
import type { Scope } from './store.ts';
import { findRunInputs, findRunResult, type RunInputsRow, type RunResultRow } from './store-runs.ts';
import { fetchStatement, fetchVersionOf, type ReleasableVersion, type StatementRow } from './store-statements.ts';

/** A version with all it rests on, as it was frozen with its run. */
export interface FrozenVersion extends ReleasableVersion {
  readonly statement: StatementRow;
  readonly inputs: RunInputsRow;
  readonly stored: RunResultRow;
  readonly house: House;
  readonly provenance: Provenance;
  readonly result: BilledHouse;
}

/** @throws Problem `not-found`. */
export async function fetchFrozenVersion(scope: Scope, statementId: string, version: number): Promise<FrozenVersion> {
  const { statement } = await fetchStatement(scope, statementId);
  const found = await fetchVersionOf(scope, statementId, version);
  const inputs = await findRunInputs(scope, found.version.runId);
  const stored = await findRunResult(scope, found.version.runId);
  if (inputs === null || stored === null) throw new Error(`version ${found.version.id} has no frozen run`);
  return {
    ...found,
    statement,
    inputs,
    stored,
    house: JSON.parse(inputs.house) as House,
    provenance: JSON.parse(inputs.provenance) as Provenance,
    result: JSON.parse(stored.result) as BilledHouse,
  };
}

/** Where a statement's occupant stands in the house file. */
export function placeOf(
  { units }: Pick<House, 'units'>,
  { unitId, occupancyId }: { readonly unitId: string; readonly occupancyId: string },
): { unitIndex: number; occupancyIndex: number } {
  const unitIndex = units.findIndex(({ id }) => id === unitId);
  return { unitIndex, occupancyIndex: units[unitIndex]?.occupancies.findIndex(({ id }) => id === occupancyId) ?? -1 };
}
