import type { Operation } from '../sdk/src/operation.ts';
import {
  type Body,
  type JsonSchema,
  type Located,
  type OpenApiDocument,
  operationsOf,
  resolve,
} from './openapi-types.ts';

/** The table the SDK asks the API by: a row per operationId, in the order of their names. */
export function operationTable(document: OpenApiDocument): Record<string, Operation> {
  const rows = operationsOf(document).map((located) => [idOf(located), rowOf(document, located)] as const);
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(rows);
}

function idOf({ path, method, operation }: Located): string {
  if (operation.operationId === undefined) throw new Error(`${method} ${path} has no operationId`);
  return operation.operationId;
}

function rowOf(document: OpenApiDocument, { path, method, operation, parameters }: Located): Operation {
  const named = (place: string) => parameters.filter((each) => each.in === place);
  const header = (name: string) => named('header').find((each) => each.name.toLowerCase() === name);
  const needed = (name: string): 'required' | 'optional' | undefined => {
    const found = header(name);
    return found === undefined ? undefined : found.required ? 'required' : 'optional';
  };
  const [status, success] = successOf(document, operation.responses ?? {}, `${method} ${path}`);
  const body = operation.requestBody === undefined ? undefined : resolve<Body>(document, operation.requestBody);
  const query = named('query');
  const row: { -readonly [K in keyof Operation]: Operation[K] | undefined } = {
    method: method.toUpperCase() as Operation['method'],
    path,
    pathParams: listed([...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '')),
    queryParams: listed(query.map(({ name }) => name)),
    commaParams: listed(
      query.filter((each) => each.explode === false && each.schema?.type === 'array').map(({ name }) => name),
    ),
    body: listed(Object.keys(body?.content ?? {})),
    gzip: operation['x-content-encodings']?.includes('gzip') || undefined,
    answer: listed(Object.keys(success.content ?? {})),
    status,
    paging: isList(document, success) ? query.find(({ name }) => name.includes('cursor'))?.name : undefined,
    idempotency: needed('idempotency-key'),
    ifMatch: needed('if-match'),
  };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as Operation;
}

function listed(names: string[]): string[] | undefined {
  return names.length === 0 ? undefined : names;
}

function successOf(
  document: OpenApiDocument,
  responses: Readonly<Record<string, Body | { $ref: string }>>,
  where: string,
): [number, Body] {
  const found = Object.entries(responses).find(([status]) => /^2\d\d$/.test(status));
  if (found === undefined) throw new Error(`${where} says no status of success`);
  return [Number(found[0]), resolve<Body>(document, found[1])];
}

/** A list answers its items under `data` and says with `next_cursor` where it goes on. */
function isList(document: OpenApiDocument, success: Body): boolean {
  const schema = success.content?.['application/json']?.schema;
  if (schema === undefined) return false;
  const properties = propertiesOf(document, schema);
  return 'data' in properties && 'has_more' in properties && 'next_cursor' in properties;
}

function propertiesOf(document: OpenApiDocument, schema: JsonSchema): Record<string, JsonSchema> {
  const resolved = resolve<JsonSchema>(document, schema);
  return Object.assign({}, resolved.properties, ...(resolved.allOf ?? []).map((part) => propertiesOf(document, part)));
}
