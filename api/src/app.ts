import { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import { registerAccounts } from './accounts/routes/index.ts';
import { registerBilling } from './billing/routes/index.ts';
import { registerCompliance } from './compliance/routes/index.ts';
import type { Services } from './context.ts';
import { registerDelivery } from './delivery/routes/index.ts';
import { registerExchange } from './exchange/routes/index.ts';
import { answerNotFound, answerProblem } from './http/answer-problem.ts';
import { API_VERSION } from './http/api-version.ts';
import type { App, Env } from './http/app.ts';
import { refuseDeclaredSize } from './http/bounded-body.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { registerDocs } from './http/docs.ts';
import { registerEmbedFiles } from './http/embed-files.ts';
import { handleRequest } from './http/handle-request.ts';
import { registerJwks } from './http/jwks.ts';
import { registerPublicPages } from './http/public-pages.ts';
import { refuseUnknownQueries } from './http/unknown-queries.ts';
import { validationHook } from './http/validation.ts';
import { newId } from './ids.ts';
import { registerInformation } from './information/routes/index.ts';
import { registerMetering } from './metering/routes/index.ts';
import { Problem } from './problem.ts';
import { registerProperties } from './properties/routes/index.ts';
import { registerService } from './service/routes/index.ts';

/** The same bytes for everybody: nothing a caller could choose stands beside a secret in them. */
const FILES = ['/openapi.json', '/docs/*', '/v1/embed.js', '/v1/embed/*'];

/** Every route of the API, in path order of the product. Also read without a database, to write openapi.json. */
export function registerRoutes(app: App): void {
  registerAccounts(app);
  registerProperties(app);
  registerMetering(app);
  registerBilling(app);
  registerInformation(app);
  registerDelivery(app);
  registerCompliance(app);
  registerService(app);
  registerExchange(app);
}

/** A caller made for another version must not be answered as if there were no difference. */
function refuseUnknownVersion(asked: string | undefined): void {
  if (asked === undefined || asked === API_VERSION) return;
  throw new Problem('validation-failed', `There is no version ${asked} of this API; there is ${API_VERSION}.`, {
    findings: [
      {
        pointer: '/header/api-version',
        code: 'unknown_version',
        message_de: `Diese Fassung gibt es nicht; es gibt ${API_VERSION}.`,
        message_en: `There is no such version; there is ${API_VERSION}.`,
      },
    ],
  });
}

/** Builds the app from its domains; reads no environment. */
export function createApp(services: Services): App {
  const app: App = new OpenAPIHono<Env>({ defaultHook: validationHook });
  app.onError(answerProblem(services));
  app.notFound(answerNotFound);
  app.use('*', async (c, next) => {
    const id = newId('request', services.clock());
    c.set('requestId', id);
    // Before the answer exists: adding to a finished one copies it, body and all.
    c.header('Request-Id', id);
    c.header('Api-Version', API_VERSION);
    refuseUnknownVersion(c.req.header('api-version'));
    await next();
  });
  registerPublicPages(app, services);
  registerJwks(app, services);
  app.use('/v1/*', crossOrigin);
  if (services.compressFiles) for (const path of FILES) app.use(path, compress());
  if (services.docsFile !== undefined) registerDocs(app, services.docsFile);
  if (services.embedFiles !== undefined) registerEmbedFiles(app, services.embedFiles);
  app.use('/v1/*', (c, next) => {
    refuseDeclaredSize(c);
    return next();
  });
  app.use('/v1/*', handleRequest(services));
  refuseUnknownQueries(app);
  registerRoutes(app);
  return app;
}
