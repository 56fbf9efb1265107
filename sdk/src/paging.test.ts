import fc from 'fast-check';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { BASE, testClient, wire } from '../test/harness.ts';
import { itemsOf } from './paging.ts';

const server = wire();

test('every item once, the filter on every page, no page asked for too early', async () => {
  const asked: string[] = [];
  server.use(
    http.get(`${BASE}/v1/units`, ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      const page = Number(searchParams.get('cursor') ?? '0');
      return HttpResponse.json({
        data: [{ id: `u${page}a` }, { id: `u${page}b` }],
        has_more: page < 2,
        next_cursor: page < 2 ? String(page + 1) : null,
      });
    }),
  );
  const ids: string[] = [];
  for await (const unit of testClient().client.iterate.listUnits({ query: { status: ['let'] } })) {
    ids.push(unit.id);
    if (ids.length === 2) expect(asked).toHaveLength(1);
  }
  expect(ids).toEqual(['u0a', 'u0b', 'u1a', 'u1b', 'u2a', 'u2b']);
  expect(asked).toEqual(['status=let', 'status=let&cursor=1', 'status=let&cursor=2']);
});

test('stopping early asks for nothing more', async () => {
  let asked = 0;
  server.use(
    http.get(`${BASE}/v1/units`, () => {
      asked += 1;
      return HttpResponse.json({ data: [{ id: 'a' }], has_more: true, next_cursor: 'x' });
    }),
  );
  for await (const unit of testClient().client.iterate.listUnits()) {
    expect(unit.id).toBe('a');
    break;
  }
  expect(asked).toBe(1);
});

test('any cut of a list into pages gives the list', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer(), { maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      async (pages) => {
        const items = itemsOf(async (cursor) => {
          const at = Number(cursor ?? 0);
          const last = at === pages.length - 1;
          return { data: pages[at] ?? [], has_more: !last, next_cursor: last ? null : String(at + 1) };
        });
        expect(await Array.fromAsync(items)).toEqual(pages.flat());
      },
    ),
  );
});

test.each([
  ['a cursor that does not move', { data: [], has_more: true, next_cursor: 'same' }, 'does not move on'],
  ['more without a cursor', { data: [], has_more: true, next_cursor: null }, 'does not say where'],
])('%s is an error, never an endless loop', async (_, page, message) => {
  await expect(Array.fromAsync(itemsOf(async () => page))).rejects.toThrow(message);
});
