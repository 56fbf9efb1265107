import { cors } from 'hono/cors';

const DAY_SECONDS = 86_400;

/**
 * Pages of any origin may ask: what they get rests on the token they hold, never on a cookie. Whether a session was
 * made for an origin is decided by its token (authenticate.ts), not here.
 */
export const crossOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowHeaders: [
    'Authorization',
    'Content-Type',
    'Accept',
    'Idempotency-Key',
    'Api-Version',
    'If-Match',
    'If-None-Match',
  ],
  exposeHeaders: [
    'Request-Id',
    'Api-Version',
    'ETag',
    'Location',
    'Link',
    'Content-Disposition',
    'Retry-After',
    'Idempotency-Replayed',
  ],
  maxAge: DAY_SECONDS,
});
