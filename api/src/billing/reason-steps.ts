import type { z } from '@hono/zod-openapi';
import {
  type BilledHouse,
  type BilledOperatingCosts,
  occupantReasonId,
  operatingCostReasonId,
  type Reason,
  valueAt,
} from '@klarmeter/engine';
import type { FrozenHouse, KeptResult } from './bill-frozen.ts';
import { placeOf } from './frozen-version.ts';
import { originAt, type Provenance } from './provenance.ts';
import type { StatementVersion } from './statement-schemas.ts';

type ReasonStep = z.infer<typeof StatementVersion>['reasons'][number];

/**
 * Every step behind an occupant's balance, and behind what is shown beside it, the balance first, down to the values and
 * what they were read from.
 */
export function reasonSteps(
  result: KeptResult,
  house: FrozenHouse,
  provenance: Provenance,
  statement: { readonly unitId: string; readonly occupancyId: string },
): ReasonStep[] {
  const { reasons = {} } = result;
  const wanted = shownReasonIds(result, house, statement);
  const steps = new Map<string, ReasonStep>();
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const reason = steps.has(next) ? undefined : reasons[next];
    if (reason === undefined) continue;
    steps.set(next, toStep(reason, house, provenance));
    wanted.push(...reason.inputs.filter((input) => !input.startsWith('/')));
  }
  return [...steps.values()];
}

/** Ids of the reasons behind the amounts a statement shows. */
export function shownReasonIds(
  result: Omit<BilledHouse, 'reasons'> | Omit<BilledOperatingCosts, 'reasons'>,
  house: FrozenHouse,
  statement: { readonly unitId: string; readonly occupancyId: string },
): string[] {
  if ('positions' in result) {
    const { unitId, occupancyId } = statement;
    const path = result.occupants.find(({ unit, occupancy }) => unit === unitId && occupancy === occupancyId)?.path;
    if (path === undefined) return [];
    const amounts = ['balance', 'labour/s35a_2', 'labour/s35a_3', 'advance_proposal'] as const;
    return amounts.map((amount) => operatingCostReasonId(path, amount));
  }
  const { unitIndex, occupancyIndex } = placeOf(house, statement);
  return (['balance', 'vat_contained'] as const).map((amount) => occupantReasonId(unitIndex, occupancyIndex, amount));
}

function toStep({ inputs, ...reason }: Reason, house: unknown, provenance: Provenance): ReasonStep {
  return {
    ...reason,
    inputs: inputs.map((input) => {
      if (!input.startsWith('/')) return { reason_id: input };
      const source = originAt(provenance, input);
      return {
        pointer: input,
        value: valueAt(house, input),
        ...(source === undefined ? {} : { source: { ...source } }),
      };
    }),
  };
}
