import {
  type Body,
  type JsonSchema,
  type Located,
  type MediaType,
  type OpenApiDocument,
  operationsOf,
  resolve,
} from '../scripts/openapi-types.ts';

/** Which way a body goes. A caller's body may be asked for less, ours may promise more. */
type Way = 'request' | 'answer';

interface Documents {
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
}

/**
 * What a caller of the document before cannot rely on any more, a sentence each. New operations, new optional input,
 * new fields of answers and new values of an answer's enum are no breach: callers are told to expect them.
 */
export function breaches(before: OpenApiDocument, after: OpenApiDocument): string[] {
  const documents = { before, after };
  const now = new Map(operationsOf(after).map((each) => [`${each.method} ${each.path}`, each]));
  return operationsOf(before).flatMap((old) => {
    const where = `${old.method} ${old.path}`;
    const found = now.get(where);
    if (found === undefined) return [`${where} is gone`];
    return operationBreaches(documents, old, found).map((sentence) => `${where}: ${sentence}`);
  });
}

function operationBreaches(documents: Documents, old: Located, now: Located): string[] {
  const { operationId } = old.operation;
  const renamed =
    operationId === now.operation.operationId ? [] : [`operationId ${operationId} became ${now.operation.operationId}`];
  return [
    ...renamed,
    ...parameterBreaches(documents, old, now),
    ...requestBreaches(documents, old, now),
    ...answerBreaches(documents, old, now),
  ];
}

function parameterBreaches(documents: Documents, old: Located, now: Located): string[] {
  const nameOf = ({ in: place, name }: { in: string; name: string }) =>
    `${place} parameter ${place === 'header' ? name.toLowerCase() : name}`;
  const before = new Map(old.parameters.map((each) => [nameOf(each), each]));
  const after = new Map(now.parameters.map((each) => [nameOf(each), each]));
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => `${name} is gone`);
  const changed = [...after].flatMap(([name, parameter]) => {
    const earlier = before.get(name);
    const demanded = parameter.required && !earlier?.required ? [`${name} is now required`] : [];
    return earlier === undefined
      ? demanded
      : [...demanded, ...schemaBreaches(documents, 'request', name, earlier.schema, parameter.schema, [])];
  });
  return [...gone, ...changed];
}

function requestBreaches(documents: Documents, old: Located, now: Located): string[] {
  const [before, after] = [bodyOf(documents.before, old), bodyOf(documents.after, now)];
  if (before === undefined) return after?.required ? ['a body is now required'] : [];
  if (after === undefined) return ['the body is no longer taken'];
  return [
    ...(after.required && !before.required ? ['the body is now required'] : []),
    ...contentBreaches(documents, 'request', 'request', before.content, after.content),
  ];
}

function bodyOf(document: OpenApiDocument, { operation }: Located): Body | undefined {
  return operation.requestBody === undefined ? undefined : resolve<Body>(document, operation.requestBody);
}

function answerBreaches(documents: Documents, old: Located, now: Located): string[] {
  return Object.entries(old.operation.responses ?? {}).flatMap(([status, response]) => {
    if (!status.startsWith('2')) return [];
    const found = now.operation.responses?.[status];
    if (found === undefined) return [`${status} is no longer answered`];
    const [before, after] = [resolve<Body>(documents.before, response), resolve<Body>(documents.after, found)];
    return contentBreaches(documents, 'answer', status, before.content, after.content);
  });
}

function contentBreaches(
  documents: Documents,
  way: Way,
  where: string,
  before: Body['content'],
  after: Body['content'],
): string[] {
  return Object.entries<MediaType>(before ?? {}).flatMap(([type, { schema }]) => {
    const found = after?.[type];
    return found === undefined
      ? [`${where} ${type} is gone`]
      : schemaBreaches(documents, way, where, schema, found.schema, []);
  });
}

function schemaBreaches(
  documents: Documents,
  way: Way,
  where: string,
  before: JsonSchema | undefined,
  after: JsonSchema | undefined,
  above: readonly JsonSchema[],
): string[] {
  if (before === undefined || after === undefined) return [];
  const old = flattened(documents.before, before);
  const now = flattened(documents.after, after);
  if (above.includes(old.identity)) return [];
  const inside = [...above, old.identity];
  const deeper = (name: string, one: JsonSchema | undefined, other: JsonSchema | undefined) =>
    schemaBreaches(documents, way, `${where}${name}`, one, other, inside);
  const fields = Object.entries(old.properties).flatMap(([name, field]) => {
    const found = now.properties[name];
    // Unknown fields of a request are refused, so taking one away breaks a request too.
    return found === undefined ? [`${where}.${name} is gone`] : deeper(`.${name}`, field, found);
  });
  const choices = old.choices.flatMap((choice, at) => deeper(`|${at}`, choice, now.choices[at]));
  return [...valueBreaches(way, where, old, now), ...fields, ...choices, ...deeper('[]', old.items, now.items)];
}

function valueBreaches(way: Way, where: string, old: Flat, now: Flat): string[] {
  const without = <T>(list: readonly T[], other: readonly T[]): T[] => list.filter((each) => !other.includes(each));
  const sentences: string[] = [];
  const say = (names: readonly unknown[], rest: string): void => {
    if (names.length > 0) sentences.push(`${where}${rest}: ${names.join(', ')}`);
  };
  if (way === 'request') {
    say(without(now.required, old.required), ' now requires');
    if (now.types.length > 0) say(without(old.types, now.types), ' no longer takes the type');
    if (old.types.length === 0) say(now.types, ' now takes only the type');
    if (now.values !== undefined)
      say(old.values === undefined ? ['anything'] : without(old.values, now.values), ' no longer takes');
    say(
      BOUNDS.filter((bound) => isTighter(bound, old.schema[bound], now.schema[bound])),
      ' is bound more tightly',
    );
    if (now.choices.length < old.choices.length) sentences.push(`${where} has fewer choices`);
  } else {
    say(without(old.required, now.required), ' no longer promises');
    if (old.types.length > 0) say(without(now.types, old.types), ' may now be of type');
    if (old.types.length > 0 && now.types.length === 0) say(['anything'], ' may now be of type');
    if (now.choices.length > old.choices.length) sentences.push(`${where} has more choices`);
  }
  if (old.schema.format !== now.schema.format)
    sentences.push(`${where} changed its format from ${old.schema.format} to ${now.schema.format}`);
  return sentences;
}

const BOUNDS = [
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
  'pattern',
  'multipleOf',
] as const;

function isTighter(bound: string, before: unknown, after: unknown): boolean {
  if (after === undefined || after === before) return false;
  if (typeof before !== 'number' || typeof after !== 'number' || bound === 'multipleOf') return true;
  return /max/i.test(bound) ? after < before : after > before;
}

interface Flat {
  /** The schema object itself, to notice when one contains itself. */
  readonly identity: JsonSchema;
  readonly schema: JsonSchema;
  readonly types: readonly string[];
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
  readonly values: readonly unknown[] | undefined;
  readonly items: JsonSchema | undefined;
  readonly choices: readonly JsonSchema[];
}

/** A schema with its reference followed and its parts put together. */
function flattened(document: OpenApiDocument, given: JsonSchema): Flat {
  const identity = resolve<JsonSchema>(document, given);
  const parts = [identity, ...(identity.allOf ?? []).map((part) => flattened(document, part).schema)];
  const schema: JsonSchema = Object.assign({}, ...parts, {
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => part.required ?? []),
  });
  const { type } = schema;
  const types = type === undefined ? [] : typeof type === 'string' ? [type] : type;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const choices = (schema.oneOf ?? schema.anyOf ?? []) as readonly JsonSchema[];
  return {
    identity,
    schema,
    types,
    properties: schema.properties ?? {},
    required: schema.required ?? [],
    values,
    items: schema.items,
    choices,
  };
}
