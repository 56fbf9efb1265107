import { createClient } from '@klarmeter/sdk';
import { encodeTelegram } from './sample-houses/encode-telegram.ts';
import { until } from './sample-houses/walk-house.ts';

/*
 * A house whose readings are not all there: what each month is made of, what is wrong with it, a telegram in quarantine,
 * a meter that is none, and a late reading that proposes to correct a bill instead of changing it.
 */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});
const once = (what: string) => ({ idempotencyKey: `example-15:${what}` });

// Two flats with a radio heat meter each, and the heat meter of the house.
const customer = await client.createCustomer(
  { body: { kind: 'owner', person: { name: 'Ida Inhaber' } } },
  once('customer'),
);
const property = await client.createProperty(
  {
    body: {
      customer_id: customer.id,
      number: '0000042-15',
      street: 'Am Beispiel 15',
      postal_code: '34123',
      city: 'Kassel',
      plant: { energy: 'district_heating' },
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    },
  },
  once('property'),
);
const property_id = property.id;
const keyHex = '0f0e0d0c0b0a09080706050403020100';

async function installMeter(n: number, unit_id: string | null) {
  const use = unit_id === null ? ('total_heat' as const) : ('heating' as const);
  const point = await client.createMeasuringPoint(
    { body: { property_id, unit_id, use, room: unit_id === null ? 'Heizraum' : 'Flur', position: 1 } },
    once(`point-${n}`),
  );
  const serial = `1500420${n}`;
  const device = await client.createDevice(
    {
      body: { kind: 'heat_meter', manufacturer: 'SON', serial, model: 'Supercal', key_hex: keyHex, marking_year: 2022 },
    },
    once(`device-${n}`),
  );
  await client.installDevice(
    {
      path: { measuring_point_id: point.id },
      body: { device_id: device.id, from: '2024-01-01', initial_value: '0' },
    },
    once(`installation-${n}`),
  );
  return { serial, id: point.id };
}

const meters: { serial: string; id: string }[] = [];
for (const n of [1, 2]) {
  const unit = await client.createUnit(
    { body: { property_id, number: n, label: `Wohnung ${n}`, heating_area_m2: '60', hot_water_area_m2: '60' } },
    once(`unit-${n}`),
  );
  await client.createOccupancy(
    { body: { unit_id: unit.id, number: `15-${n}`, from: '2024-01-01', occupant: { name: `Mieter ${n}` } } },
    once(`occupancy-${n}`),
  );
  meters.push(await installMeter(n, unit.id));
}
const main = await installMeter(3, null);
const [first, second] = meters;
if (first === undefined || second === undefined) throw new Error('two flats have two meters');

/** What a meter sends in the evening of a day. Bit 3 of its status says that it is broken. */
const sent = (serial: string, day: string, count: number, status = 0) => ({
  received_at: `${day}T20:00:00.000Z`,
  telegram_hex: encodeTelegram(
    { manufacturer: 'SON', serial, version: 27, deviceType: 4, keyHex, accessNumber: count % 256, status },
    [{ kind: 'heat_kwh', count }],
  ),
});
const MONTHS = ['2024-12-31', '2025-10-31', '2025-11-30', '2025-12-31'] as const;
await client.ingestTelegrams({
  body: [
    ...MONTHS.map((day, n) => sent(first.serial, day, 5_000 + n * 1_000)),
    ...MONTHS.slice(0, 3).map((day, n) => sent(second.serial, day, 4_000 + n * 900)),
    ...MONTHS.map((day, n) => sent(main.serial, day, 10_000 + n * 2_000)),
  ],
});

// December of the second flat is missing: its substitute says so, and how it was formed.
const path = { measuring_point_id: second.id };
const series = await client.getSeries({ path, query: { from: '2025-10-01', to: '2025-12-31' } });
for (const { from, value, origin, method, reason } of series.values)
  console.log(`${from}: ${value ?? 'nothing'}, ${method ?? origin}${reason === null ? '' : `, ${reason}`}`);
for (const { severity, day, message_de } of series.findings) console.log(`  ${severity} ${day}: ${message_de}`);
for await (const { measuring_point, findings } of client.iterate.listSeries({ query: { property_id } }))
  console.log(`${measuring_point.room}: ${findings.length} findings`);

// Month ends: of the day itself or the next; calculated only where somebody asks, and then with both neighbours.
const ends = { property_id, from: '2025-09-01', to: '2025-09-30', interpolate: 'true' as const };
for await (const { values } of client.iterate.listMonthEndValues({ query: ends }))
  for (const { day, status, value, neighbours } of values)
    console.log(`${day}: ${value}, ${status} between ${neighbours.map(({ day: read }) => read).join(' and ')}`);

// What the house took and no flat counted. A point that nobody reads: missing as soon as one of its parts is.
const virtual = await client.createVirtualPoint(
  {
    body: {
      property_id,
      use: 'total_heat',
      name: 'Flure und Verluste',
      counted_in: 'kWh',
      definition: {
        from: '2024-12-31',
        terms: [
          { point_id: main.id, sign: 'plus' },
          { point_id: first.id, sign: 'minus' },
          { point_id: second.id, sign: 'minus' },
        ],
        reason: 'Flure ohne eigenen Zähler',
      },
    },
  },
  once('virtual'),
);
const virtual_point_id = virtual.id;
const rest = await client.getVirtualConsumption({
  path: { virtual_point_id },
  query: { from: '2025-11-01', to: '2025-12-31' },
});
for (const { from, value, message_en } of rest.values) console.log(`rest ${from}: ${value ?? message_en}`);
// As a series its parts may be substituted, which it then says of itself.
const listed = { property_id, virtual: 'true' as const, from: '2025-11-01', to: '2025-12-31' };
for await (const { measuring_point, parts, values } of client.iterate.listSeries({ query: listed }))
  for (const { from, value, origin } of values)
    console.log(`${measuring_point.room} ${from}: ${value ?? 'nothing'}, ${origin}, of ${parts?.length} points`);
const named = await client.getVirtualPoint({ path: { virtual_point_id } });
if (named.name !== 'Rest')
  await client.updateVirtualPoint(
    { path: { virtual_point_id }, body: { name: 'Rest' } },
    { ifMatch: `"${named.version}"` },
  );
for await (const { name, definitions } of client.iterate.listVirtualPoints({ query: { property_id } }))
  console.log(`${name}: ${definitions[0]?.terms.map(({ sign }) => sign).join(' ')}`);

// The bill of 2025 goes out with the substitute.
const period = await client.createBillingPeriod(
  {
    body: {
      property_id,
      from: '2025-01-01',
      to: '2025-12-31',
      settings: { energy_used: { quantity: '6000', unit: 'kWh' } },
    },
  },
  once('period'),
);
const billing_period_id = period.id;
await client.createCostEntry(
  {
    body: { billing_period_id, kind: 'heat_supply', scope: 'heating', description: 'Fernwärme', amount_cents: 120_000 },
  },
  once('cost'),
);
const ready = (run_id: string) =>
  until('The run', async () => {
    const run = await client.getBillingRun({ path: { run_id } });
    return run.status === 'queued' || run.status === 'calculating' ? undefined : run;
  });
const run = await client.startBillingRun({ body: { billing_period_id } }, once('run'));
const billed = await ready(run.id);
for (const { severity, message_en } of billed.findings) if (severity === 'error') console.log(message_en);
await client.issueStatements({ path: { run_id: run.id }, body: {} }, once('issue'));

// The meter did send in December, and said that it is broken: in quarantine, until somebody has looked.
const late = await client.ingestTelegrams({
  body: [sent(second.serial, '2025-12-31', 6_500, 8), sent(first.serial, '2025-11-15', 9_999, 8)],
});
const [held, wrong] = late.results.map(({ telegram_id }) => telegram_id ?? '');
if (held === undefined || wrong === undefined) throw new Error('two telegrams have two verdicts');
for await (const { id, meter_address, reason } of client.iterate.listTelegrams({
  query: { verdict: 'implausible', decided: 'false', limit: 100 },
}))
  if (id === held || id === wrong) console.log(`in quarantine: ${meter_address}, ${reason}`);
const telegram = await client.getTelegram({ path: { telegram_id: held } });
console.log(`${telegram.verdict}: ${telegram.detail}; it says ${telegram.values[0]?.value} kWh`);
await client.rejectTelegram({ path: { telegram_id: wrong }, body: { reason: 'Fühler abgerissen' } });
const released = await client.releaseTelegram({ path: { telegram_id: held }, body: { reason: 'Stand abgelesen' } });
console.log(`released: ${released.reading_ids.length} reading`);

// Nothing of the bill changes. What would, is proposed.
const proposed = await until('The proposal', async () => {
  const { data } = await client.listCorrectionProposals({ query: { billing_period_id } });
  return data[0];
});
for (const { field, before, after } of proposed.changes)
  console.log(
    `${field}: ${before.value ?? 'nothing'} ${before.origin} becomes ${after.value ?? 'nothing'} ${after.origin}`,
  );
console.log(`${proposed.effect?.moved_cents} cents would move`);

const correction_proposal_id = proposed.id;
const { state } = await client.getCorrectionProposal({ path: { correction_proposal_id } });
const accepted =
  state === 'accepted'
    ? proposed
    : await client.acceptCorrectionProposal(
        { path: { correction_proposal_id }, body: { reason: 'Der Endstand wurde nachträglich abgelesen.' } },
        once('accept'),
      );
const corrected = await ready(accepted.decision?.run_id ?? '');
console.log(`correction: ${corrected.status}, ${corrected.reason}`);

// Another one is a slip of the pen; it stays written down that somebody saw it.
await client.createReading(
  {
    body: {
      measuring_point_id: second.id,
      read_at: '2025-12-31T22:00:00.000Z',
      value: '65000',
      origin: 'manual',
      confirmed: true,
    },
  },
  once('slip'),
);
const slip = await until('The second proposal', async () => {
  const { data } = await client.listCorrectionProposals({ query: { billing_period_id } });
  return data.find(({ id }) => id !== correction_proposal_id);
});
const dismissed = await client.dismissCorrectionProposal(
  { path: { correction_proposal_id: slip.id }, body: { reason: 'Zahlendreher' } },
  once('dismiss'),
);
console.log(`${dismissed.state}: ${dismissed.decision?.reason}`);
