import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Package } from 'custom-elements-manifest';
import { expect, test } from 'vitest';
import { elementsIn } from './scripts/elements/elements-in.ts';

/* What pages of others are told to write exists: parts, events and tokens of the elements, against their manifest. */

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');
const elements = elementsIn(JSON.parse(read('widgets/custom-elements.json')) as Package);
const namesOf = (kind: 'cssParts' | 'cssProperties' | 'events'): ReadonlySet<string> =>
  new Set(elements.flatMap((element) => (element[kind] ?? []).map(({ name }) => name)));
const parts = namesOf('cssParts');
const tokens = namesOf('cssProperties');
/** In prose an event and a tag look alike. */
const eventsAndTags = new Set([...namesOf('events'), ...elements.map(({ tagName }) => tagName)]);

/** Names in a text that no element has. */
function unknownIn(text: string): string[] {
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  return [
    ...found(/::part\(([^)]*)\)/g).filter((name) => !parts.has(name)),
    ...found(/(?<![\w-])(--km-[a-z-]*[a-z])/g).filter((name) => !tokens.has(name)),
    ...found(/(?<![\w/-])(km-[a-z-]*[a-z])(?![\w/.-])/g).filter((name) => !eventsAndTags.has(name)),
  ];
}

test.each(['docs/quickstart.md', 'docs/meters.md', 'examples/hosts/README.md', 'widgets/README.md'])('%s', (path) => {
  expect(unknownIn(read(path))).toEqual([]);
});

test('the page on meters names operations that the examples beside them call', () => {
  const operations = read('examples/OPERATIONS.md');
  const steps = [...read('docs/meters.md').matchAll(/^\| .*?\(([\d, ]+)\) +\| (.*?) *\|$/gm)];
  const uncalled = steps.flatMap(([, numbers = '', said = '']) => {
    const isCalled = (name: string) =>
      numbers.split(', ').some((n) => new RegExp(`^\\| \`${name}\` .*\\[${n}\\]`, 'm').test(operations));
    return [...said.matchAll(/`([a-z]+[A-Z]\w+)`/g)].map(([, name = '']) => name).filter((name) => !isCalled(name));
  });
  expect([steps.length, uncalled]).toEqual([11, []]);
});

test('a name that does not exist is found', () => {
  const text = 'km-statement-list::part(total) { --km-colour: red } `km-opened` and `km-ready`, `--km-radius`';
  expect(unknownIn(text)).toEqual(['total', '--km-colour', 'km-opened']);
});
