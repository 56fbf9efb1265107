import { heatingLabourKind, type OperatingCostsHouse, type OperatingCostUnit } from '@klarmeter/engine';
import type { Assembly } from '../house/assembly.ts';
import { eur } from '../house/euro.ts';
import type { OperatingCostSource } from './source.ts';

/** The heating bill inside, with where its values come from, and the labour within its costs. */
export function assembleHeating(
  { heating, settings }: OperatingCostSource,
  assembly: Assembly,
): Pick<OperatingCostsHouse, 'heating' | 'heating_labour'> {
  if (settings.heating_period_id !== null && heating === null) {
    assembly.find('heating_not_billed', '/heating', settings.heating_period_id);
  }
  if (heating === null) return {};
  const { house, provenance, presentation, billingPeriodId, runId, labour } = heating;
  const occupancies = presentation.units.flatMap((unit) => unit.occupancies);
  const vacant = new Set(
    house.units.flatMap((unit) => unit.occupancies.filter((each) => each.vacant).map(({ id }) => id)),
  );
  if (occupancies.some(({ id, settlement }) => settlement === 'payable' && !vacant.has(id))) {
    assembly.find('heating_payable', '/heating', billingPeriodId);
  }
  assembly.provenance['/heating'] = { billing_run_id: runId, billing_period_id: billingPeriodId };
  for (const [pointer, origin] of Object.entries(provenance)) assembly.provenance[`/heating${pointer}`] = origin;

  const frozen = new Set((house.costs ?? []).map(({ id }) => id));
  const certified = labour.flatMap(({ id, kind, laborCents }) =>
    frozen.has(id) && laborCents !== null
      ? [{ cost: id, kind: heatingLabourKind(kind), amount_eur: eur(laborCents) } as const]
      : [],
  );
  certified.forEach(({ cost }, index) => {
    assembly.provenance[`/heating_labour/${index}/amount_eur`] = { cost_entry_id: cost };
  });
  return { heating: house, ...(certified.length === 0 ? {} : { heating_labour: certified }) };
}

/** Who had a unit in the days of another heating period only; in the same days everybody has to be known. */
export function heatingOnly(
  { heating, period, occupancies }: OperatingCostSource,
  unitId: string,
): Pick<OperatingCostUnit, 'heating_only'> {
  if (heating === null || (heating.house.period.from === period.from && heating.house.period.to === period.to)) {
    return {};
  }
  const known = new Set(occupancies.map(({ id }) => id));
  const others = heating.house.units
    .filter(({ id }) => id === unitId)
    .flatMap((unit) => unit.occupancies.flatMap(({ id }) => (known.has(id) ? [] : [{ id }])));
  return others.length === 0 ? {} : { heating_only: others };
}
