import type { z } from '@hono/zod-openapi';
import { format, type InterimValue, SPLIT_RULE_SENTENCES } from '@klarmeter/engine';
import type { InterimValue as Schema } from './schemas.ts';

export function toInterimValue(interim: InterimValue): z.infer<typeof Schema> {
  const { deviceId, day, value, origin, readingId, method, before, after } = interim;
  const anchor = (at: InterimValue['before']) => at && { day: at.day, value: format(at.value) };
  const sentence = method && SPLIT_RULE_SENTENCES[method];
  return {
    device_id: deviceId,
    day,
    value: format(value),
    origin,
    reading_id: readingId ?? null,
    rule: method ?? null,
    rule_de: sentence?.de ?? null,
    rule_en: sentence?.en ?? null,
    before: anchor(before) ?? null,
    after: anchor(after) ?? null,
  };
}
