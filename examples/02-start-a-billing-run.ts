import { createClient } from '@klarmeter/sdk';
import { HOUSE_2022 } from './sample-houses/house-2022.ts';
import { loadHouse } from './sample-houses/load-house.ts';
import { until } from './sample-houses/walk-house.ts';

/* A billing run freezes every input, calculates, and says what it found. It changes nothing a tenant could see. */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});

const house = await loadHouse(client, HOUSE_2022);
const billing_period_id = house.periods['2022-01-01'] ?? '';

// Where statements of the period are issued already, as after `npm start`, a run is a correction and needs a reason.
const started = await client.startBillingRun(
  { body: { billing_period_id, reason: 'Noch einmal gerechnet' } },
  { idempotencyKey: 'example-02:run' },
);
const run = await until('The run', async () => {
  const found = await client.getBillingRun({ path: { run_id: started.id } });
  return found.status === 'queued' || found.status === 'calculating' ? undefined : found;
});
console.log(`run ${run.status}`);
for (const finding of run.findings) console.log(`${finding.severity} ${finding.pointer}: ${finding.message_en}`);
console.log(`costs ${run.totals?.total_costs_eur}, statements ${run.totals?.total_statements_eur}`);
console.log(`left over by rounding ${run.totals?.rounding_difference_eur}`);

// The frozen inputs: the house file any calculator can recompute, and where each of its values came from.
const { house: file, provenance, digest } = await client.getBillingRunInputs({ path: { run_id: run.id } });
console.log(
  `inputs ${digest.slice(0, 12)}…, ${Object.keys(file).length} fields, ${Object.keys(provenance).length} with a source`,
);
