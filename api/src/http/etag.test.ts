import { describe, expect, test } from 'vitest';
import { etagOf, isFresh, matchVersion } from './etag.ts';

const gateway = { id: 'gtw_1', version: 3, contact: { addresses: 4 } };
const heardMore = { ...gateway, contact: { addresses: 5 } };

test('another content has another ETag, also where the version stayed', () => {
  expect(etagOf(gateway)).toMatch(/^"3-[0-9a-f]{16}"$/);
  expect(etagOf({ ...gateway })).toBe(etagOf(gateway));
  expect(etagOf(heardMore)).not.toBe(etagOf(gateway));
  expect(isFresh(etagOf(heardMore), etagOf(gateway))).toBe(false);
});

test.each([
  ['the version as it was read', etagOf(gateway)],
  ['the version, though what is derived has moved', etagOf(heardMore)],
  ['the version alone', '"3"'],
])('a change is taken for %s', (_, ifMatch) => expect(matchVersion(gateway, ifMatch)).toBeUndefined());

describe('a change is refused', () => {
  test('without a version', () => expect(() => matchVersion(gateway, undefined)).toThrow('Send If-Match'));
  test.each(['"2"', etagOf({ ...gateway, version: 2 }), '"33"', '"3-"', '"3 "'])('for %s', (ifMatch) =>
    expect(() => matchVersion(gateway, ifMatch)).toThrow('changed since'),
  );
  test.each(['3', 'W/"3"', '*', ''])('for %s, saying what it should be', (ifMatch) =>
    expect(() => matchVersion(gateway, ifMatch)).toThrow('with its quotes'),
  );
});
