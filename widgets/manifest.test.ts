import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Package } from 'custom-elements-manifest';
import schema from 'custom-elements-manifest/schema.json' with { type: 'json' };
import type { JSX } from 'react';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { elementsIn } from '../scripts/elements/elements-in.ts';
import { elementClasses, readFacts } from '../scripts/elements/facts.ts';
import { differences } from '../scripts/elements/gate.ts';
import { sheetsOf } from '../scripts/elements/manifest.ts';
import { elementSources, programOf } from '../scripts/elements/program.ts';
import { tokensOf } from '../scripts/elements/tokens.ts';
import widgets from './package.json' with { type: 'json' };
import type { KmErrorDetail, KmStatementList, KmStatementOpenDetail } from './src/index.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');
const text = read('custom-elements.json');
const manifest = JSON.parse(text) as Package;
const elements = elementsIn(manifest);
const sources = elementSources(ROOT);

describe('every event, slot, part, token, attribute and member', () => {
  const found = readFacts(sources);

  test('is in the manifest, and nothing else is', () => expect(differences(found, manifest).join('\n')).toBe(''));

  test('is missed when it is left out', () => {
    const kinds = ['events', 'slots', 'cssParts', 'cssProperties', 'attributes', 'members'] as const;
    const unnoticed = elements.flatMap((element) =>
      kinds.flatMap((kind) =>
        (element[kind] ?? []).flatMap(({ name }) => {
          const less = { ...element, [kind]: element[kind]?.filter((each) => each.name !== name) };
          const others = elements.filter((each) => each !== element);
          // A token that another element has as well is missed by the styles, below.
          const declarations = kind === 'cssProperties' ? [less] : [less, ...others];
          const without = { ...manifest, modules: [{ kind: 'javascript-module' as const, path: '', declarations }] };
          const says = kind === 'cssProperties' ? `token ${name} is` : `"${name}" of ${element.tagName}`;
          return differences(found, without).some((each) => each.includes(says)) ? [] : [`${element.name} ${name}`];
        }),
      ),
    );
    expect(unnoticed).toEqual([]);
  });
});

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

  test('TypeScript knows tags and events, wherever one listens, and React too', () => {
    expectTypeOf<HTMLElementTagNameMap['km-statement-list']>().toEqualTypeOf<KmStatementList>();
    expectTypeOf<HTMLElementEventMap['km-statement-open']>().toEqualTypeOf<CustomEvent<KmStatementOpenDetail>>();
    expectTypeOf<DocumentEventMap['km-error']>().toEqualTypeOf<CustomEvent<KmErrorDetail>>();
    type Props = JSX.IntrinsicElements['km-statement-list'];
    expectTypeOf<Props['theme']>().toEqualTypeOf<'light' | 'dark' | undefined>();
    expectTypeOf<NonNullable<Props['onkm-error']>>().parameter(0).toEqualTypeOf<CustomEvent<KmErrorDetail>>();
    expectTypeOf<Props>().not.toHaveProperty('state');
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
