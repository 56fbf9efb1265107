/** As much of an OpenAPI 3.1 document as the generators and the checks of the contract look at. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly security?: readonly unknown[];
}

export type PathItem = Readonly<Record<string, unknown>> & { readonly parameters?: readonly (Parameter | Reference)[] };

export interface Reference {
  readonly $ref: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly explode?: boolean;
  readonly schema?: JsonSchema;
}

export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly JsonSchema[];
}

export interface MediaType {
  readonly schema?: JsonSchema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

export interface Body {
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaType>>;
  /** Of an answer, by name. */
  readonly headers?: Readonly<Record<string, unknown>>;
}

export interface OperationObject {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: Body | Reference;
  readonly responses?: Readonly<Record<string, Body | Reference>>;
  readonly security?: readonly unknown[];
  readonly 'x-content-encodings'?: readonly string[];
}

export const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const;

export interface Located {
  readonly path: string;
  readonly method: (typeof METHODS)[number];
  readonly operation: OperationObject;
  /** Of the operation and of its path, resolved. */
  readonly parameters: readonly Parameter[];
}

/** Follows a `$ref` within the document; anything else is returned as it is. */
export function resolve<T extends object>(document: OpenApiDocument, value: T | Reference): T {
  let at: unknown = value;
  while (typeof at === 'object' && at !== null && '$ref' in at && typeof at.$ref === 'string') {
    const pointer = at.$ref;
    at = pointer
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>(
        (inside, part) =>
          (inside as Record<string, unknown> | undefined)?.[part.replace(/~1/g, '/').replace(/~0/g, '~')],
        document,
      );
    if (at === undefined) throw new Error(`${pointer} leads nowhere`);
  }
  return at as T;
}

/** Every operation of the document, in its order. */
export function operationsOf(document: OpenApiDocument): Located[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => {
      const operation = item[method] as OperationObject;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) =>
        resolve<Parameter>(document, each),
      );
      return { path, method, operation, parameters };
    }),
  );
}
