import { createClient, KlarMeterConflictProblem } from '@klarmeter/sdk';

/*
 * Master data over the years: find what is there, change what has changed, never overwrite what somebody else has just
 * written. A manager moves, a boiler is replaced, a flat is measured anew, a meter gets its key, and a tenant goes.
 */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});
const once = (what: string) => ({ idempotencyKey: `example-17:${what}` });

// A house as another system knows it: its number there goes along, so that nobody keeps a table of our ids.
const customer = await client.createCustomer(
  {
    body: {
      kind: 'manager',
      person: { name: 'Hausverwaltung Linde', email: 'post@linde.example' },
      external_refs: { erp: 'K-17' },
    },
  },
  once('customer'),
);
const { id: property_id } = await client.createProperty(
  {
    body: {
      customer_id: customer.id,
      number: '0000042-17',
      street: 'Am Beispiel 17',
      postal_code: '34123',
      city: 'Kassel',
      plant: { energy: 'heating_oil' },
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
      external_refs: { erp: 'H-17' },
    },
  },
  once('property'),
);
const { id: unit_id } = await client.createUnit(
  { body: { property_id, number: 1, label: 'EG links', heating_area_m2: '61.00', hot_water_area_m2: '61.00' } },
  once('unit'),
);
await client.createOccupancy(
  { body: { unit_id, number: '1-1', from: '2021-03-01', occupant: { name: 'Ada Muster' } } },
  once('first-tenant'),
);
await client.createMeasuringPoint(
  { body: { property_id, unit_id, use: 'heating', room: 'Zimmer', position: 1 } },
  once('point'),
);
await client.createDevice(
  { body: { kind: 'heat_meter', manufacturer: 'SON', serial: '10004217', model: 'Supercal', marking_year: 2024 } },
  once('device'),
);

// Lists come in pages; `iterate` asks for the next one by itself.
for await (const { id, person, external_refs } of client.iterate.listCustomers({ query: { limit: 100 } })) {
  if (external_refs.erp !== 'K-17') continue;
  console.log(`K-17 is ${person?.name}`);
  for await (const house of client.iterate.listProperties({ query: { customer_id: id } }))
    console.log(`  ${house.external_refs.erp}: ${house.street}, ${house.city}, ${house.plant.energy}`);
}

// Two people change one customer. The ETag of what each has read decides: the second is refused and reads again.
const path = { customer_id: customer.id };
const mine = await client.raw.getCustomer({ path });
const theirs = await client.raw.getCustomer({ path });
const person = { name: 'Hausverwaltung Linde', email: 'post@linde.example', phone: '+49 561 000017' };
await client.updateCustomer({ path, body: { person } }, { ifMatch: theirs.etag });
const renamed = { path, body: { person: { ...person, name: 'Linde & Söhne' } } };
try {
  await client.updateCustomer(renamed, { ifMatch: mine.etag });
} catch (problem) {
  if (!(problem instanceof KlarMeterConflictProblem)) throw problem;
  console.log(`refused: ${problem.code}`);
  const { etag } = await client.raw.getCustomer({ path });
  const { person: now } = await client.updateCustomer(renamed, { ifMatch: etag });
  console.log(`changed: ${now?.name}, ${now?.phone}`);
}

// What is left out of a change stays. Plant and keys belong together and are sent whole; runs keep what they froze.
const house = await client.raw.getProperty({ path: { property_id } });
const contact = { name: 'Linde & Söhne', phone: '+49 561 000017', email: 'haus@linde.example' };
const { plant, keys } = await client.updateProperty(
  { path: { property_id }, body: { plant: { energy: 'electricity_heat_pump' }, contact } },
  { ifMatch: house.etag },
);
console.log(`heated by ${plant.energy}, still ${keys.heating_consumption_percent} % by consumption`);

// Areas are exact texts, as they were sent, and never floating-point numbers.
const flat = await client.raw.getUnit({ path: { unit_id } });
const measured = { heating_area_m2: '62.40', hot_water_area_m2: '62.40' };
const { label, heating_area_m2 } = await client.updateUnit(
  { path: { unit_id }, body: measured },
  { ifMatch: flat.etag },
);
console.log(`${label}: ${flat.data.heating_area_m2} m2 were ${heating_area_m2} m2`);

// A room gets its right name. What a point measures never changes; for that, there is another point.
for await (const { id } of client.iterate.listMeasuringPoints({ query: { property_id } })) {
  const point = { measuring_point_id: id };
  const { etag } = await client.raw.getMeasuringPoint({ path: point });
  const { room } = await client.updateMeasuringPoint({ path: point, body: { room: 'Wohnzimmer' } }, { ifMatch: etag });
  console.log(`${room} is read`);
}

// A device is found by what is printed on it. Its key comes later, and is kept and never answered.
const [found] = (await client.listDevices({ query: { manufacturer: 'SON', serial: '10004217' } })).data;
if (found === undefined) throw new Error('the device is missing');
const device = { device_id: found.id };
const { etag } = await client.raw.getDevice({ path: device });
// Whoever asks again and holds it already is told so, and nothing is sent.
const { status } = await client.raw.getDevice({ path: device }, { ifNoneMatch: etag });
console.log(`the device is as it was: ${status === 304}`);
const known = {
  ownership: 'rented',
  battery_until: '2034-12-31',
  key_hex: '17020304050607080910111213141516',
} as const;
const { serial, has_key, battery_until } = await client.updateDevice({ path: device, body: known }, { ifMatch: etag });
console.log(`${serial} has its key: ${has_key}, its battery lasts until ${battery_until}`);

// Somebody moves out. Two occupancies never share a day, so the old one ends first; the days between are a vacancy.
const before = await client.listOccupancies({ query: { unit_id } });
const leaving = before.data.find(({ number }) => number === '1-1');
if (leaving === undefined) throw new Error('the first occupancy is missing');
await client.updateOccupancy(
  { path: { occupancy_id: leaving.id }, body: { to: '2025-08-31' } },
  { ifMatch: `"${leaving.version}"` },
);
await client.createOccupancy(
  { body: { unit_id, number: '1-2', from: '2025-09-01', to: '2025-09-30', vacant: true } },
  once('vacancy'),
);
await client.createOccupancy(
  { body: { unit_id, number: '1-3', from: '2025-10-01', occupant: { name: 'Emil Muster' } } },
  once('second-tenant'),
);
for await (const { number, from, to, occupant } of client.iterate.listOccupancies({ query: { unit_id } }))
  console.log(`${number} from ${from} to ${to ?? 'now'}: ${occupant?.name ?? 'vacant'}`);
