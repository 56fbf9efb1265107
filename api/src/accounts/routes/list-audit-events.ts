import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listAuditEvents } from '../list-audit-events.ts';
import { AuditEventPage, auditQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listAuditEvents', {
    tag: 'Audit trail',
    summary: 'List audit events',
    description:
      'Who changed what and when, oldest first, and what was read for what (`consumption.read`, `reading.read`, HeizkostenV § 6b). The trail cannot be changed.',
  }),
  method: 'get',
  path: '/v1/audit-events',
  request: { query: auditQuery },
  responses: { 200: answer('A page', AuditEventPage), ...problems() },
});

export function registerListAuditEvents(app: App) {
  app.openapi(route, async (c) => {
    const page = await listAuditEvents(c.get('context'), c.req.valid('query'));
    linkNext(c, page);
    return c.json(page, 200);
  });
}
