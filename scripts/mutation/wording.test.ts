import { expect, test } from 'vitest';
import { isWording } from './wording.ts';

const property = (name: string, key = 'value') => ({ key, parent: { type: 'ObjectProperty', key: { name } } });
const argument = (name: string, key: number, listKey = 'arguments') => ({
  key,
  listKey,
  parent: { type: 'CallExpression', callee: { name } },
});

test.each([
  ['a citation', property('provision')],
  ['an address', property('url')],
  ['an interpretation in the register', argument('parameter', 4)],
  ['a title in the register', argument('parameter', 1)],
])('%s is wording', (_, place) => expect(isWording(place)).toBe(true));

test.each([
  ['a severity', property('severity')],
  ['a first day', property('from')],
  ['the name of a property', property('url', 'key')],
  ['the id of a parameter', argument('parameter', 0)],
  ['an argument of another function', argument('add', 1)],
  ['an item of a list', argument('parameter', 1, 'elements')],
])('%s is none', (_, place) => expect(isWording(place)).toBe(false));
