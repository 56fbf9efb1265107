import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from '../context.ts';

export interface Env {
  Variables: {
    requestId: string;
    /** Set by handle-request.ts for every route under /v1. */
    context: Context;
  };
}

export type App = OpenAPIHono<Env>;
