import { describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../scripts/openapi-types.ts';
import { DOCUMENT } from '../sdk/test/document.ts';
import { breaches } from './differ.ts';

const text = { type: 'string' };

/** A document with one operation that takes and answers the given schemas. */
function documentOf(request: object, answer: object, more: object = {}): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: { title: 'x', version: '2026-01-01' },
    paths: {
      '/v1/x': {
        post: {
          operationId: 'createX',
          requestBody: { content: { 'application/json': { schema: request } } },
          responses: { 201: { content: { 'application/json': { schema: answer } } } },
          ...more,
        },
      },
    },
  } as unknown as OpenApiDocument;
}
const object = (properties: object, required: string[] = []) => ({ type: 'object', properties, required });
const plain = object({ a: text });

describe('a breach', () => {
  test.each([
    ['an operation gone', documentOf(plain, plain), { ...DOCUMENT, paths: {} }, 'is gone'],
    [
      'another operationId',
      documentOf(plain, plain),
      documentOf(plain, plain, { operationId: 'makeX' }),
      'became makeX',
    ],
    [
      'a body that must be there',
      documentOf(plain, plain),
      documentOf(plain, plain, { requestBody: { required: true, content: { 'application/json': { schema: plain } } } }),
      'body is now required',
    ],
    [
      'a body no longer taken',
      documentOf(plain, plain),
      documentOf(plain, plain, { requestBody: undefined }),
      'no longer taken',
    ],
    [
      'a content type gone',
      documentOf(plain, plain),
      documentOf(plain, plain, { requestBody: { content: { 'text/csv': {} } } }),
      'application/json is gone',
    ],
    [
      'another status',
      documentOf(plain, plain),
      documentOf(plain, plain, { responses: { 202: {} } }),
      '201 is no longer answered',
    ],
    [
      'a parameter that must be there',
      documentOf(plain, plain),
      documentOf(plain, plain, { parameters: [{ name: 'q', in: 'query', required: true }] }),
      'query parameter q is now required',
    ],
    [
      'a parameter gone',
      documentOf(plain, plain, { parameters: [{ name: 'q', in: 'query' }] }),
      documentOf(plain, plain),
      'query parameter q is gone',
    ],
    [
      'an input that must be there',
      documentOf(plain, plain),
      documentOf(object({ a: text }, ['a']), plain),
      'now requires: a',
    ],
    ['an input gone', documentOf(plain, plain), documentOf(object({}), plain), 'request.a is gone'],
    [
      'a narrower input',
      documentOf(object({ a: { type: ['string', 'null'] } }), plain),
      documentOf(plain, plain),
      'no longer takes the type: null',
    ],
    [
      'a value no longer taken',
      documentOf({ enum: ['x', 'y'] }, plain),
      documentOf({ enum: ['x'] }, plain),
      'no longer takes: y',
    ],
    [
      'free text that became a list of values',
      documentOf(text, plain),
      documentOf({ ...text, enum: ['x'] }, plain),
      'no longer takes: anything',
    ],
    [
      'a tighter bound',
      documentOf({ ...text, maxLength: 9 }, plain),
      documentOf({ ...text, maxLength: 8 }, plain),
      'maxLength',
    ],
    ['a new pattern', documentOf(text, plain), documentOf({ ...text, pattern: '^x' }, plain), 'pattern'],
    [
      'an answer no longer promised',
      documentOf(plain, object({ a: text }, ['a'])),
      documentOf(plain, plain),
      'no longer promises: a',
    ],
    ['a field of an answer gone', documentOf(plain, plain), documentOf(plain, object({})), '201.a is gone'],
    [
      'a wider answer',
      documentOf(plain, plain),
      documentOf(plain, object({ a: { type: ['string', 'null'] } })),
      'may now be of type: null',
    ],
    [
      'another format',
      documentOf(plain, object({ a: { ...text, format: 'date' } })),
      documentOf(plain, plain),
      'format',
    ],
    [
      'deep inside a list',
      documentOf(plain, { type: 'array', items: plain }),
      documentOf(plain, { type: 'array', items: object({}) }),
      '201[].a is gone',
    ],
    [
      'in a part of an allOf',
      documentOf(plain, { allOf: [plain, object({ b: text })] }),
      documentOf(plain, { allOf: [plain] }),
      '201.b is gone',
    ],
  ])('%s', (_, before, after, sentence) => {
    expect(breaches(before, after).join('\n')).toContain(sentence);
  });
});

describe('no breach', () => {
  const enumOf = (...values: string[]) => object({ a: { type: 'string', enum: values } });
  test.each([
    ['nothing changed', DOCUMENT, DOCUMENT],
    ['a new operation', { ...DOCUMENT, paths: {} }, DOCUMENT],
    ['a new optional input', documentOf(plain, plain), documentOf(object({ a: text, b: text }), plain)],
    ['an input that may now be absent', documentOf(object({ a: text }, ['a']), plain), documentOf(plain, plain)],
    ['a looser bound', documentOf({ ...text, maxLength: 9 }, plain), documentOf({ ...text, maxLength: 10 }, plain)],
    ['a new field of an answer', documentOf(plain, plain), documentOf(plain, object({ a: text, b: text }, ['b']))],
    ['a new value of an answer', documentOf(plain, enumOf('x')), documentOf(plain, enumOf('x', 'y'))],
    ['a new value that is taken', documentOf(enumOf('x'), plain), documentOf(enumOf('x', 'y'), plain)],
  ])('%s', (_, before, after) => expect(breaches(before, after)).toEqual([]));

  test('a schema that contains itself ends', () => {
    const tree = {
      ...documentOf(plain, { $ref: '#/components/schemas/Tree' }),
      components: { schemas: { Tree: object({ child: { $ref: '#/components/schemas/Tree' } }) } },
    };
    expect(breaches(tree, tree)).toEqual([]);
  });
});
