import {
  type Body,
  type JsonSchema,
  type MediaType,
  type OpenApiDocument,
  operationsOf,
  type Reference,
  resolve,
} from './openapi-types.ts';

export const isJsonType = (type: string): boolean => /^application\/([^;]*\+)?json\b/.test(type);

/**
 * The document with an example for each JSON body of a request and of a success that has none, put together from the
 * examples of its fields. What an example has to say therefore stands once, at the field.
 */
export function withExamples(document: OpenApiDocument): OpenApiDocument {
  const copy = JSON.parse(JSON.stringify(document)) as OpenApiDocument;
  for (const { operation } of operationsOf(copy)) {
    const successes = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2'));
    const bodies: (Body | Reference | undefined)[] = [
      operation.requestBody,
      ...successes.map(([, response]) => response),
    ];
    for (const body of bodies) {
      if (body === undefined) continue;
      for (const [type, media] of Object.entries(resolve<Body>(copy, body).content ?? {})) {
        if (isJsonType(type) || type === 'application/x-ndjson') addExample(copy, media);
      }
    }
  }
  return copy;
}

function addExample(document: OpenApiDocument, media: { -readonly [K in keyof MediaType]: MediaType[K] }): void {
  if (media.example !== undefined || media.examples !== undefined || media.schema === undefined) return;
  const example = exampleOf(document, media.schema, []);
  if (example !== undefined) media.example = example;
}

/** An example of a schema from the examples inside it; undefined where the schema gives too little to make one. */
export function exampleOf(document: OpenApiDocument, given: JsonSchema, above: readonly JsonSchema[]): unknown {
  const schema = resolve<JsonSchema>(document, given);
  // A schema inside itself ends here: its example would have no end.
  if (above.includes(schema)) return undefined;
  const inside = [...above, schema];
  const said = [
    given.example,
    schema.example,
    listOf(schema.examples)[0],
    schema.const,
    schema.default,
    schema.enum?.[0],
  ].find((each) => each !== undefined);
  if (said !== undefined) return said;
  if (schema.allOf !== undefined) {
    return Object.assign(
      {},
      ...schema.allOf.map((part) => exampleOf(document, part, inside)),
      objectOf(document, schema, inside),
    );
  }
  const [choice] = [...listOf(schema.oneOf), ...listOf(schema.anyOf)] as JsonSchema[];
  if (choice !== undefined) return exampleOf(document, choice, inside);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return objectOf(document, schema, inside);
    case 'array': {
      const item = schema.items === undefined ? undefined : exampleOf(document, schema.items, inside);
      return item === undefined ? [] : [item];
    }
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return undefined;
  }
}

function objectOf(
  document: OpenApiDocument,
  schema: JsonSchema,
  inside: readonly JsonSchema[],
): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    name,
    exampleOf(document, field, inside),
  ]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
