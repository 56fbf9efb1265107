import { createClient } from '@klarmeter/sdk';
import { until } from './sample-houses/walk-house.ts';

/*
 * Costs are typed in, and mistakes are made: an amount with two digits swapped, an invoice twice, a delivery of oil in
 * the wrong unit. What is wrong is found by looking through the period, mended or taken out, and billed once more.
 */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});
// Each walk needs a house of its own: what is deleted here would be missing the next time.
const stamp = Date.now().toString(36);
const once = (what: string) => ({ idempotencyKey: `example-18:${stamp}:${what}` });

const { id: customer_id } = await client.createCustomer(
  { body: { kind: 'owner', person: { name: 'Olga Ölmann' } } },
  once('customer'),
);
const { id: property_id } = await client.createProperty(
  {
    body: {
      customer_id,
      number: `18-${stamp}`,
      street: 'Am Beispiel 18',
      postal_code: '34123',
      city: 'Kassel',
      plant: { energy: 'heating_oil' },
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    },
  },
  once('property'),
);
const { id: unit_id } = await client.createUnit(
  { body: { property_id, number: 1, label: 'EG', heating_area_m2: '60', hot_water_area_m2: '60' } },
  once('unit'),
);
await client.createOccupancy(
  { body: { unit_id, number: '1-1', from: '2024-01-01', occupant: { name: 'Ada Muster' } } },
  once('occupancy'),
);
const { id: measuring_point_id } = await client.createMeasuringPoint(
  { body: { property_id, unit_id, use: 'heating', room: 'Flur', position: 1 } },
  once('point'),
);
const { id: device_id } = await client.createDevice(
  { body: { kind: 'heat_meter', manufacturer: 'SON', serial: String(Date.now()).slice(-8), model: 'Supercal' } },
  once('device'),
);
await client.installDevice(
  { path: { measuring_point_id }, body: { device_id, from: '2024-12-31', initial_value: '0' } },
  once('installation'),
);
await client.createReading(
  { body: { measuring_point_id, read_at: '2025-12-31T20:00:00.000Z', value: '9000', origin: 'manual' } },
  once('reading'),
);

// What was typed in, mistakes and all.
await client.createBillingPeriod(
  {
    body: {
      property_id,
      from: '2025-01-01',
      to: '2025-12-31',
      settings: { fuel_stock: { unit: 'l', closing_quantity: '80' } },
    },
  },
  once('period'),
);
const [found] = (await client.listBillingPeriods({ query: { property_id, kind: 'heating' } })).data;
if (found === undefined) throw new Error('the period is missing');
const billing_period_id = found.id;
const typed = { billing_period_id, scope: 'heating' } as const;
for (const [n, cost] of (
  [
    { kind: 'maintenance', description: 'Rechnung 25-118', amount_cents: 28_360 },
    { kind: 'emission_measurement', description: 'Schornsteinfeger', amount_cents: 7_190 },
    { kind: 'emission_measurement', description: 'Schornsteinfeger', amount_cents: 7_190 },
  ] as const
).entries())
  await client.createCostEntry({ body: { ...typed, ...cost } }, once(`cost-${n}`));
const oil = { billing_period_id, unit: 'l' } as const;
await client.createFuelDelivery(
  {
    body: {
      ...oil,
      kind: 'opening',
      day: '2025-01-01',
      quantity: '500',
      amount_cents: 48_000,
      co2_kg: '1338',
      co2_cost_cents: 7_300,
    },
  },
  once('opening'),
);
for (const [day, quantity] of [
  ['2025-03-14', '200'],
  ['2025-03-15', '2000'],
] as const)
  await client.createFuelDelivery(
    { body: { ...oil, kind: 'purchase', day, quantity, amount_cents: 196_000 } },
    once(`oil-${day}`),
  );

async function bill(reason: string): Promise<void> {
  const { id } = await client.startBillingRun({ body: { billing_period_id, reason } });
  const { status, findings, totals } = await until('The run', async () => {
    const run = await client.getBillingRun({ path: { run_id: id } });
    return run.status === 'queued' || run.status === 'calculating' ? undefined : run;
  });
  console.log(`${reason}: ${status}, ${totals?.total_costs_eur ?? 'no figures'}`);
  for (const { severity, message_en } of findings) if (severity === 'error') console.log(`  ${message_en}`);
}
await bill('as typed');

// Every change names the version that was looked at: the newer word of somebody else is never overwritten.
const shown = new Set<string>();
const removed: string[] = [];
for await (const { id, version, kind, description, amount_cents } of client.iterate.listCostEntries({
  query: { billing_period_id },
})) {
  const path = { cost_entry_id: id };
  if (shown.has(`${kind} ${description} ${amount_cents}`)) {
    await client.deleteCostEntry({ path }, { ifMatch: `"${version}"` });
    removed.push(id);
    console.log(`${description} was there twice`);
  }
  shown.add(`${kind} ${description} ${amount_cents}`);
  if (description !== 'Rechnung 25-118') continue;
  const { etag } = await client.raw.getCostEntry({ path });
  const body = { amount_cents: 23_860, labor_cents: 18_300 };
  const mended = await client.updateCostEntry({ path, body }, { ifMatch: etag });
  console.log(`${description}: ${amount_cents} was ${mended.amount_cents} cents`);
}

// The lorry came once, with ten times as much; the second row is a slip.
const { data: layers } = await client.listFuelDeliveries({ query: { billing_period_id } });
for (const { id, day } of layers) {
  const path = { fuel_delivery_id: id };
  const { data: fuel, etag } = await client.raw.getFuelDelivery({ path });
  if (day === '2025-03-15') await client.deleteFuelDelivery({ path }, { ifMatch: etag });
  if (day !== '2025-03-14') continue;
  const body = { quantity: '2000', co2_kg: '5352', co2_cost_cents: 35_000 };
  const { quantity, unit } = await client.updateFuelDelivery({ path, body }, { ifMatch: etag });
  console.log(`${day}: ${fuel.quantity} was ${quantity} ${unit}`);
}

// The tank was read again. Settings are replaced as a whole, so what shall stay is sent along.
const { data: period, etag } = await client.raw.getBillingPeriod({ path: { billing_period_id } });
const settings = { ...period.settings, fuel_stock: { unit: 'l', closing_quantity: '800' } } as const;
await client.updateBillingPeriod({ path: { billing_period_id }, body: { settings } }, { ifMatch: etag });
await bill('as mended');
for await (const { reason, totals } of client.iterate.listBillingRuns({ query: { billing_period_id } }))
  console.log(`  a run keeps what it froze: ${reason}, ${totals?.total_costs_eur ?? 'no figures'}`);

// Gone is gone, but no secret: the audit trail says who took it out.
for (const object_id of removed)
  for await (const { action, actor } of client.iterate.listAuditEvents({ query: { object_id } }))
    console.log(`${action} by ${actor.type}, ${actor.role}`);
