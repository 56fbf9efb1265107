import type { z } from '@hono/zod-openapi';
import { type BilledHouse, type House, occupantReasonId, type Reason, valueAt } from '@klarmeter/engine';
import { placeOf } from './frozen-version.ts';
import type { Provenance } from './provenance.ts';
import type { StatementVersion } from './statement-schemas.ts';

type ReasonStep = z.infer<typeof StatementVersion>['reasons'][number];

/** Every step behind an occupant's balance and VAT, the balance first, down to the values and what they were read from. */
export function reasonSteps(
  { reasons = {} }: Pick<BilledHouse, 'reasons'>,
  house: Pick<House, 'units'>,
  provenance: Provenance,
  statement: { readonly unitId: string; readonly occupancyId: string },
): ReasonStep[] {
  const { unitIndex, occupancyIndex } = placeOf(house, statement);
  const wanted = (['balance', 'vat_contained'] as const).map((amount) =>
    occupantReasonId(unitIndex, occupancyIndex, amount),
  );
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
