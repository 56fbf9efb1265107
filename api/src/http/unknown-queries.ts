import { type RouteConfig, z } from '@hono/zod-openapi';
import type { App } from './app.ts';

const NO_QUERY = z.strictObject({});

/**
 * Every operation registered from here on refuses whatever its query does not name: with a filter spelt wrongly it would
 * answer everything, as if nothing had been asked.
 */
export function refuseUnknownQueries(app: App): void {
  const register = app.openapi;
  app.openapi = ((route: RouteConfig, ...handling: unknown[]) =>
    (register as (...args: unknown[]) => unknown)(withStrictQuery(route), ...handling)) as typeof register;
}

function withStrictQuery(route: RouteConfig): RouteConfig {
  const query = route.request?.query ?? NO_QUERY;
  if (!(query instanceof z.ZodObject)) throw new Error(`the query of ${route.path} is no object`);
  return { ...route, request: { ...route.request, query: query.strict() } };
}
