import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createOccupantToken } from '../create-occupant-token.ts';
import { CreateOccupantToken, OccupantToken } from '../schemas.ts';

const route = createRoute({
  ...describe('createOccupantToken', {
    tag: 'Occupancies',
    summary: 'Make a token for an occupant',
    description:
      'For a portal that knows who its user is: a token of ten minutes that sees the documents and deliveries of this one occupancy, and reads the meters of its flat where a window for self-reading is open.',
  }),
  method: 'post',
  path: '/v1/occupant-tokens',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateOccupantToken) } },
  responses: {
    201: answer('The token', OccupantToken),
    ...problems(...POSTING, 'unknown-reference', 'rule-violated'),
  },
});

export function registerCreateOccupantToken(app: App) {
  app.openapi(route, async (c) => c.json(await createOccupantToken(c.get('context'), c.req.valid('json')), 201));
}
