import {
  compare,
  type Day,
  type MonthlyInformationFacts,
  type OccupancyFacts,
  parse,
  type UnitFacts,
  ZERO,
} from '@klarmeter/engine';
import { defined } from '../house/defined.ts';
import { eur } from '../house/euro.ts';
import type { AuditedAccount } from './audited-account.ts';
import type { StatedSource } from './facts.ts';

type AccountOccupancy = AuditedAccount['occupancies'][number];

/** What is known of units and of who uses them, in the order of the house file. */

export function unitFacts({ house, presentation, account, stated }: StatedSource): UnitFacts[] {
  const labels = new Map(presentation.units.map(({ id, label }) => [id, label]));
  const uses = new Map(account.units.map(({ id, use }) => [id, use as NonNullable<UnitFacts['use']>]));
  const reasons = new Map(stated.units?.map(({ unit_id, area_change_reason }) => [unit_id, area_change_reason]));
  return house.units.map(({ id }) =>
    defined({ id, label: labels.get(id), use: uses.get(id), area_change_reason: reasons.get(id) }),
  );
}

export function occupancyFacts(source: StatedSource): OccupancyFacts[] {
  const rows = new Map(source.account.occupancies.map((row) => [row.id, row]));
  const printed = new Map(
    source.presentation.units.flatMap(({ id, label, occupancies }) =>
      occupancies.map((own) => [own.id, { ...own, unit: id, label: `${label} (${own.user_number})` }] as const),
    ),
  );
  return source.house.units.flatMap(({ id: unit, occupancies }) =>
    occupancies.map(({ id: occupancy }) => {
      const row = rows.get(occupancy);
      return defined({
        unit,
        occupancy,
        ...(row === undefined ? {} : userFacts(row, source)),
        ...statementFacts(printed.get(occupancy), source),
        ...statedFacts(occupancy, source),
      }) as OccupancyFacts;
    }),
  );
}

type Printed = StatedSource['presentation']['units'][number]['occupancies'][number] & { readonly label: string };

/** HeizkostenV section 6a(3) no. 3 to 5, as the statement of this user prints it. */
function statementFacts(printed: Printed | undefined, { presentation }: StatedSource) {
  if (printed === undefined) return {};
  const { label, comparison, rights } = printed;
  return {
    label,
    // A period of another length is nothing to compare with either.
    first_period: comparison.before_missing === 'first_period' || comparison.before_missing === 'periods_differ',
    weather_adjusted_comparison: comparison.before_missing === null,
    average_user: comparison.average_missing === null,
    dispute_resolution: (rights === undefined ? presentation.dispute_resolution : rights.dispute_resolution) !== null,
  };
}

function userFacts(row: AccountOccupancy, source: StatedSource) {
  const { personId, fromDay, toDay, vatPercent, consumerContract } = row;
  return {
    consumer_contract: consumerContract,
    // A rate that is entered says that tax is charged; that none is says nothing.
    vat_option: vatPercent !== null && compare(parse(vatPercent), ZERO) > 0 ? true : undefined,
    contract_from: fromDay as Day,
    contract_to: toDay as Day | null,
    // Whoever has no address of his own lives in the house; of whom is erased there is none.
    address_known: personId === null ? undefined : source.account.personsOnFile.has(personId),
  };
}

function statedFacts(occupancy: string, { stated }: StatedSource) {
  const own = stated.occupancies?.find(({ occupancy_id }) => occupancy_id === occupancy);
  if (own === undefined) return {};
  const { held_by, vat_option, advance_paid_cents: paid } = own;
  return defined({ held_by, vat_option, advance_paid_eur: paid === undefined ? undefined : eur(paid) });
}

/** What was formed here, and what was sent without this platform. Whether users were told, only the manager knows. */
export function monthlyInformationFacts({
  house,
  account,
  stated,
}: StatedSource): MonthlyInformationFacts[] | undefined {
  const { informed } = account;
  if (informed === null && stated.monthly_information === undefined) return undefined;
  const sent = new Map(stated.monthly_information?.map((own) => [own.occupancy_id, own]));
  return house.units.flatMap(({ id: unit, occupancies }) =>
    occupancies.flatMap(({ id: occupancy }) => {
      const own = sent.get(occupancy);
      if (informed === null && own === undefined) return [];
      const months = [...new Set([...(informed?.get(occupancy) ?? []), ...(own?.months ?? [])])].sort();
      return [defined({ unit, occupancy, months, notified: own?.notified })];
    }),
  );
}
