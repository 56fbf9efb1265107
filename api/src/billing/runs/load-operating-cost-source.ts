import type { House } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { seriesOfProperties, virtualPointsOfProperties } from '../../metering/index.ts';
import { fetchProperty, selectOccupanciesOfProperties, selectUnitsOfProperties } from '../../properties/index.ts';
import { selectCostsOfPeriods } from '../costs/store.ts';
import { measureUnits } from '../house/measure-units.ts';
import type { Provenance } from '../house/provenance.ts';
import { spansByUnit } from '../house/source.ts';
import type { FrozenHeating, OperatingCostSource } from '../operating-costs/source.ts';
import { selectEntriesOfPeriod } from '../operating-costs/store.ts';
import { daysOf } from '../periods/kind.ts';
import { fetchBillingPeriod, type PeriodRow } from '../periods/store.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { selectStatementsOfPeriods } from '../statements/store.ts';
import { findRunInputs } from './frozen-store.ts';
import { findBilledRun } from './store.ts';

/** Reads a house with a handful of queries, whatever its size. */
export async function loadOperatingCostSource(
  context: Context,
  runId: string,
  billingPeriod: PeriodRow,
): Promise<OperatingCostSource> {
  const { id: billingPeriodId, propertyId, operatingCosts: settings } = billingPeriod;
  if (settings === null) throw new Error(`billing period ${billingPeriodId} is not of operating costs`);
  const period = daysOf(billingPeriod);
  const [property, units, entries, occupancies, series, virtual, heating] = await Promise.all([
    fetchProperty(context, propertyId),
    selectUnitsOfProperties(context, [propertyId]),
    selectEntriesOfPeriod(context, billingPeriodId),
    selectOccupanciesOfProperties(context, [propertyId], period),
    seriesOfProperties(context, [propertyId], period),
    virtualPointsOfProperties(context, [propertyId]),
    settings.heating_period_id === null ? null : loadHeating(context, settings.heating_period_id),
  ]);
  const points = series.get(propertyId) ?? [];
  const spans = spansByUnit(occupancies, period);
  const measured = measureUnits(points, period, (unitId) => (spans.get(unitId) ?? []).map(({ span }) => span));
  return {
    runId,
    property,
    billingPeriod,
    settings,
    period,
    units,
    occupancies,
    points,
    virtualPoints: virtual.get(propertyId) ?? [],
    measured,
    entries,
    heating,
  };
}

/** What the run of a period of heating froze; null where no run of it is ready or issued. */
async function loadHeating(context: Context, billingPeriodId: string): Promise<FrozenHeating | null> {
  const run = await findBilledRun(context, billingPeriodId);
  if (run === null) return null;
  const [inputs, row, costs, issued] = await Promise.all([
    findRunInputs(context, run.id),
    fetchBillingPeriod(context, billingPeriodId),
    selectCostsOfPeriods(context, [billingPeriodId]),
    selectStatementsOfPeriods(context, [billingPeriodId]),
  ]);
  if (inputs === null) throw new Error(`run ${run.id} is ${run.status} without inputs`);
  return {
    billingPeriodId,
    runId: run.id,
    house: JSON.parse(inputs.house) as House,
    provenance: JSON.parse(inputs.provenance) as Provenance,
    presentation: JSON.parse(inputs.presentation) as Presentation,
    labour: costs.filter(({ laborCents }) => (laborCents ?? 0) > 0),
    numbers: new Map(issued.map(({ statement }) => [statement.occupancyId, statement.number])),
    occupancies: await selectOccupanciesOfProperties(context, [row.propertyId], daysOf(row)),
  };
}
