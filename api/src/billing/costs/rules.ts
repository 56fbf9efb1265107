import { Problem, type ProblemFinding } from '../../problem.ts';
import { requestFinding } from '../house/findings.ts';
import { labourAndCost, labourExceedsCost } from '../house/labour.ts';
import type { CostRow } from './store.ts';

/** What the law says about a cost by itself. @throws Problem `rule-violated` with every finding. */
export function refuseUnlawfulCost(cost: Pick<CostRow, 'kind' | 'scope' | 'amountCents' | 'laborCents'>): void {
  const findings = [
    ...(cost.kind === 'water_supply' && cost.scope !== 'hot_water' ? [WATER_IS_OF_HOT_WATER] : []),
    ...(labourExceedsCost(cost) ? [requestFinding('labour_exceeds_cost', '/labor_cents', labourAndCost(cost))] : []),
  ];
  if (findings.length > 0) throw new Problem('rule-violated', 'This is no cost of heating or hot water.', { findings });
}

const WATER_IS_OF_HOT_WATER: ProblemFinding = {
  pointer: '/scope',
  code: 'cost_kind_not_allowed',
  legal_basis: 'HeizkostenV § 8(2)',
  message_de: 'Wasserversorgung gehört zu den Kosten des Warmwassers, nicht der Heizung.',
  message_en: 'Water supply belongs to the cost of hot water, not of heating.',
};
