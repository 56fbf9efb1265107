import type { z } from '@hono/zod-openapi';
import {
  type BilledHouse,
  type BilledOperatingCosts,
  isOfOthers,
  occupantReasonId,
  operatingCostReasonId,
  placeIn,
  valueAt,
} from '@klarmeter/engine';
import type { FrozenHouse, KeptResult } from '../house/bill-frozen.ts';
import { placeOfOccupant } from '../house/place-of-occupant.ts';
import { originAt, type Provenance } from '../house/provenance.ts';
import type { StatementVersion } from './schemas.ts';

type ReasonStep = z.infer<typeof StatementVersion>['reasons'][number];
type ReasonInput = ReasonStep['inputs'][number];

/** Steps of an occupant, in the house or in the heating bill inside. */
const OF_OCCUPANT = /^(?:heating\/)?occupants\//;

/**
 * Every step behind an occupant's balance, and behind what is shown beside it, the balance first, down to the values and
 * what they were read from. Of steps of other occupants, such as what they have of a key, there is the value alone.
 */
export function reasonSteps(
  result: KeptResult,
  house: FrozenHouse,
  provenance: Provenance,
  statement: { readonly unitId: string; readonly occupancyId: string },
): ReasonStep[] {
  const { reasons = {} } = result;
  const place = placeIn(house, { unit: statement.unitId, occupancy: statement.occupancyId });
  const isOfOther = (input: string) => place !== undefined && OF_OCCUPANT.test(input) && isOfOthers(input, place);
  const wanted = shownReasonIds(result, house, statement);
  const steps = new Map<string, ReasonStep>();
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const reason = steps.has(next) ? undefined : reasons[next];
    if (reason === undefined) continue;
    const inputs = reason.inputs.map((input): ReasonInput => {
      if (input.startsWith('/')) return atPointer(input, house, provenance);
      return isOfOther(input) ? { reason_id: input, value: reasons[input]?.value } : { reason_id: input };
    });
    steps.set(next, { ...reason, inputs });
    wanted.push(...reason.inputs.filter((input) => !input.startsWith('/') && !isOfOther(input)));
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
  const { unitIndex, occupancyIndex } = placeOfOccupant(house, statement);
  return (['balance', 'vat_contained'] as const).map((amount) => occupantReasonId(unitIndex, occupancyIndex, amount));
}

function atPointer(pointer: string, house: FrozenHouse, provenance: Provenance): ReasonInput {
  const source = originAt(provenance, pointer);
  return { pointer, value: valueAt(house, pointer), ...(source === undefined ? {} : { source: { ...source } }) };
}
