import type { OpenApiDocument } from '../../scripts/openapi-types.ts';
import type { OperationTable } from '../src/operation.ts';

const unit = { $ref: '#/components/schemas/Unit' };
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const header = (name: string, required: boolean) => ({ name, in: 'header', required, schema: { type: 'string' } });
const unitId = { name: 'unit_id', in: 'path', required: true, schema: { type: 'string' } };

/** A contract as small as it can be with one operation of each kind. */
export const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Fixture', version: '2026-11-21' },
  paths: {
    '/v1/units/{unit_id}': {
      parameters: [unitId],
      patch: {
        operationId: 'updateUnit',
        parameters: [header('If-Match', true)],
        requestBody: { required: true, content: { 'application/merge-patch+json': { schema: unit } } },
        responses: { 200: json(unit) },
      },
      get: { operationId: 'getUnit', responses: { 200: json(unit), 404: { description: 'no' } } },
      delete: { operationId: 'deleteUnit', responses: { 204: { description: 'gone' } } },
    },
    '/v1/units': {
      get: {
        operationId: 'listUnits',
        parameters: [
          { name: 'cursor', in: 'query', schema: { type: 'string' } },
          { name: 'expand', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
          { name: 'status', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
        ],
        responses: { 200: json({ $ref: '#/components/schemas/UnitList' }) },
      },
      post: {
        operationId: 'createUnit',
        parameters: [header('Idempotency-Key', true)],
        requestBody: { required: true, ...json(unit) },
        responses: { 201: json(unit) },
      },
    },
    '/v1/telegrams': {
      post: {
        operationId: 'ingestTelegrams',
        'x-content-encodings': ['gzip'],
        parameters: [header('Idempotency-Key', false)],
        requestBody: { required: true, content: { 'application/x-ndjson': { schema: { type: 'string' } } } },
        responses: { 200: { content: { 'application/x-ndjson': { schema: { type: 'string' } } } } },
      },
    },
    '/v1/documents/{document_id}/content': {
      get: {
        operationId: 'getDocumentContent',
        parameters: [{ name: 'document_id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } } },
      },
    },
  },
  components: {
    schemas: {
      UnitList: {
        type: 'object',
        required: ['data', 'has_more', 'next_cursor'],
        properties: {
          data: { type: 'array', items: unit },
          has_more: { type: 'boolean' },
          next_cursor: { type: ['string', 'null'] },
        },
      },
      Unit: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
    },
  },
} as unknown as OpenApiDocument;

/** What the generator must make of it. */
export const OPERATIONS = {
  createUnit: {
    method: 'POST',
    path: '/v1/units',
    body: ['application/json'],
    answer: ['application/json'],
    status: 201,
    idempotency: 'required',
  },
  deleteUnit: { method: 'DELETE', path: '/v1/units/{unit_id}', pathParams: ['unit_id'], status: 204 },
  getDocumentContent: {
    method: 'GET',
    path: '/v1/documents/{document_id}/content',
    pathParams: ['document_id'],
    answer: ['application/pdf'],
    status: 200,
  },
  getUnit: {
    method: 'GET',
    path: '/v1/units/{unit_id}',
    pathParams: ['unit_id'],
    answer: ['application/json'],
    status: 200,
  },
  ingestTelegrams: {
    method: 'POST',
    path: '/v1/telegrams',
    body: ['application/x-ndjson'],
    gzip: true,
    answer: ['application/x-ndjson'],
    status: 200,
    idempotency: 'optional',
  },
  listUnits: {
    method: 'GET',
    path: '/v1/units',
    queryParams: ['cursor', 'expand', 'status'],
    commaParams: ['expand'],
    answer: ['application/json'],
    status: 200,
    paging: 'cursor',
  },
  updateUnit: {
    method: 'PATCH',
    path: '/v1/units/{unit_id}',
    pathParams: ['unit_id'],
    body: ['application/merge-patch+json'],
    answer: ['application/json'],
    status: 200,
    ifMatch: 'required',
  },
} as const satisfies OperationTable;

interface Unit {
  id: string;
}
interface OneUnit {
  parameters: { query?: never; header?: never; path: { unit_id: string }; cookie?: never };
  requestBody?: never;
  responses: { 200: { headers: object; content: { 'application/json': Unit } } };
}

/** The types openapi-typescript writes for it. */
export interface Operations {
  createUnit: {
    parameters: { query?: never; header: { 'Idempotency-Key': string }; path?: never; cookie?: never };
    requestBody: { content: { 'application/json': Unit } };
    responses: { 201: { headers: object; content: { 'application/json': Unit } } };
  };
  deleteUnit: Omit<OneUnit, 'responses'> & { responses: { 204: { headers: object; content?: never } } };
  getDocumentContent: {
    parameters: { query?: never; header?: never; path: { document_id: string }; cookie?: never };
    requestBody?: never;
    responses: { 200: { headers: object; content: { 'application/pdf': string } } };
  };
  getUnit: OneUnit;
  ingestTelegrams: {
    parameters: { query?: never; header?: { 'Idempotency-Key'?: string }; path?: never; cookie?: never };
    requestBody: { content: { 'application/x-ndjson': string } };
    responses: { 200: { headers: object; content: { 'application/x-ndjson': string } } };
  };
  listUnits: {
    parameters: {
      query?: { cursor?: string; expand?: string[]; status?: string[] };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: object;
        content: { 'application/json': { data: Unit[]; has_more: boolean; next_cursor: string | null } };
      };
    };
  };
  updateUnit: Omit<OneUnit, 'requestBody'> & { requestBody: { content: { 'application/merge-patch+json': Unit } } };
}
