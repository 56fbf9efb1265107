import { createClient } from '@klarmeter/sdk';
import { encodeTelegram } from './sample-houses/encode-telegram.ts';

/*
 * From an encrypted radio telegram to a reading: make a flat with a heat meter, hand over what a gateway received, and
 * see a verdict for each line.
 */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});

// A house with one flat. A request key of your own makes it safe to run this twice: the second time nothing is new.
const once = (what: string) => ({ idempotencyKey: `example-01:${what}` });
const customer = await client.createCustomer(
  { body: { kind: 'owner', person: { name: 'Ida Inhaber' } } },
  once('customer'),
);
const property = await client.createProperty(
  {
    body: {
      customer_id: customer.id,
      number: '0000042-1',
      street: 'Am Beispiel 1',
      postal_code: '34123',
      city: 'Kassel',
      plant: { energy: 'natural_gas' },
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    },
  },
  once('property'),
);
const unit = await client.createUnit(
  {
    body: {
      property_id: property.id,
      number: 1,
      label: 'Wohnung 1',
      heating_area_m2: '64.50',
      hot_water_area_m2: '64.50',
    },
  },
  once('unit'),
);

// A measuring point outlives the devices that come and go there. The AES key is stored encrypted and never answered.
const key_hex = '000102030405060708090A0B0C0D0E0F';
const point = await client.createMeasuringPoint(
  { body: { property_id: property.id, unit_id: unit.id, use: 'heating', room: 'Flur', position: 1 } },
  once('point'),
);
const device = await client.createDevice(
  {
    body: {
      kind: 'heat_meter',
      manufacturer: 'SON',
      serial: '10004242',
      model: 'Supercal',
      key_hex,
      marking_year: 2024,
    },
  },
  once('device'),
);
await client.installDevice(
  { path: { measuring_point_id: point.id }, body: { device_id: device.id, from: '2024-06-01', initial_value: '0' } },
  once('install'),
);

// What the gateway received: one telegram a line, packed on its way. A broken line never harms the others.
const meter = { manufacturer: 'SON', serial: '10004242', version: 1, deviceType: 4, keyHex: key_hex, accessNumber: 1 };
const telegram_hex = encodeTelegram(meter, [{ kind: 'heat_kwh', count: 1_234 }]);
const received_at = '2025-12-31T21:30:00.000Z';
const lines = [
  { telegram_hex, received_at },
  { telegram_hex, received_at },
  { telegram_hex: 'this is no telegram', received_at },
];
const { results } = await client.ingestTelegrams({ body: lines }, { gzip: true });
for (const { line, verdict } of results) console.log(`line ${line}: ${verdict}`);

// Gateways hear the neighbours as well. What nobody entered is kept, and read once somebody does.
const heard = await client.ingestTelegrams({
  body: [
    {
      telegram_hex: '144493157856341233077a2a0000000413d2040000',
      received_at: '2026-01-15T07:59:58Z',
      gateway: 'GW-7',
      rssi_dbm: -71,
    },
  ],
});
console.log(`of a meter nobody entered: ${heard.results[0]?.verdict}`);

for await (const reading of client.iterate.listReadings({ query: { measuring_point_id: point.id } })) {
  console.log(`${reading.day}: ${reading.value} ${reading.unit}, from telegram ${reading.telegram_id}`);
}
