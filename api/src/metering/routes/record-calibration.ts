import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../http/app.ts';
import { answer, describe, POSTING, problems } from '../../http/describe.ts';
import { idempotencyOptional, idOf, json } from '../../http/schemas.ts';
import { recordCalibration } from '../record-calibration.ts';
import { CalibrationRecord, RecordCalibration } from '../upkeep/schemas.ts';

const route = createRoute({
  ...describe('recordCalibration', {
    tag: 'Device upkeep',
    summary: 'Write down a calibration',
    description:
      'Verified again, its lot extended by sampling inspection, or over before its time: dated rows that billing and its audit read beside the year of marking. Nothing is overwritten.',
  }),
  method: 'post',
  path: '/v1/devices/{device_id}/calibrations',
  request: {
    headers: idempotencyOptional,
    params: z.object({ device_id: idOf('device') }),
    body: { required: true, content: json(RecordCalibration) },
  },
  responses: {
    201: answer('The record', CalibrationRecord),
    ...problems(...POSTING, 'not-found', 'rule-violated'),
  },
});

export function registerRecordCalibration(app: App) {
  app.openapi(route, async (c) => {
    const answered = await recordCalibration(c.get('context'), c.req.valid('param').device_id, c.req.valid('json'));
    return c.json(answered, 201);
  });
}
