import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isJsonType } from '../scripts/generate-examples.ts';
import {
  type Body,
  type JsonSchema,
  type Located,
  type MediaType,
  type OpenApiDocument,
  resolve,
} from '../scripts/openapi-types.ts';

/** Says what is wrong with a value against a schema of the document, or nothing. */
export type Validate = (schema: JsonSchema, value: unknown) => string | undefined;

/** A validator that knows the components of the document. */
export function validatorOf(document: OpenApiDocument): Validate {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true, validateSchema: false });
  // A CommonJS module: its function is the property "default" of what an import gives.
  addFormats.default(ajv);
  // Formats of OpenAPI that say how large or what, and that no text can miss.
  for (const format of ['int32', 'int64', 'float', 'double', 'byte', 'binary', 'password', 'decimal'])
    ajv.addFormat(format, true);
  ajv.addSchema(document, 'document');
  return (schema, value) => {
    // References of the document begin with "#", which would mean the schema itself.
    const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/');
    const check = ajv.compile(JSON.parse(text));
    return check(value) ? undefined : ajv.errorsText(check.errors, { separator: '; ' });
  };
}

/** What an operation owes to whoever reads the document; a sentence for each thing it does not give. */
export function operationComplaints(
  document: OpenApiDocument,
  validate: Validate,
  { operation, parameters, path, method }: Located,
): string[] {
  const complaints: string[] = [];
  const demand = (holds: unknown, sentence: string): void => {
    if (!holds) complaints.push(sentence);
  };
  demand(/^[a-z][a-zA-Z0-9]*$/.test(operation.operationId ?? ''), 'operationId is missing or not in camelCase');
  demand(operation.tags?.length === 1, 'there is not exactly one tag');
  demand(operation.summary, 'summary is missing');
  demand(operation.description, 'description is missing');
  const security = operation.security ?? document.security;
  demand(security, 'whether a key is needed is not said');
  for (const [, name = ''] of path.matchAll(/\{([^}]+)\}/g)) {
    demand(
      parameters.some((each) => each.in === 'path' && each.name === name),
      `path parameter ${name} is not described`,
    );
  }
  const header = (name: string) => parameters.some((each) => each.in === 'header' && each.name.toLowerCase() === name);
  if (method === 'post') demand(header('idempotency-key'), 'a POST that does not say how it heeds Idempotency-Key');
  if (method === 'patch') demand(header('if-match'), 'a PATCH without If-Match');

  const responses = Object.entries(operation.responses ?? {}).map(
    ([status, response]) => [status, resolve<Body>(document, response)] as const,
  );
  const successes = responses.filter(([status]) => status.startsWith('2'));
  const refusals = responses.filter(([status]) => /^[45]/.test(status));
  demand(successes.length > 0, 'no answer of success');
  demand(
    refusals.some(([status]) => status.startsWith('4')),
    'no answer with a problem of the caller',
  );
  if (security?.length)
    demand(
      refusals.some(([status]) => status === '401'),
      'needs a key and has no 401',
    );
  for (const [status, { content }] of refusals)
    demand(content?.['application/problem+json']?.schema, `${status} is not a problem (RFC 9457)`);

  if (header('if-match'))
    demand(
      refusals.some(([status]) => status === '412'),
      'takes If-Match and has no 412',
    );

  const answersEtag = responses.some(([status, { headers }]) => status === '200' && headers?.ETag !== undefined);
  if (method === 'get' && answersEtag) {
    const isConditional = header('if-none-match') && responses.some(([status]) => status === '304');
    demand(isConditional, 'answers an ETag and does not say If-None-Match and 304');
  }

  const request = operation.requestBody === undefined ? undefined : resolve<Body>(document, operation.requestBody);
  const bodies = [['request', request] as const, ...responses];
  for (const [where, body] of bodies) {
    for (const [type, media] of Object.entries(body?.content ?? {}))
      complaints.push(...exampleComplaints(validate, `${where} ${type}`, type, media));
  }
  return complaints;
}

function exampleComplaints(
  validate: Validate,
  where: string,
  type: string,
  { schema, example, examples }: MediaType,
): string[] {
  if (schema === undefined) return [`${where} has no schema`];
  const given = [
    ...(example === undefined ? [] : [example]),
    ...Object.values(examples ?? {}).map(({ value }) => value),
  ];
  const readable = isJsonType(type) || type.startsWith('text/') || type.includes('ndjson');
  if (given.length === 0) return readable ? [`${where} has no example`] : [];
  return given.flatMap((value) => {
    const wrong = validate(schema, value);
    return wrong === undefined ? [] : [`${where} has an example that is wrong: ${wrong}`];
  });
}
