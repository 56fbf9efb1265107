import {
  isAtMostTwelveMonths,
  isHeatingConsumptionPercent,
  isHotWaterConsumptionPercent,
  type Period,
  parse,
} from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { deviceIdsOfProperty } from '../metering/index.ts';
import { Problem, type ProblemFinding, unknownReference } from '../problem.ts';
import {
  type OccupancyRow,
  selectOccupanciesOfProperty,
  selectUnitsOfProperty,
  type UnitRow,
} from '../properties/index.ts';
import type { AdvancePayment } from './schemas.ts';
import type { PeriodKeys, PeriodSettings } from './settings.ts';
import { selectCostEntries } from './store.ts';

/** First day for which the engine has the ordinance's values. */
const LAW_FROM = '2009-01-01';

const KEY_RULES = [
  {
    field: 'heating_consumption_percent',
    holds: isHeatingConsumptionPercent,
    basis: 'HeizkostenV § 7(1)',
  },
  {
    field: 'hot_water_consumption_percent',
    holds: isHotWaterConsumptionPercent,
    basis: 'HeizkostenV § 8(1)',
  },
] as const;

/** What the law says about the span and the keys of a period. @throws Problem `rule-violated` with every finding. */
export function refuseUnlawfulPeriod(period: Period, keys: PeriodKeys): void {
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
  if (period.from < LAW_FROM) {
    findings.push({
      pointer: '/from',
      code: 'period_before_law',
      legal_basis: 'HeizkostenV § 7',
      message_de: `Für Zeiträume vor dem ${LAW_FROM} sind keine Werte hinterlegt.`,
      message_en: `There are no values for periods before ${LAW_FROM}.`,
    });
  } else {
    for (const { field, holds, basis } of KEY_RULES) {
      if (holds(parse(keys[field]), period.from)) continue;
      findings.push({
        pointer: `/keys/${field}`,
        code: 'consumption_percent_out_of_range',
        legal_basis: basis,
        message_de: `${keys[field]} % liegt außerhalb der erlaubten 50 bis 70 % nach Verbrauch.`,
        message_en: `${keys[field]} % lies outside the allowed 50 to 70 % by consumption.`,
      });
    }
  }
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
    advances,
    periodId,
  }: {
    settings: Omit<PeriodSettings, 'keys'>;
    advances: readonly AdvancePayment[];
    periodId: string | null;
  },
): Promise<void> {
  if (advances.length > 0) {
    const known = idsOf(await selectOccupanciesOfProperty(context, propertyId, period));
    const seen = new Set<string>();
    advances.forEach(({ occupancy_id: id }, index) => {
      if (!known.has(id)) throw unknownReference(`/advances/${index}/occupancy_id`, 'occupancy', id);
      if (seen.has(id)) throw twice(`/advances/${index}/occupancy_id`, id);
      seen.add(id);
    });
  }
  if (settings.failures.length > 0) {
    const known = idsOf(await selectUnitsOfProperty(context, propertyId));
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
  if (settings.fuel_invoices.length > 0) {
    const rows = periodId === null ? [] : await selectCostEntries(context, { billingPeriodId: periodId }, null, 10_000);
    const known = new Set(rows.map(({ id }) => id));
    settings.fuel_invoices.forEach(({ cost_entry_id: id }, index) => {
      if (!known.has(id)) throw unknownReference(`/settings/fuel_invoices/${index}/cost_entry_id`, 'cost entry', id);
    });
  }
}

const idsOf = (rows: readonly (UnitRow | OccupancyRow)[]) => new Set(rows.map(({ id }) => id));

function twice(pointer: string, id: string): Problem {
  return new Problem('rule-violated', 'An occupancy has one advance payment for a period.', {
    findings: [
      {
        pointer,
        code: 'duplicate_id',
        message_de: `${id} kommt zweimal vor.`,
        message_en: `${id} occurs twice.`,
      },
    ],
  });
}
