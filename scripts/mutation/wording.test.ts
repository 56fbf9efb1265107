import { expect, test } from 'vitest';
import { isWording } from './wording.ts';

const property = (name: string, key = 'value') => ({ key, parent: { type: 'ObjectProperty', key: { name } } });
const argument = (name: string, key: number, listKey = 'arguments') => ({
  key,
  listKey,
  parent: { type: 'CallExpression', callee: { name } },
});

test.each([
  ['a sentence of a finding', property('de')],
  ['a citation', property('provision')],
  ['a name of a kind of step', argument('kind', 0)],
  ['a title in the register', argument('parameter', 1)],
])('%s is wording', (_, place) => expect(isWording(place)).toBe(true));

test.each([
  ['a severity', property('severity')],
  ['a first day', property('from')],
  ['the name of a property', property('de', 'key')],
  ['the id of a parameter', argument('parameter', 0)],
  ['an argument of another function', argument('add', 1)],
  ['an item of a list', argument('kind', 0, 'elements')],
])('%s is none', (_, place) => expect(isWording(place)).toBe(false));
