import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule, { type FormatsPlugin } from 'ajv-formats';
import { openApiDocument } from '../src/openapi.ts';

const addFormats = addFormatsModule as unknown as FormatsPlugin;

interface Operation {
  readonly operationId?: string;
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

const document = openApiDocument() as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: object;
};
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addFormat('int32', true);
ajv.addFormat('int64', true);
ajv.addFormat('binary', true);
ajv.addSchema({ $id: 'document', components: document.components });

const templates = Object.keys(document.paths).map((path) => ({
  path,
  pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
}));
/** `operationId status` of every answer seen in this file; scripts/answers.ts asks after the run which were never seen. */
const seen = new Set<string>();

/** Keeps what this test file saw. */
export async function keepAnswers(): Promise<void> {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/answers');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${crypto.randomUUID()}.json`), JSON.stringify([...seen]));
}

const compiled = new Map<string, ValidateFunction>();

/** Every answer of every test against the OpenAPI document: status documented, body of the documented shape. */
export function checkResponse(method: string, url: string, response: Response, body: unknown): void {
  const path = url.split('?')[0] ?? url;
  const template = templates.find(({ pattern }) => pattern.test(path));
  const operation = template && document.paths[template.path]?.[method.toLowerCase()];
  if (operation === undefined) return; // not an operation: public pages and unknown addresses
  const name = `${operation.operationId} ${response.status}`;
  const documented = operation.responses[String(response.status)];
  if (documented === undefined) throw new Error(`${name} is not documented: ${JSON.stringify(body)}`);
  seen.add(name);
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const content = documented.content?.[type];
  if (content === undefined) {
    if (type !== '' || documented.content !== undefined)
      throw new Error(`${name} answered ${type || 'nothing'}, which is not documented`);
    return;
  }
  if (!type.endsWith('json')) return;
  let validate = compiled.get(`${name} ${type}`);
  if (validate === undefined) {
    validate = ajv.compile(
      JSON.parse(JSON.stringify(content.schema).replaceAll('"#/components/', '"document#/components/')),
    );
    compiled.set(`${name} ${type}`, validate);
  }
  if (!validate(body))
    throw new Error(`${name} does not match its schema: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`);
}
