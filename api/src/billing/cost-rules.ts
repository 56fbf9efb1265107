import { Problem } from '../problem.ts';

/** HeizkostenV section 8(2): the water itself is a cost of hot water only. @throws Problem `rule-violated`. */
export function refuseUnlawfulKind({ kind, scope }: { readonly kind: string; readonly scope: string }): void {
  if (kind !== 'water_supply' || scope === 'hot_water') return;
  throw new Problem('rule-violated', 'Water supply is a cost of hot water.', {
    findings: [
      {
        pointer: '/scope',
        code: 'cost_kind_not_allowed',
        legal_basis: 'HeizkostenV § 8(2)',
        message_de: 'Wasserversorgung gehört zu den Kosten des Warmwassers, nicht der Heizung.',
        message_en: 'Water supply belongs to the cost of hot water, not of heating.',
      },
    ],
  });
}
