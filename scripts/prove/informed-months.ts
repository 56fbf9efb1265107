import type { Client } from '@klarmeter/sdk';
import { until } from '../../examples/sample-houses/walk-house.ts';

/** Months of the house's year, told at once; the last of them twice, so that two runs compete for its first versions. */
const MONTHS = ['2022-10', '2022-11', '2022-12', '2022-12'] as const;

/** Starts runs of monthly information side by side and waits until all of them are ready. */
export async function informMonths(
  client: Client,
  property_id: string,
  once: (what: string) => { idempotencyKey: string },
): Promise<void> {
  const runs = await Promise.all(
    MONTHS.map((month, at) =>
      client.startMonthlyInformationRun({ body: { property_id, month } }, once(`inform-${month}-${at}`)),
    ),
  );
  for (const { id } of runs) {
    await until('The monthly information', async () => {
      const { status, findings } = await client.getMonthlyInformationRun({ path: { monthly_information_run_id: id } });
      if (status === 'failed') throw new Error(findings.map(({ message_en }) => message_en).join('\n'));
      return status === 'ready' ? status : undefined;
    });
  }
}
