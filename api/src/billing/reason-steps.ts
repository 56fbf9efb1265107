import type { z } from '@hono/zod-openapi';
import { type BilledHouse, occupantReasonId, type Reason, valueAt } from '@klarmeter/engine';
import type { Provenance } from './provenance.ts';
import type { StatementVersion } from './statement-schemas.ts';

type ReasonStep = z.infer<typeof StatementVersion>['reasons'][number];

interface IdentifiedUnits {
  readonly units: readonly { readonly id: string; readonly occupancies: readonly { readonly id: string }[] }[];
}

/** Every step behind an occupant's balance and VAT, the balance first, down to the values and what they were read from. */
export function reasonSteps(
  { reasons = {} }: Pick<BilledHouse, 'reasons'>,
  house: IdentifiedUnits,
  provenance: Provenance,
  { unitId, occupancyId }: { readonly unitId: string; readonly occupancyId: string },
): ReasonStep[] {
  const unit = house.units.findIndex(({ id }) => id === unitId);
  const occupancy = house.units[unit]?.occupancies.findIndex(({ id }) => id === occupancyId) ?? -1;
  const wanted = [occupantReasonId(unit, occupancy, 'balance'), occupantReasonId(unit, occupancy, 'vat_contained')];
  const steps = new Map<string, ReasonStep>();
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const reason = steps.has(next) ? undefined : reasons[next];
    if (reason === undefined) continue;
    steps.set(next, toStep(reason, house, provenance));
    wanted.push(...reason.inputs.filter((input) => !input.startsWith('/')));
  }
  return [...steps.values()];
}

function toStep({ inputs, ...reason }: Reason, house: unknown, provenance: Provenance): ReasonStep {
  return {
    ...reason,
    inputs: inputs.map((input) => {
      if (!input.startsWith('/')) return { reason_id: input };
      const source = provenance[input];
      return {
        pointer: input,
        value: valueAt(house, input),
        ...(source === undefined ? {} : { source: { ...source } }),
      };
    }),
  };
}
