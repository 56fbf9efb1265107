import {
  firstDayOf,
  HEATING_CONSUMPTION_PERCENT,
  isAtMostTwelveMonths,
  LAW_PARAMETERS,
  type Period,
} from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { deviceIdsOfProperty } from '../../metering/index.ts';
import { namedTwice, Problem, type ProblemFinding, unknownReference } from '../../problem.ts';
import {
  type DistributionKeys,
  findUnlawfulKeys,
  type OccupancyRow,
  selectOccupanciesOfProperties,
  selectUnitsOfProperties,
  type UnitRow,
} from '../../properties/index.ts';
import { selectCostsOfPeriods } from '../costs/store.ts';
import { refuseUnknownInOperatingCostAudit } from '../operating-costs/audit-settings-rules.ts';
import type { OperatingCostSettings } from '../operating-costs/settings.ts';
import { refuseUnknownInOperatingCosts } from '../operating-costs/settings-rules.ts';
import { refuseUnknownInAudit } from './audit-settings-rules.ts';
import type { PeriodKind } from './kind.ts';
import type { AdvancePayment } from './schemas.ts';
import type { PeriodSettings } from './settings.ts';

/** Before it there is no range for the keys, or no list of costs, and the engine refuses the house. */
const FIRST_DAY_OF_LAW = {
  heating: { day: firstDayOf(HEATING_CONSUMPTION_PERCENT), basis: 'HeizkostenV § 7' },
  operating_costs: {
    day: firstDayOf(LAW_PARAMETERS.find(({ id }) => id === 'betrkv.2.kinds')?.entries ?? []),
    basis: 'BetrKV § 2',
  },
} as const;

/** What the law says about the span and the keys of a period. @throws Problem `rule-violated` with every finding. */
export function refuseUnlawfulPeriod(kind: PeriodKind, period: Period, keys: DistributionKeys): void {
  const { day: firstDay, basis } = FIRST_DAY_OF_LAW[kind];
  const findings: ProblemFinding[] = [];
  if (period.to < period.from) {
    findings.push({
      pointer: '/to',
      code: 'period_reversed',
      message_de: 'Der Zeitraum endet vor seinem Beginn.',
      message_en: 'The period ends before it begins.',
    });
  } else if (!isAtMostTwelveMonths(period)) {
    findings.push({
      pointer: '/to',
      code: 'period_too_long',
      legal_basis: 'BGB § 556(3)',
      message_de: 'Der Abrechnungszeitraum ist länger als zwölf Monate.',
      message_en: 'The billing period is longer than twelve months.',
    });
  }
  if (period.from < firstDay) {
    findings.push({
      pointer: '/from',
      code: 'period_before_law',
      legal_basis: basis,
      message_de: `Für Zeiträume vor dem ${firstDay} sind keine Werte hinterlegt.`,
      message_en: `There are no values for periods before ${firstDay}.`,
    });
  } else if (kind === 'heating') findings.push(...findUnlawfulKeys(keys, period.from));
  if (findings.length > 0) throw new Problem('rule-violated', 'The law does not allow this period.', { findings });
}

/**
 * Every unit, occupancy, device and cost that a period names must be one of its property.
 * @throws Problem `unknown-reference` for what is missing, foreign or of another property: the same words for all.
 */
export async function refuseUnknownReferences(
  context: Context,
  propertyId: string,
  period: Period,
  {
    settings,
    operatingCosts,
    advances,
    periodId,
  }: {
    settings: Omit<PeriodSettings, 'keys'>;
    operatingCosts: OperatingCostSettings | null;
    advances: readonly AdvancePayment[];
    periodId: string | null;
  },
): Promise<void> {
  if (advances.length > 0) {
    const known = idsOf(await selectOccupanciesOfProperties(context, [propertyId], period));
    const seen = new Set<string>();
    advances.forEach(({ occupancy_id: id }, index) => {
      if (!known.has(id)) throw unknownReference(`/advances/${index}/occupancy_id`, 'occupancy', id);
      if (seen.has(id)) {
        throw namedTwice(`/advances/${index}/occupancy_id`, id, 'An occupancy has one advance payment for a period.');
      }
      seen.add(id);
    });
  }
  if (operatingCosts !== null) {
    await refuseUnknownInOperatingCosts(context, propertyId, period, operatingCosts);
    await refuseUnknownInOperatingCostAudit(context, { propertyId, periodId, period }, operatingCosts.audit ?? {});
  }
  if (settings.failures.length > 0) {
    const known = idsOf(await selectUnitsOfProperties(context, [propertyId]));
    settings.failures.forEach(({ unit_id, comparable_unit_id }, index) => {
      const at = `/settings/failures/${index}`;
      if (!known.has(unit_id)) throw unknownReference(`${at}/unit_id`, 'unit', unit_id);
      if (comparable_unit_id !== undefined && !known.has(comparable_unit_id)) {
        throw unknownReference(`${at}/comparable_unit_id`, 'unit', comparable_unit_id);
      }
    });
  }
  const overrides = settings.calibration_overrides ?? [];
  if (overrides.length > 0) {
    const known = await deviceIdsOfProperty(context, propertyId);
    overrides.forEach(({ device_id: id }, index) => {
      if (!known.has(id)) throw unknownReference(`/settings/calibration_overrides/${index}/device_id`, 'device', id);
    });
  }
  if (settings.audit !== undefined) {
    await refuseUnknownInAudit(context, { propertyId, period, periodId }, settings.audit);
  }
  if (settings.fuel_invoices.length > 0) {
    const rows = periodId === null ? [] : await selectCostsOfPeriods(context, [periodId]);
    const known = new Set(rows.map(({ id }) => id));
    settings.fuel_invoices.forEach(({ cost_entry_id: id }, index) => {
      if (!known.has(id)) throw unknownReference(`/settings/fuel_invoices/${index}/cost_entry_id`, 'cost entry', id);
    });
  }
}

const idsOf = (rows: readonly (UnitRow | OccupancyRow)[]) => new Set(rows.map(({ id }) => id));
