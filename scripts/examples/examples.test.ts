import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DOCUMENT } from '../../sdk/test/document.ts';
import type { OpenApiDocument } from '../openapi-types.ts';
import { ROOT } from '../sections.ts';
import { readSources } from '../tidy/source.ts';
import { callsIn, isExample } from './calls.ts';
import { exampleFiles, withoutExample } from './files.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const document = JSON.parse(read('openapi/openapi.json')) as OpenApiDocument;
const sources = readSources(ROOT, 'examples');

test('every operation is called by an example that is read in order', () => {
  expect(withoutExample(document, sources)).toEqual([]);
});

test('every such example is run by the tests and listed in the README', () => {
  const names = sources
    .map(({ path }) => path.replace(/^examples\//, ''))
    .filter((name) => isExample(`examples/${name}`));
  expect(names.length).toBeGreaterThan(20);
  const [tests, readme] = [read('examples/examples.test.ts'), read('examples/README.md')];
  expect(names.filter((name) => !tests.includes(`example('${name}'`))).toEqual([]);
  expect(names.filter((name) => !readme.includes(`](${name})`))).toEqual([]);
});

test('the table and the samples are those of the examples as they are', () => {
  for (const [file, content] of exampleFiles(document, sources))
    expect(read(file) === content, `${file} is stale, run: npm run generate`).toBe(true);
});

describe('what counts as a call', () => {
  const CLIENT = "const client = createClient({ baseUrl, apiKey: '' });\n";
  test.each([
    ['a method of a client', `${CLIENT}await client.getUnit({ path });`, ['getUnit']],
    ['with what HTTP says about it', `${CLIENT}await client.raw.getUnit({ path });`, ['getUnit']],
    ['item by item', `${CLIENT}for await (const unit of client.iterate.listUnits()) log(unit);`, ['listUnits']],
    ['of a client of another name', 'const tenant = createClient({ apiKey });\ntenant.getUnit({ path });', ['getUnit']],
    ['of a client that has none', 'await createClient({ apiKey }).getUnit({ path });', ['getUnit']],
    ['within another call', `${CLIENT}until(() => client.getUnit({ path }).catch(none));`, ['getUnit']],
    ['not a comment', `${CLIENT}// client.getUnit({ path })\n/* client.getUnit() */`, []],
    ['not a text', `${CLIENT}log('client.getUnit({ path })');`, []],
    ['not a mention', `${CLIENT}log(client.getUnit);`, []],
    ['not a method of something else', `${CLIENT}house.getUnit({ path });`, []],
    ['not of something else of a client', `${CLIENT}client.kept.getUnit({ path });`, []],
  ])('%s', (_, text, expected) => {
    expect(callsIn({ path: 'examples/01-a.ts', text }).map(({ operationId }) => operationId)).toEqual(expected);
  });
});

describe('what a call names is explained', () => {
  test.each([
    ['where it is written out', 'const path = { a: 1 };\nclient.x({ path });', ['const path = { a: 1 };'], []],
    [
      'with the names in it before it',
      "const area = '60';\nconst body = { area };\nclient.x({ body });",
      ["const area = '60';", 'const body = { area };'],
      [],
    ],
    [
      'by the block it stands in',
      '{ const path = { a: 1 }; }\n{\n  const path = { b: 2 };\n  client.x({ path });\n}',
      ['const path = { b: 2 };'],
      [],
    ],
    [
      'by a function of one line',
      'const once = (what: string) => ({ key: what });\nclient.x({}, once("a"));',
      ['const once = (what: string) => ({ key: what });'],
      [],
    ],
    ['but not what was asked for', 'const path = await ask();\nclient.x({ path });', [], ['path']],
    ['nor what comes later', 'client.x({ path });\nconst path = { a: 1 };', [], ['path']],
    [
      'nor what is worked out and spread',
      'client.x({ body: [...rows.map(line)] });',
      [],
      ['...rows.map(line)', 'line'],
    ],
    ['and a property of something is none', 'client.x({ path: { unit_id: unit.id } });', [], []],
  ])('%s', (_, text, declarations, unexplained) => {
    const [call] = callsIn({ path: 'examples/01-a.ts', text: `const client = createClient({});\n${text}` });
    expect(call).toMatchObject({ declarations, unexplained });
  });
});

describe('an operation', () => {
  const example = (text: string) => ({ path: 'examples/01-a.ts', text: `const client = createClient({});\n${text}` });
  const called = example('{\n  const unit = await client.getUnit({\n    path,\n  });\n}');

  test('without a call is named, also where only a helper calls it', () => {
    const all = withoutExample(DOCUMENT, []);
    expect(all).toContain('getUnit');
    expect(withoutExample(DOCUMENT, [called])).toEqual(all.filter((name) => name !== 'getUnit'));
    expect(withoutExample(DOCUMENT, [{ ...called, path: 'examples/shared/a.ts' }])).toEqual(all);
  });

  test('with one has a row in the table and a sample for the reference', () => {
    const files = exampleFiles(DOCUMENT, [called]);
    expect(files.get('examples/OPERATIONS.md')).toContain('| `getUnit` | `GET /v1/units/{unit_id}` | [01](01-a.ts) |');
    const { getUnit } = JSON.parse(files.get('docs/calls.json') ?? '{}') as Record<string, string>;
    expect(getUnit).toBe('// examples/01-a.ts\nconst answer = await client.getUnit({\n  path,\n});');
  });

  test('is shown by the call that says most by itself', () => {
    const calls = example(
      '{ client.getUnit({ path }); }\nconst path = { unit_id: unit.id };\nclient.getUnit({ path });',
    );
    const { getUnit } = JSON.parse(exampleFiles(DOCUMENT, [calls]).get('docs/calls.json') ?? '{}');
    expect(getUnit).toContain('\nconst path = { unit_id: unit.id };\nconst answer = await client.getUnit({ path });');
  });

  test('that answers a list is shown item by item', () => {
    const list = example(
      'const page = await client.listUnits();\nfor await (const unit of client.iterate.listUnits()) log(unit);',
    );
    const { listUnits } = JSON.parse(exampleFiles(DOCUMENT, [list]).get('docs/calls.json') ?? '{}');
    expect(listUnits).toContain('for await (const each of client.iterate.listUnits()) console.log(each);');
  });
});
