import type { Reader } from '../billing/reader.ts';
import type { Fraction } from '../money/fraction.ts';
import { KEY_NAMES, type KeyName } from './house.ts';
import type { PositionModel, UnitModel } from './model.ts';

const KEY_FIELDS: Readonly<Partial<Record<KeyName, ReadonlySet<string>>>> = {
  consumption: new Set(['by', 'of']),
  fixed: new Set(['by', 'amounts_eur']),
};
const PLAIN_FIELDS: ReadonlySet<string> = new Set(['by']);
const ANY_FIELD: ReadonlySet<string> = new Set(['by', 'of', 'amounts_eur']);

/** The key a position names, of `units` the `taking` ones; `default` where it names none, undefined if unreadable. */
export function parseKey(
  position: Reader,
  units: readonly UnitModel[],
  taking: ReadonlySet<string> | undefined,
): PositionModel['key'] {
  if (!position.has('key')) return 'default';
  const any = position.object('key', ANY_FIELD);
  if (any === undefined) return undefined;
  const by = any.requiredChoice('by', KEY_NAMES);
  if (by === undefined) return undefined;
  const fields = KEY_FIELDS[by] ?? PLAIN_FIELDS;
  for (const field of ANY_FIELD) if (any.has(field) && !fields.has(field)) any.unknown(field);
  if (by === 'consumption') return { by, of: any.requiredText('of') };
  if (by !== 'fixed') return { by };

  if (!any.has('amounts_eur')) any.missing('amounts_eur');
  const ids = new Set(units.flatMap(({ id }) => (taking === undefined || taking.has(id) ? [id] : [])));
  const reader = any.object('amounts_eur', ids);
  if (reader === undefined) return undefined;
  const amounts = new Map<string, Fraction>();
  for (const id of ids) {
    const amount = reader.hasOwn(id) ? reader.decimal(id) : undefined;
    if (amount !== undefined) amounts.set(id, amount);
  }
  return { by, amounts };
}
