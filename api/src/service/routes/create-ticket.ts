import { createRoute } from '@hono/zod-openapi';
import { created } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { createTicket } from '../create-ticket.ts';
import { CreateTicket, Ticket } from '../schemas.ts';

const route = createRoute({
  ...describe('createTicket', {
    tag: 'Tickets',
    summary: 'Open a ticket',
    description:
      'Something somebody has to look after, of a house or a device. What devices report opens tickets by itself.',
  }),
  method: 'post',
  path: '/v1/tickets',
  request: { headers: idempotencyOptional, body: { required: true, content: json(CreateTicket) } },
  responses: {
    201: answer('The ticket', Ticket, { etag: true, location: true }),
    ...problems(...POSTING, 'unknown-reference'),
  },
});

export function registerCreateTicket(app: App) {
  app.openapi(route, async (c) => {
    const answered = await createTicket(c.get('context'), c.req.valid('json'));
    created(c, `/v1/tickets/${answered.id}`, answered);
    return c.json(answered, 201);
  });
}
