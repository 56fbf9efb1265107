import type { BilledHouse, House } from '@klarmeter/engine';
import type { Context, Scope } from '../../context.ts';
import { Problem } from '../../problem.ts';
import { isOccupant } from '../../rights.ts';
import { type FrozenHouse, isOfOperatingCosts, type KeptResult } from '../house/bill-frozen.ts';
import type { Provenance } from '../house/provenance.ts';
import { type FrozenRun, findExplainedRun, findFrozenRun } from '../runs/frozen-store.ts';
import { fetchStatement, type StatementRow } from '../statements/store.ts';
import { fetchVersionOf, type ReleasableVersion } from '../statements/version-store.ts';

/** A version with all it rests on, as text: the bytes are what is digested. */
export interface FrozenRows extends ReleasableVersion, FrozenRun {
  readonly statement: StatementRow;
}

/** The same, read. */
export interface FrozenVersion extends FrozenRows {
  readonly house: FrozenHouse;
  readonly provenance: Provenance;
  readonly result: KeptResult;
}

/** One of heating, whose amounts can be explained and compared. */
export interface FrozenHeatingVersion extends FrozenVersion {
  readonly house: House;
  readonly result: BilledHouse;
}

/** @throws Problem `not-found`. */
export async function fetchFrozenRows(scope: Scope, statementId: string, version: number): Promise<FrozenRows> {
  const { statement } = await fetchStatement(scope, statementId);
  const found = await fetchVersionOf(scope, statementId, version);
  const frozen = await findFrozenRun(scope, found.version.runId);
  if (frozen === null) throw new Error(`version ${found.version.id} has no frozen run`);
  return { ...found, statement, ...frozen };
}

/** @throws Problem `not-found`. */
export async function fetchFrozenVersion(scope: Scope, statementId: string, version: number): Promise<FrozenVersion> {
  const rows = await fetchFrozenRows(scope, statementId, version);
  const { inputs, stored } = rows;
  return {
    ...rows,
    house: JSON.parse(inputs.house) as FrozenHouse,
    provenance: JSON.parse(inputs.provenance) as Provenance,
    result: JSON.parse(stored.result) as KeptResult,
  };
}

/**
 * A version with what explains it. A tenant's session cannot read the frozen house, which holds what his neighbours
 * consumed; it is handed to him here for versions released to him, and the engine tells of others no more than sums.
 * @throws Problem `not-found`.
 */
export async function fetchExplainedVersion(
  context: Context,
  statementId: string,
  version: number,
): Promise<Pick<FrozenVersion, 'statement' | 'house' | 'provenance' | 'result'>> {
  if (!isOccupant(context.actor.role)) return fetchFrozenVersion(context, statementId, version);
  const { statement } = await fetchStatement(context, statementId);
  const found = await fetchVersionOf(context, statementId, version);
  const frozen = await findExplainedRun(context, found.version.runId);
  if (frozen === null) throw new Error(`version ${found.version.id} has no frozen run`);
  return {
    statement,
    house: JSON.parse(frozen.house) as FrozenHouse,
    provenance: JSON.parse(frozen.provenance) as Provenance,
    result: JSON.parse(frozen.result) as KeptResult,
  };
}

/** @throws Problem `not-found`; `rule-violated` for a statement of operating costs. */
export async function fetchFrozenHeatingVersion(
  scope: Scope,
  statementId: string,
  version: number,
): Promise<FrozenHeatingVersion> {
  const frozen = await fetchFrozenVersion(scope, statementId, version);
  const { house } = frozen;
  if (isOfOperatingCosts(house)) throw notForOperatingCosts();
  return { ...frozen, house, result: frozen.result as BilledHouse };
}

/** What can be asked of heating only, so far. */
export function notForOperatingCosts(): Problem {
  return new Problem('rule-violated', 'This is answered for heating only, not for operating costs.', {
    findings: [
      {
        pointer: '',
        code: 'not_for_operating_costs',
        message_de: 'Diese Auskunft gibt es nur für Heizkosten, noch nicht für Betriebskosten.',
        message_en: 'This is answered for heating only, not yet for operating costs.',
      },
    ],
  });
}
