import type { Context } from '../../context.ts';
import { assembleHouse } from '../house/assemble.ts';
import type { FrozenHouse } from '../house/bill-frozen.ts';
import type { Provenance } from '../house/provenance.ts';
import { assembleOperatingCosts } from '../operating-costs/assemble.ts';
import { type OperatingCostPresentation, presentOperatingCosts } from '../operating-costs/presentation.ts';
import { type PeriodRow, selectBillingPeriodsById } from '../periods/store.ts';
import { assemblePresentation } from '../presentation/assemble.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { loadHouseSources } from './load-house-sources.ts';
import { loadOperatingCostSource } from './load-operating-cost-source.ts';
import type { RunFinding } from './schemas.ts';
import type { RunRow } from './store.ts';

/** What is stored of a run's period, in the words of the engine and of what is printed. */
export interface AssembledRun {
  readonly runId: string;
  readonly house: FrozenHouse;
  readonly provenance: Provenance;
  readonly presentation: Presentation | OperatingCostPresentation;
  readonly findings: readonly RunFinding[];
}

/** Houses of heating are read together; operating costs, of which there are few at a time, one after the other. */
export async function assembleRuns(context: Context, runs: readonly RunRow[]): Promise<AssembledRun[]> {
  const periodIds = runs.map(({ billingPeriodId }) => billingPeriodId);
  const periods = new Map((await selectBillingPeriodsById(context, periodIds)).map((row) => [row.id, row]));
  const operatingCosts = runs.flatMap((run) => {
    const period = periods.get(run.billingPeriodId);
    return period?.kind === 'operating_costs' ? [{ run, period }] : [];
  });
  const others = new Set(operatingCosts.map(({ run }) => run));
  const heating = await assembleHeating(
    context,
    runs.filter((run) => !others.has(run)),
    periods,
  );
  const assembled: AssembledRun[] = [...heating];
  for (const { run, period } of operatingCosts) {
    const source = await loadOperatingCostSource(context, run.id, period);
    assembled.push({
      runId: run.id,
      ...assembleOperatingCosts(source),
      presentation: presentOperatingCosts(source),
    });
  }
  return assembled;
}

async function assembleHeating(
  context: Context,
  runs: readonly RunRow[],
  periods: ReadonlyMap<string, PeriodRow>,
): Promise<AssembledRun[]> {
  if (runs.length === 0) return [];
  const sources = await loadHouseSources(context, runs, periods);
  return sources.map((source) => {
    const assembled = assembleHouse(source);
    return { runId: source.runId, ...assembled, presentation: assemblePresentation(source, assembled) };
  });
}
