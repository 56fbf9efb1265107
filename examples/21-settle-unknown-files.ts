import { createHash } from 'node:crypto';
import { createClient } from '@klarmeter/sdk';

/*
 * Tables of others, over the years: how they are read is agreed before the first one comes, mended when the other side
 * changes something, and what nobody wants is turned down. A file that was read can be read again.
 */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});
const once = (what: string) => ({ idempotencyKey: `example-21:${what}` });

const customer = await client.createCustomer(
  { body: { kind: 'owner', person: { name: 'Tilda Tabelle' } } },
  once('customer'),
);
const { id: property_id } = await client.createProperty(
  {
    body: {
      customer_id: customer.id,
      number: '0000042-21',
      street: 'Am Beispiel 21',
      postal_code: '34123',
      city: 'Kassel',
      plant: { energy: 'natural_gas' },
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    },
  },
  once('property'),
);

/** A flat with a heat meter. */
async function equip(number: number, serial: string): Promise<string> {
  const area = { heating_area_m2: '64.50', hot_water_area_m2: '64.50' };
  const unit = await client.createUnit(
    { body: { property_id, number, label: `Wohnung ${number}`, ...area } },
    once(`unit-${number}`),
  );
  const point = await client.createMeasuringPoint(
    { body: { property_id, unit_id: unit.id, use: 'heating', room: 'Flur', position: 1 } },
    once(`point-${number}`),
  );
  const device = await client.createDevice(
    { body: { kind: 'heat_meter', manufacturer: 'SON', serial, model: 'Supercal' } },
    once(`device-${number}`),
  );
  await client.installDevice(
    { path: { measuring_point_id: point.id }, body: { device_id: device.id, from: '2025-01-01', initial_value: '0' } },
    once(`installation-${number}`),
  );
  return point.id;
}
const first = await equip(1, '10004621');

// Before the first file: which columns there will be, and what they mean. Nothing is guessed, a unit least of all.
const agreed = await client.createReadingFileMapping(
  {
    body: {
      name: 'Ablesedienst Süd',
      columns: ['Geraet', 'Ablesung', 'Stand', 'Bemerkung'],
      document: {
        kind: 'csv',
        decimal: ',',
        date_formats: ['DD.MM.YYYY'],
        columns: {
          meter_id: { name: 'Geraet' },
          manufacturer: { constant: 'SON' },
          read_at: { name: 'Ablesung' },
          current: { name: 'Stand', unit: 'kWh' },
        },
      },
    },
  },
  once('mapping'),
);

async function tell(reading_file_id: string): Promise<void> {
  const { attempt, status, mapping } = await client.getReadingFile({ path: { reading_file_id } });
  console.log(`attempt ${attempt}: ${status}, by version ${mapping?.version} of the mapping`);
  for await (const { line, verdict, remarks } of client.iterate.listReadingFileLines({ path: { reading_file_id } }))
    console.log(`  line ${line}: ${[verdict, ...remarks.map(({ message_en }) => message_en)].join(', ')}`);
}

// The file comes. Its last two rows are not what was agreed: a day written another way, and a meter nobody entered.
const rows = ['10004621;31.12.2025;1200,5;', '10004621;2026-01-31;1450;', '10004622;31.12.2025;980;neu'];
const file = await client.receiveReadingFile({
  query: { name: 'sued-2026-01.csv' },
  body: `Geraet;Ablesung;Stand;Bemerkung\n${rows.join('\n')}\n`,
});
await tell(file.id);

// Both are mended where they belong, in the mapping and in the house, and the file is read once more.
const path = { reading_file_mapping_id: agreed.id };
const { data: mapping, etag } = await client.raw.getReadingFileMapping({ path });
const document = { ...mapping.document, date_formats: ['DD.MM.YYYY', 'YYYY-MM-DD'] };
await client.updateReadingFileMapping({ path, body: { document } }, { ifMatch: etag });
const second = await equip(2, '10004622');
await client.repeatReadingFile({ path: { reading_file_id: file.id } });
await tell(file.id);
for (const measuring_point_id of [first, second])
  for await (const { day, value, unit } of client.iterate.listReadings({ query: { measuring_point_id } }))
    console.log(`${day}: ${value} ${unit}`);

// Which mapping reads tables with these columns? The fingerprint of the file says it, whatever order they stand in.
const { fingerprint } = await client.getReadingFile({ path: { reading_file_id: file.id } });
for await (const { name, version } of client.iterate.listReadingFileMappings({
  query: fingerprint === null ? {} : { fingerprint },
}))
  console.log(`${name}, version ${version}`);

// Somebody sent a list of keys to the flats. A person looks at what came, byte for byte, and turns it down; it stays kept.
await client.receiveReadingFile({
  query: { name: 'schluessel.csv' },
  body: 'Wohnung;Haken;Zylinder\nWohnung 1;4;A-117\n',
});
for await (const { id, name, digest } of client.iterate.listReadingFiles({ query: { status: 'review' } })) {
  if (name !== 'schluessel.csv') continue;
  const reading_file = { reading_file_id: id };
  const bytes = await client.getReadingFileContent({ path: reading_file });
  console.log(`in review: ${name}, as it came: ${createHash('sha256').update(bytes).digest('hex') === digest}`);
  const { status, reason } = await client.rejectReadingFile({
    path: reading_file,
    body: { reason: 'Keine Ablesung' },
  });
  console.log(`${name}: ${status}, ${reason}`);
}
