import type { z } from '@hono/zod-openapi';
import { addDays, addMonths, type Day, truthScore } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { berlinDay } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import type { TruthScore, truthQuery } from './quality/schemas.ts';
import { truthFactsOf } from './quality/truth-facts.ts';
import { fetchDevice, selectInstallationsOfDevice } from './store.ts';

const MONTHS = 12;
/** How far the values of a device can be relied on, by the twelve months up to a day. No value is told. */
export async function getTruthScore(
  context: Context,
  deviceId: string,
  query: z.infer<typeof truthQuery>,
): Promise<z.infer<typeof TruthScore>> {
  authorize(context, 'getTruthScore');
  const device = await fetchDevice(context, deviceId);
  const to = (query.to ?? berlinDay(context.now())) as Day;
  const from = addDays(addMonths(to, -MONTHS), 1);
  const installations = await selectInstallationsOfDevice(context, deviceId);
  const { score, parts } = truthScore(await truthFactsOf(context, device, installations, { from, to }));
  return {
    device_id: deviceId,
    from,
    to,
    score,
    parts: parts.map(({ code, weight, reached, explanationDe, explanationEn }) => ({
      code,
      weight,
      reached_percent: reached,
      explanation_de: explanationDe,
      explanation_en: explanationEn,
    })),
  };
}
