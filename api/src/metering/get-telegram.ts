import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { fetchTelegram } from './ingest/telegram-store.ts';
import { traceSeries } from './purpose/trace-reading.ts';
import { type ExplainedTelegramWire, toExplainedTelegram } from './quarantine/convert.ts';
import { explainTelegram, placed } from './quarantine/explain.ts';
import type { explainQuery } from './quarantine/schemas.ts';

/** The bytes, what became of them, and what they say or would have said. */
export async function getTelegram(
  context: Context,
  id: string,
  { purpose }: z.infer<typeof explainQuery>,
): Promise<ExplainedTelegramWire> {
  authorize(context, 'getTelegram');
  const explained = await explainTelegram(context, await fetchTelegram(context, id));
  const values = placed(explained.values);
  const days = values.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from !== undefined && to !== undefined) {
    const points = [...new Set(values.map(({ measuringPointId }) => measuringPointId))];
    await traceSeries(context, purpose, { from: from as Day, to: to as Day }, points);
  }
  return toExplainedTelegram(explained);
}
