import { expect, test } from 'vitest';
import { DOCUMENT, OPERATIONS } from '../sdk/test/document.ts';
import { operationTable } from './generate-operations.ts';
import { generatedFiles, inOrder, MARK } from './generated-files.ts';

test('a row per operation, with everything the client must know', () => {
  expect(operationTable(DOCUMENT)).toEqual(OPERATIONS);
});

test('paths, methods and components are in the order of their names, whatever the order of the routes', () => {
  const ordered = inOrder(DOCUMENT);
  expect(Object.keys(ordered.paths ?? {})).toEqual(Object.keys(DOCUMENT.paths ?? {}).sort());
  expect(Object.keys(ordered.paths?.['/v1/units/{unit_id}'] ?? {})).toEqual(['parameters', 'get', 'patch', 'delete']);
  expect(Object.keys(ordered.components?.schemas ?? {})).toEqual(['Unit', 'UnitList']);
});

test('generating twice gives the same bytes, and every TypeScript file says that it is generated', async () => {
  const files = await generatedFiles(DOCUMENT);
  expect(await generatedFiles(inOrder(DOCUMENT))).toEqual(files);
  for (const [file, content] of files) if (file.endsWith('.ts')) expect(content.split('\n')[0]).toBe(MARK);
  expect(files.get('sdk/src/generated/schema.ts')).toContain('export type Unit = ');
});

test('the words of an operation stand above its types, so that editors show them at a call', async () => {
  const words = { summary: 'Read a unit', description: 'As it is */ now.\nTwo lines.' };
  const item = DOCUMENT.paths?.['/v1/units/{unit_id}'] ?? {};
  const told = {
    ...DOCUMENT,
    paths: { '/v1/units/{unit_id}': { ...item, get: { ...(item.get as object), ...words } } },
  };
  const types = (await generatedFiles(told)).get('sdk/src/generated/schema.ts');
  expect(types?.split('export interface operations')[1]).toContain(
    '    /**\n     * Read a unit\n     * As it is *\\/ now.\n     * Two lines.\n     */\n    getUnit: {\n',
  );
});

test('an operation without a name or without a status of success is refused', () => {
  const nameless = { ...DOCUMENT, paths: { '/v1/x': { get: { responses: { 200: {} } } } } };
  expect(() => operationTable(nameless)).toThrow('get /v1/x has no operationId');
  const endless = { ...DOCUMENT, paths: { '/v1/x': { get: { operationId: 'getX', responses: { 404: {} } } } } };
  expect(() => operationTable(endless)).toThrow('get /v1/x says no status of success');
});
