import type { OperatingCostKindId } from '../law/de/betrkv/section-2-kinds.parameters.ts';
import type { OperatingCostFindings } from './finding-kinds.ts';
import type { OperatingCostsModel } from './model.ts';

/** BetrKV section 2 no. 14: work of no. 2 to 10 and 16 that the caretaker does is his pay. These are mostly work. */
const CARETAKERS_WORK: ReadonlySet<OperatingCostKindId> = new Set([
  'street_cleaning',
  'building_cleaning',
  'garden',
  'laundry',
]);

/** Tells what the list forbids to charge twice and no file can show: it is for its owner to know. */
export function checkPossiblyTwice(
  { positions }: OperatingCostsModel,
  hasHeatingBill: boolean,
  findings: OperatingCostFindings,
): void {
  const caretaker = positions.find(({ kind }) => kind.kind === 'caretaker')?.kind;
  for (const { path, kind } of positions) {
    if (caretaker !== undefined && CARETAKERS_WORK.has(kind.kind)) {
      findings.add('cost_possibly_twice', path, [kind.nameDe, kind.nameEn, caretaker.nameDe, caretaker.nameEn]);
    }
    // No. 12: unless it is already part of no. 4 a.
    if (hasHeatingBill && kind.kind === 'chimney_sweep') {
      findings.add('cost_possibly_twice', path, [kind.nameDe, kind.nameEn, 'Heizkostenabrechnung', 'Heating bill']);
    }
  }
}
