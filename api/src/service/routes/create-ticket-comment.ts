import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { createTicketComment } from '../create-ticket-comment.ts';
import { CreateTicketComment, TicketEvent } from '../schemas.ts';

const route = createRoute({
  ...describe('createTicketComment', {
    tag: 'Tickets',
    summary: 'Comment on a ticket',
    description: 'Appended to what happened, and never changed.',
  }),
  method: 'post',
  path: '/v1/tickets/{ticket_id}/comments',
  request: {
    headers: idempotencyOptional,
    params: z.object({ ticket_id: idOf('ticket') }),
    body: { required: true, content: json(CreateTicketComment) },
  },
  responses: {
    201: answer('The comment', TicketEvent),
    ...problems(...POSTING, 'not-found'),
  },
});

export function registerCreateTicketComment(app: App) {
  app.openapi(route, async (c) => {
    const answered = await createTicketComment(c.get('context'), c.req.valid('param').ticket_id, c.req.valid('json'));
    return c.json(answered, 201);
  });
}
