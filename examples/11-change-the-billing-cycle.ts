import { createClient } from '@klarmeter/sdk';
import { HOUSE_2022 } from './sample-houses/house-2022.ts';
import { loadHouse } from './sample-houses/load-house.ts';
import { until } from './sample-houses/walk-house.ts';

/*
 * A change of the billing cycle (Turnuswechsel): the year 2023 of the same house ends on 30 April, and the next period
 * begins the day after. Asked first, then done in one call; both periods are billed like any other.
 */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});
const once = (what: string) => ({ idempotencyKey: `example-11:${what}` });

// A running year: two costs, an advance payment, meters read at its end, and one of them on the day of the change.
const { property_id, occupancies } = await loadHouse(client, HOUSE_2022);
const { id: billing_period_id } = await client.createBillingPeriod(
  {
    body: {
      property_id,
      from: '2023-01-01',
      to: '2023-12-31',
      advances: [{ occupancy_id: occupancies['2-1'] ?? '', amount_cents: 240_000 }],
      settings: { energy_used: { quantity: '3600', unit: 'kWh' }, hot_water_share: { method: 'measured' } },
    },
  },
  once('period'),
);
const cost = { billing_period_id, scope: 'combined' as const };
await client.createCostEntry(
  { body: { ...cost, kind: 'fuel', description: 'Erdgas, Stadtwerke', amount_cents: 260_000 } },
  once('gas'),
);
const sweep = await client.createCostEntry(
  { body: { ...cost, kind: 'emission_measurement', description: 'Schornsteinfeger', amount_cents: 6_145 } },
  once('sweep'),
);
const READ: Readonly<Record<string, readonly (readonly [day: string, value: string])[]>> = {
  Laden: [['2023-12-31', '6900']],
  Küche: [['2023-12-31', '39.700']],
  Flur: [
    ['2023-04-30', '14600'],
    ['2023-12-31', '15500'],
  ],
  Bad: [['2023-12-31', '12.900']],
  'Heizraum, Speicher': [['2023-12-31', '4540']],
};
for await (const { id: measuring_point_id, room } of client.iterate.listMeasuringPoints({ query: { property_id } })) {
  for (const [day, value] of READ[room] ?? []) {
    const read_at = `${day}T20:00:00.000Z`;
    await client.createReading(
      { body: { measuring_point_id, read_at, value, origin: 'manual', confirmed: true } },
      once(`${room}-${day}`.normalize('NFD').replace(/[^\x21-\x7e]/g, '')),
    );
  }
}

// The chimney sweep came in March; a cost that is not named here is for the whole year.
const body = {
  change_on: '2023-05-01',
  next_to: '2023-12-31',
  costs: [{ cost_entry_id: sweep.id, from: '2023-03-10', to: '2023-03-10' }],
};
const path = { billing_period_id };
const [made] = (await client.listCycleChanges({ query: { property_id } })).data;
if (made === undefined) {
  const { possible, divisions, findings } = await client.simulateCycleChange({ path, body });
  console.log(possible ? 'possible' : 'not possible');
  for (const { field, unit, whole, old, next, rule_en } of divisions)
    console.log(`  ${field}: ${whole} ${unit} = ${old} + ${next}, ${rule_en}`);
  for (const { severity, message_en } of findings) console.log(`  ${severity}: ${message_en}`);
}

const change = await client.changeBillingCycle({ path, body }, once('change'));
for (const { interim_values } of change.points)
  for (const { day, value, origin } of interim_values) console.log(`  ${day}: ${value}, ${origin}`);

// What was divided how stays on record, for whoever asks years later.
const { divisions: kept } = await client.getCycleChange({ path: { cycle_change_id: change.id } });
for (const { field, whole, old, next } of kept) console.log(`on record: ${field} ${whole} = ${old} + ${next}`);

// From here on there are two periods, and nothing of them is special.
for (const id of [change.billing_period_id, change.next_billing_period_id]) {
  const period = await client.getBillingPeriod({ path: { billing_period_id: id } });
  const { id: run_id } = await client.startBillingRun({ body: { billing_period_id: id } }, once(`run-${id}`));
  const run = await until('The run', async () => {
    const found = await client.getBillingRun({ path: { run_id } });
    return found.status === 'queued' || found.status === 'calculating' ? undefined : found;
  });
  console.log(`${period.from} to ${period.to}: ${run.status}, ${run.totals?.total_costs_eur}`);
}
