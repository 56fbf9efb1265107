import type { OperatingCostPosition } from '@klarmeter/engine';
import { defined } from '../house/defined.ts';
import { eur } from '../house/euro.ts';
import type { OperatingCostEntryData } from './entry-schemas.ts';

/** An entry in the words of the house file. */
export function positionOf(
  id: string,
  {
    kind,
    amountCents,
    data,
  }: { readonly kind: string; readonly amountCents: number; readonly data: OperatingCostEntryData },
): OperatingCostPosition {
  return defined({
    id,
    kind: kind as OperatingCostPosition['kind'],
    amount_eur: eur(amountCents),
    label: data.label ?? undefined,
    // The contract names the kinds of no. 1 to 16 together; the file takes the flag for no. 17 only.
    agreed: kind === 'other' && data.agreed ? true : undefined,
    from: (data.from ?? undefined) as OperatingCostPosition['from'],
    to: (data.to ?? undefined) as OperatingCostPosition['to'],
    built_on: (data.built_on ?? undefined) as OperatingCostPosition['built_on'],
    exception: data.exception ?? undefined,
    own_work: data.own_work ? true : undefined,
    deduction: data.deduction === null ? undefined : inEuro(data.deduction),
    labour: data.labour.length === 0 ? undefined : data.labour.map(inEuro),
    key: data.key === null ? undefined : keyOf(data.key),
    units: data.unit_ids ?? undefined,
  });
}

const inEuro = <T extends { readonly amount_cents: number }>({ amount_cents, ...rest }: T) => ({
  ...rest,
  amount_eur: eur(amount_cents),
});

export function keyOf(key: NonNullable<OperatingCostEntryData['key']>): NonNullable<OperatingCostPosition['key']> {
  if (key.by !== 'fixed') return key;
  return {
    by: 'fixed',
    amounts_eur: Object.fromEntries(key.amounts.map(({ unit_id, amount_cents }) => [unit_id, eur(amount_cents)])),
  };
}
