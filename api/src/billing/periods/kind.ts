import type { Day, Period } from '@klarmeter/engine';
import { Problem } from '../../problem.ts';
import type { PeriodRow } from './store.ts';

export const PERIOD_KINDS = ['heating', 'operating_costs'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const WORDS = {
  heating: { de: 'Heizkosten', en: 'heating' },
  operating_costs: { de: 'Betriebskosten', en: 'operating costs' },
} as const;

/** The days of a period, both included. */
export const daysOf = ({ fromDay, toDay }: Pick<PeriodRow, 'fromDay' | 'toDay'>): Period => ({
  from: fromDay as Day,
  to: toDay as Day,
});

/** What belongs to periods of one kind only. @throws Problem `rule-violated` in a period of the other one. */
export function refuseOtherKind(
  { kind }: Pick<PeriodRow, 'kind'>,
  wanted: PeriodKind,
  ...pointers: readonly string[]
): void {
  if (kind === wanted || pointers.length === 0) return;
  const { de, en } = WORDS[wanted];
  throw new Problem('rule-violated', `This belongs to a billing period of ${en}.`, {
    findings: pointers.map((pointer) => ({
      pointer,
      code: 'other_kind_of_period',
      message_de: `Das gehört in einen Abrechnungszeitraum für ${de}.`,
      message_en: `This belongs to a billing period of ${en}.`,
    })),
  });
}

/** Keys and settings are of heating, `operating_costs` of the other kind. @throws Problem `rule-violated`. */
export function refuseFieldsOfOtherKind(
  kind: PeriodKind,
  {
    keys,
    settings,
    operating_costs,
  }: { readonly keys?: unknown; readonly settings?: unknown; readonly operating_costs?: unknown },
): void {
  const ofHeating = Object.entries({ keys, settings }).filter(([, value]) => value !== undefined);
  refuseOtherKind({ kind }, 'heating', ...ofHeating.map(([field]) => `/${field}`));
  if (operating_costs !== undefined) refuseOtherKind({ kind }, 'operating_costs', '/operating_costs');
}
