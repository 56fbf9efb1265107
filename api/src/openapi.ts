import { OpenAPIHono } from '@hono/zod-openapi';
import { registerRoutes } from './app.ts';
import type { Env } from './http/app.ts';

/** Released documents are dates; a change that callers can notice gets a new one. */
export const API_VERSION = '2026-11-22';

/** The contract, written from the routes. Pure: needs no database and no environment. */
export function openApiDocument() {
  const app = new OpenAPIHono<Env>();
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description:
      'An API key (km_test_sk_… or km_live_sk_…), or a short-lived occupant token where an operation allows it.',
  });
  registerRoutes(app);
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Submetering API',
      version: API_VERSION,
      description:
        'Reads meters over encrypted radio telegrams, bills heating costs the way German law demands, and delivers every statement provably. Money is whole cents, quantities are decimal strings, days are calendar days in Europe/Berlin.',
      contact: { name: 'Whoever serves this API' },
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
  });
}
