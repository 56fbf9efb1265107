import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Package } from 'custom-elements-manifest';
import schema from 'custom-elements-manifest/schema.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { elementsIn } from '../scripts/elements/elements-in.ts';
import { elementClasses } from '../scripts/elements/facts.ts';
import { complaintsAbout } from '../scripts/elements/gate.ts';
import { sheetsOf } from '../scripts/elements/manifest.ts';
import { elementSources, programOf } from '../scripts/elements/program.ts';
import { tokensOf } from '../scripts/elements/tokens.ts';
import widgets from './package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');
const text = read('custom-elements.json');
const manifest = JSON.parse(text) as Package;
const elements = elementsIn(manifest);
const sources = elementSources(ROOT);

test('every event, slot, part, token, attribute and member is in the manifest, and nothing else', () =>
  expect(complaintsAbout(sources, manifest).join('\n')).toBe(''));

test('it is a custom elements manifest 2.1', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  expect(ajv.validate(schema, manifest) ? [] : ajv.errors).toEqual([]);
  expect(manifest.schemaVersion).toBe('2.1.0');
  expect(elements.map(({ tagName }) => tagName)).toEqual([
    'km-consumption-chart',
    'km-delivery-proof',
    'km-statement-list',
  ]);
});

test('nothing of the inside, nothing of a machine', () => {
  const inside = /"(privacy|static|inheritedFrom)"|"name": "[#_]|private|protected|--_/g;
  const machine = /"\/|\\\\|file:|node_modules/g;
  expect([...(text.match(inside) ?? []), ...(text.match(machine) ?? [])]).toEqual([]);
});

describe('tokens', () => {
  const classes = elementClasses(programOf(sources));

  test.each(classes.map((each) => [each.tag, each] as const))('of %s are those its styles read', async (tag, each) => {
    const { read: found, dangling } = tokensOf(await sheetsOf(ROOT, each));
    const said = elements.find(({ tagName }) => tagName === tag)?.cssProperties ?? [];
    expect(said.map(({ name }) => name).sort()).toEqual([...found.keys()].sort());
    expect(dangling).toEqual([]);
    for (const { name, default: value } of said) expect(value, name).toBeDefined();
  });

  test('of one name say the same in every element', () => {
    const all = new Map(elements.flatMap(({ cssProperties = [] }) => cssProperties.map((each) => [each.name, each])));
    for (const { cssProperties = [] } of elements)
      for (const each of cssProperties) expect(each).toEqual(all.get(each.name));
  });
});

describe('what is written from it', () => {
  const data = JSON.parse(read('vscode.html-custom-data.json')) as {
    version: number;
    tags: { name: string; attributes: { name: string }[] }[];
  };

  test('an editor knows each tag with its attributes, but for the one that is only read', () => {
    expect(data.version).toBe(1.1);
    expect(data.tags.map(({ name, attributes }) => [name, attributes.map((each) => each.name).sort()])).toEqual(
      elements.map(({ tagName, attributes = [] }) => [
        tagName,
        attributes
          .map(({ name }) => name)
          .filter((name) => name !== 'state')
          .sort(),
      ]),
    );
  });

  test('the package offers files that are there', () => {
    const paths = Object.values(widgets.exports).map((each) => (typeof each === 'string' ? each : each.types));
    expect(paths).toContain(`./${widgets.customElements}`);
    expect(paths.filter((path) => !existsSync(join(import.meta.dirname, path)))).toEqual([]);
  });
});

test('the README names no event, token or tag that is not there', () => {
  const known = new Set(
    elements.flatMap(({ tagName = '', events = [], cssProperties = [] }) =>
      [{ name: tagName }, ...events, ...cssProperties].map(({ name }) => name),
    ),
  );
  const named = read('README.md').match(/(?<![\w-])(--)?km-[a-z]+(-[a-z]+)*(?![\w-]*\.ts)/g) ?? [];
  expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
});
