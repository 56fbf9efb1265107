import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '../api/src/openapi.ts';
import { exampleOf, withExamples } from '../scripts/generate-examples.ts';
import { generatedFiles } from '../scripts/generated-files.ts';
import { type JsonSchema, type OpenApiDocument, operationsOf } from '../scripts/openapi-types.ts';
import { DOCUMENT } from '../sdk/test/document.ts';
import { breaches } from './differ.ts';
import { operationComplaints, validatorOf } from './operation-rules.ts';
import { unexplainedFields } from './unexplained-fields.ts';

const HERE = import.meta.dirname;
const readDocument = (file: string): OpenApiDocument => JSON.parse(readFileSync(join(HERE, file), 'utf8'));
const document = readDocument('openapi.json');
const validate = validatorOf(document);
const operations = operationsOf(document).map(
  (located) => [located.operation.operationId ?? located.path, located] as const,
);

test('what is committed is what the routes say', async () => {
  for (const [file, content] of await generatedFiles(openApiDocument() as unknown as OpenApiDocument)) {
    expect(readFileSync(join(HERE, '..', file), 'utf8') === content, `${file} is stale, run: npm run generate`).toBe(
      true,
    );
  }
});

describe('every operation says what it owes to its reader', () => {
  test.each(operations)('%s', (_, located) => expect(operationComplaints(document, validate, located)).toEqual([]));
  test('there are operations, and no two have one name', () => {
    expect(operations.length).toBeGreaterThan(0);
    expect(new Set(operations.map(([name]) => name)).size).toBe(operations.length);
  });
});

/** Names alone do not say what the law, a meter or an invoice has to do with them. */
describe('what a bill rests on is explained field by field', () => {
  test.each([
    'DistributionKeys',
    'PeriodSettings',
    'Co2Settings',
    'UserGroups',
    'DeclaredFailure',
    'CalibrationOverride',
    'FuelInvoice',
    'StatementPayment',
    'OperatingCostSettings',
    'OperatingCostTotals',
    'OperatingCostWater',
    'OperatingCostConsumption',
    'OperatingCostLabour',
    'OperatingCostDeduction',
    'CreateBillingPeriod',
    'CreateCostEntry',
    'CreateFuelDelivery',
    'CreateOperatingCostEntry',
    'TelegramLine',
  ])('%s', (name) => {
    const schema = document.components?.schemas?.[name] as JsonSchema;
    expect(unexplainedFields(schema)).toEqual([]);
  });

  test('a field without a word is noticed, however deep', () => {
    const field = { type: 'string' };
    const list = { type: 'array', description: 'x', items: { anyOf: [{ type: 'object', properties: { a: field } }] } };
    expect(unexplainedFields({ type: 'object', properties: { list } })).toEqual(['/list/a']);
  });
});

describe('an operation that owes something is noticed', () => {
  const complaintsOf = (operation: object, method = 'get'): string => {
    const small = { ...DOCUMENT, paths: { '/v1/x/{x_id}': { [method]: operation } } };
    return operationsOf(small)
      .flatMap((each) => operationComplaints(small, validatorOf(small), each))
      .join('\n');
  };
  const json = (media: object) => ({ 200: { content: { 'application/json': media } } });
  test.each([
    ['no name', {}, 'operationId is missing'],
    ['a name in another style', { operationId: 'get-x' }, 'not in camelCase'],
    ['no tag', { tags: [] }, 'exactly one tag'],
    ['no words', {}, 'summary is missing'],
    ['security left open', {}, 'whether a key is needed'],
    ['a path parameter nobody describes', {}, 'x_id is not described'],
    ['no success', { responses: { 404: {} } }, 'no answer of success'],
    [
      'a refusal in a shape of its own',
      { responses: { 404: { content: { 'application/json': { schema: {} } } } } },
      '404 is not a problem',
    ],
    ['a key and no 401', { security: [{ bearer: [] }], responses: {} }, 'no 401'],
    ['no example', { responses: json({ schema: { type: 'string' } }) }, '200 application/json has no example'],
    [
      'a wrong example',
      { responses: json({ schema: { $ref: '#/components/schemas/Unit' }, example: { id: 7 } }) },
      'example that is wrong: data/id must be string',
    ],
    [
      'a wrong example among several',
      {
        responses: json({
          schema: { type: 'string', format: 'date' },
          examples: { a: { value: '2026-01-01' }, b: { value: '1.1.2026' } },
        }),
      },
      'must match format',
    ],
  ])('%s', (_, operation, sentence) => expect(complaintsOf(operation)).toContain(sentence));
  test.each([
    ['a POST', 'post', {}, 'Idempotency-Key'],
    ['a PATCH', 'patch', {}, 'If-Match'],
    ['an ETag', 'get', { responses: { '200': { headers: { ETag: {} } } } }, 'If-None-Match and 304'],
    ['a version that must match', 'put', { parameters: [{ name: 'If-Match', in: 'header' }] }, 'no 412'],
  ])('%s that leaves open what asking again does', (_, method, operation, sentence) => {
    expect(complaintsOf(operation, method)).toContain(sentence);
  });
});

describe('examples of bodies are put together from those of their fields', () => {
  const of = (schema: JsonSchema): unknown => exampleOf(DOCUMENT, schema, []);
  test.each([
    [
      {
        type: 'object',
        properties: { a: { type: 'string', example: 'x' }, b: { type: 'array', items: { enum: ['y', 'z'] } } },
      },
      { a: 'x', b: ['y'] },
    ],
    [
      {
        allOf: [
          { type: 'object', properties: { a: { const: 1 } } },
          { type: 'object', properties: { b: { default: 2 } } },
        ],
      },
      { a: 1, b: 2 },
    ],
    [{ anyOf: [{ type: 'boolean' }, { type: 'null' }] }, false],
    [{ type: 'string' }, undefined],
  ])('%j', (schema, example) => expect(of(schema)).toEqual(example));

  test('one that is written by hand stays', () => {
    const media = { schema: { type: 'string', example: 'field' }, example: 'body' };
    const small = {
      ...DOCUMENT,
      paths: { '/v1/x': { get: { responses: { 200: { content: { 'application/json': media } } } } } },
    };
    expect(withExamples(small)).toEqual(small);
  });
});

describe('nothing breaks a released document', () => {
  const released = readdirSync(join(HERE, 'released'))
    .filter((file) => /^\d{4}-\d{2}-\d{2}\.json$/.test(file))
    .sort();
  const last = released.at(-1);
  if (last === undefined) {
    test('no document is released yet, so there is nothing to compare with', () => expect(released).toEqual([]));
  } else {
    test(`since ${last}`, () => expect(breaches(readDocument(`released/${last}`), document)).toEqual([]));
  }
});
