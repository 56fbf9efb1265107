import type { Context } from '../context.ts';
import { fromBase64, toBase64 } from '../crypto/vault.ts';
import { Problem } from '../problem.ts';

export interface Page<T> {
  readonly data: T[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}

export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * One page of a list in the order of `keyOf` (ascending, unique). The cursor is opaque and signed for account, mode,
 * operation and filter: it opens no other list and cannot be made up.
 */
export async function listPage<Row, Item>(
  context: Context,
  {
    operation,
    query,
    filter = {},
    fetch,
    keyOf,
    convert,
  }: {
    operation: string;
    query: PageQuery;
    filter?: Record<string, unknown>;
    /** Up to `limit` rows behind `after` in list order. */
    fetch: (after: string | null, limit: number) => Promise<Row[]>;
    keyOf: (row: Row) => string;
    convert: (row: Row) => Item | Promise<Item>;
  },
): Promise<Page<Item>> {
  const scope = JSON.stringify([context.accountId, context.livemode, operation, Object.entries(filter).sort()]);
  const after = query.cursor === undefined ? null : await openCursor(context, scope, query.cursor);
  const rows = await fetch(after, query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return {
    data: await Promise.all(shown.map(convert)),
    has_more: more,
    next_cursor: more ? await sealCursor(context, scope, keyOf(last)) : null,
  };
}

async function sealCursor({ vault }: Context, scope: string, key: string): Promise<string> {
  const signature = await vault.keyedHash('cursor', JSON.stringify([scope, key]));
  return toBase64(new TextEncoder().encode(`${signature.slice(0, 32)}${key}`))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

async function openCursor({ vault }: Context, scope: string, cursor: string): Promise<string> {
  const refuse = () =>
    new Problem('validation-failed', 'The cursor does not belong to this list.', {
      findings: [
        {
          pointer: '/query/cursor',
          code: 'foreign_cursor',
          message_de: 'Der Cursor gehört nicht zu dieser Liste.',
          message_en: 'The cursor does not belong to this list.',
        },
      ],
    });
  let plain: string;
  try {
    plain = new TextDecoder('utf-8', { fatal: true }).decode(fromBase64(cursor.replace(/-/g, '+').replace(/_/g, '/')));
  } catch {
    throw refuse();
  }
  const [signature, key] = [plain.slice(0, 32), plain.slice(32)];
  const expected = await vault.keyedHashes('cursor', JSON.stringify([scope, key]));
  if (!expected.some((each) => each.slice(0, 32) === signature)) throw refuse();
  return key;
}
