import type {
  BilledOperatingCosts,
  Day,
  DeviceFacts,
  OperatingCostFacts,
  OperatingCostOccupancyFacts,
  OperatingCostsHouse,
  OperatingCostUnitFacts,
  PositionFacts,
} from '@klarmeter/engine';
import type { OccupancyRow } from '../../properties/index.ts';
import { defined } from '../house/defined.ts';
import { eur } from '../house/euro.ts';
import type { OperatingCostAuditSettings } from '../operating-costs/audit-settings.ts';
import type { OperatingCostPresentation } from '../operating-costs/presentation.ts';

/** What facts are made from: all of it frozen with the run, but for what the manager states, the day, the tenancies and what was released. */
export interface OperatingCostFactSource {
  readonly house: OperatingCostsHouse;
  readonly presentation: OperatingCostPresentation;
  readonly stated: OperatingCostAuditSettings;
  readonly today: Day;
  /** The period before as it was billed last; undefined where there is none in this account. */
  readonly previous:
    | {
        readonly house: OperatingCostsHouse;
        readonly result: BilledOperatingCosts;
        readonly presentation: OperatingCostPresentation;
      }
    | undefined;
  /** Who used the property in the days of the period, as it stands today: a tenancy may have been corrected since. */
  readonly occupancies: readonly Pick<OccupancyRow, 'id' | 'fromDay' | 'toDay'>[];
  /** Of the heating bill inside; undefined where there is none. */
  readonly heating: { readonly released: boolean; readonly newest: boolean } | undefined;
}

/** The facts of an audit of operating costs. What nobody told stays unknown: a check that needs it says so. */
export function operatingCostAuditFacts({
  house,
  presentation,
  stated,
  today,
  previous,
  occupancies,
  heating,
}: OperatingCostFactSource): OperatingCostFacts {
  return defined({
    today,
    previous: previous && {
      house: previous.house,
      result: previous.result,
      costs: invoicesOf(previous.presentation),
    },
    short_period_reason: stated.short_period_reason,
    building: stated.building && defined(stated.building),
    agreements: stated.agreements && defined(stated.agreements),
    units: unitFacts(presentation, stated),
    occupancies: occupancyFacts(presentation, stated, occupancies),
    devices: presentation.meters?.map(meterFacts),
    costs: costFacts(presentation, house, stated),
    heating,
    // Every statement is made in the name of the landlord.
    information: { landlord: true },
  }) as OperatingCostFacts;
}

const unitFacts = (
  { units }: OperatingCostPresentation,
  { units: stated = [] }: OperatingCostAuditSettings,
): OperatingCostUnitFacts[] =>
  units.map(({ id, label, use }) => {
    const { unit_id: _, ...own } = stated.find(({ unit_id }) => unit_id === id) ?? { unit_id: id };
    return defined({ id, label, use, ...own }) as OperatingCostUnitFacts;
  });

const occupancyFacts = (
  { units }: OperatingCostPresentation,
  { occupancies: stated = [] }: OperatingCostAuditSettings,
  contracts: OperatingCostFactSource['occupancies'],
): OperatingCostOccupancyFacts[] =>
  units.flatMap(({ id: unit, label, occupancies }) =>
    occupancies.map(({ id: occupancy, user_number }) => {
      const own = stated.find(({ occupancy_id }) => occupancy_id === occupancy);
      const contract = contracts.find(({ id }) => id === occupancy);
      const paid = own?.advance_paid_cents;
      return defined({
        unit,
        occupancy,
        label: `${label} (${user_number})`,
        advance_paid_eur: paid === undefined ? undefined : eur(paid),
        contract_from: contract?.fromDay as Day | undefined,
        contract_to: contract?.toDay as Day | null | undefined,
        flat_rate: own?.flat_rate,
      }) as OperatingCostOccupancyFacts;
    }),
  );

const invoicesOf = ({ receipts }: OperatingCostPresentation): PositionFacts[] =>
  receipts.map(
    ({ position_id, receipt, on }) =>
      defined({ id: position_id, description: receipt, day: on ?? undefined }) as PositionFacts,
  );

/** Entries that were added since the run was frozen are stated of nothing in it. */
function costFacts(
  presentation: OperatingCostPresentation,
  { positions = [] }: OperatingCostsHouse,
  { costs: stated = [] }: OperatingCostAuditSettings,
): PositionFacts[] {
  const invoices = new Map(invoicesOf(presentation).map((each) => [each.id, each]));
  return positions.map(({ id }) => {
    const { operating_cost_entry_id: _, ...own } = stated.find((each) => each.operating_cost_entry_id === id) ?? {
      operating_cost_entry_id: id,
    };
    return { ...(invoices.get(id) ?? { id }), ...(defined(own) as Omit<PositionFacts, 'id'>) };
  });
}

const meterFacts = ({
  unit_id,
  use,
  serial,
  calibrated_until,
  calibration_override,
  start,
  end,
}: NonNullable<OperatingCostPresentation['meters']>[number]): DeviceFacts =>
  defined({
    serial,
    unit: unit_id,
    use,
    kind: 'water_meter',
    calibrated_until: calibrated_until ?? undefined,
    calibration_override: calibration_override ?? undefined,
    start,
    end,
  }) as DeviceFacts;
