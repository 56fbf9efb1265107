import { createClient } from '@klarmeter/sdk';
import { encodeTelegram } from './sample-houses/encode-telegram.ts';

/*
 * Readings come in files as well: lists of raw telegrams, reports of gateways, tables of whoever read the meters. What a
 * file is, is seen by what is in it; every line gets a verdict, and a table nobody knows waits for a person.
 */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});
const once = (what: string) => ({ idempotencyKey: `example-12:${what}` });

// What is read, and how sure that is.
const known = await client.getCapabilities();
const sure = known.reading_files.filter(({ certainty }) => certainty === 'verified');
console.log(
  `${sure.length} of ${known.reading_files.length} formats verified, ${known.maker_profiles.length} families`,
);

// A flat with a heat meter.
const customer = await client.createCustomer(
  { body: { kind: 'owner', person: { name: 'Ida Inhaber' } } },
  once('customer'),
);
const property = await client.createProperty(
  {
    body: {
      customer_id: customer.id,
      number: '0000043-2',
      street: 'Am Beispiel 2',
      postal_code: '34123',
      city: 'Kassel',
      plant: { energy: 'natural_gas' },
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    },
  },
  once('property'),
);
const area = { heating_area_m2: '64.50', hot_water_area_m2: '64.50' };
const unit = await client.createUnit(
  { body: { property_id: property.id, number: 1, label: 'Wohnung 1', ...area } },
  once('unit'),
);
const point = await client.createMeasuringPoint(
  { body: { property_id: property.id, unit_id: unit.id, use: 'heating', room: 'Flur', position: 1 } },
  once('point'),
);
const key_hex = '000102030405060708090A0B0C0D0E0F';
const device = await client.createDevice(
  { body: { kind: 'heat_meter', manufacturer: 'SON', serial: '10004343', model: 'Supercal', key_hex } },
  once('device'),
);
await client.installDevice(
  { path: { measuring_point_id: point.id }, body: { device_id: device.id, from: '2024-06-01', initial_value: '0' } },
  once('install'),
);

async function tell(reading_file_id: string): Promise<void> {
  const file = await client.getReadingFile({ path: { reading_file_id } });
  console.log(`${file.name}: ${file.format}, ${file.status}`);
  for await (const { line, verdict, remarks } of client.iterate.listReadingFileLines({ path: { reading_file_id } }))
    console.log(`  line ${line}: ${[verdict, ...remarks.map(({ message_en }) => message_en)].join(', ')}`);
}

// A list of raw telegrams, as a walk-by receiver writes it. Its lines name no time, so the tour does.
const meter = { manufacturer: 'SON', serial: '10004343', version: 1, deviceType: 4, keyHex: key_hex, accessNumber: 1 };
const tour = `# Rundgang\n${encodeTelegram(meter, [{ kind: 'heat_kwh', count: 2_000 }])}\nkein Telegramm\n`;
const walked = await client.receiveReadingFile({
  query: { name: 'rundgang.txt', read_at: '2025-12-31T09:00:00.000Z' },
  body: tour,
});
await tell(walked.id);

// Who is heard and not entered yet is made of the file, without an installation, and only where somebody asks for it.
const stranger = encodeTelegram({ ...meter, serial: '10004344' }, [{ kind: 'heat_kwh', count: 10 }]);
const found = await client.receiveReadingFile({
  query: { name: 'rundgang-2.txt', read_at: '2025-12-31T09:30:00.000Z', new_devices_property_id: property.id },
  body: `${stranger}\n`,
});
console.log(`devices made of ${found.name}: ${found.devices_created}`);
await tell(found.id);

// A table in our own columns, in the encoding of an old spreadsheet. The 31st of February is nobody's reading.
const table = [
  'Zählernummer;Hersteller;Gerätetyp;Ablesedatum;Zählerstand;Einheit;Stichtag;Stichtagswert;Status',
  '10004343;SON;WMZ;31.01.2026;2,1;MWh;;;0',
  '10004343;SON;WMZ;31.02.2026;2200;kWh;;;0',
].join('\r\n');
const latin = Uint8Array.from(table, (sign) => sign.charCodeAt(0));
const ours = await client.receiveReadingFile({ query: { name: 'ablesung.csv' }, body: latin });
await tell(ours.id);

// Columns nobody knows wait. A person looks at what is proposed, and says what could not be guessed.
const foreign = 'Geräte-Nr.;Datum;Akt. Wert;Raum\n10004343;28.02.2026;2234,5;Flur\n';
const waiting = await client.receiveReadingFile({ query: { name: 'verwaltung.csv' }, body: foreign });
const { status, proposal } = await client.getReadingFile({ path: { reading_file_id: waiting.id } });
if (status === 'review' && proposal !== null) {
  console.log(`in review, missing: ${proposal.missing.join(', ')}`);
  const { document } = proposal;
  const current = { name: 'Akt. Wert', unit: 'kWh' };
  const better = { ...document, columns: { ...document.columns, current } };
  const path = { reading_file_id: waiting.id };
  const { rows } = await client.previewReadingFile({ path, body: { document: better } });
  for (const row of rows) console.log(`  would read ${row.serial}: ${row.values.map(({ value }) => value).join(', ')}`);
  await client.confirmReadingFileMapping({ path, body: { name: 'Hausverwaltung', document: better } });
}
await tell(waiting.id);

// A gateway pushes to an address and knows nothing but Basic authentication; here the client does it.
const pushed = await client.pushGatewayPayload({
  body: JSON.stringify({
    typ: 'wmbus',
    enc: 'hex',
    kom: 'clsf',
    mac: '00-11-22-33-44-55',
    zpb: 'WMZ-1',
    ts: 1_767_171_600,
    d: encodeTelegram(meter, [{ kind: 'heat_kwh', count: 2_000 }]),
  }),
});
console.log(`pushed: ${JSON.stringify(pushed.counts)}`);

// What has been read is a reading like any other, and says that it came in a file.
for await (const { day, value, unit: of, origin } of client.iterate.listReadings({
  query: { measuring_point_id: point.id },
}))
  console.log(`${day}: ${value} ${of} (${origin})`);
