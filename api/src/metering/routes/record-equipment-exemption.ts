import { createRoute } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, json } from '../../http/schemas.ts';
import { recordEquipmentExemption } from '../record-equipment-exemption.ts';
import { EquipmentExemption, RecordEquipmentExemption } from '../upkeep/schemas.ts';

const route = createRoute({
  ...describe('recordEquipmentExemption', {
    tag: 'Device upkeep',
    summary: 'Write down why devices need not be remotely readable',
    description:
      'Technical impossibility, effort or hardship (HeizkostenV § 5(3) sentence 2) or an exception of § 11, with the evidence and its day, of a device or a house. The audit before a release reads it. A later row takes an earlier one back.',
  }),
  method: 'post',
  path: '/v1/equipment-exemptions',
  request: { headers: idempotencyOptional, body: { required: true, content: json(RecordEquipmentExemption) } },
  responses: {
    201: answer('The exemption', EquipmentExemption),
    ...problems(...POSTING, 'rule-violated', 'unknown-reference'),
  },
});

export function registerRecordEquipmentExemption(app: App) {
  app.openapi(route, async (c) => {
    const answered = await recordEquipmentExemption(c.get('context'), c.req.valid('json'));
    return c.json(answered, 201);
  });
}
