import { createClient } from '@klarmeter/sdk';
import { encodeTelegram } from './sample-houses/encode-telegram.ts';

/*
 * Telegrams of devices whose keys come later: the bytes are kept, a list of keys is imported, and what could not be
 * verified becomes readings. Then more ways in for files, by SFTP, by e-mail and from a gateway, which make the devices
 * that only their files know where somebody says of which house they are.
 */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});
const once = (what: string) => ({ idempotencyKey: `example-13:${what}` });

const customer = await client.createCustomer(
  { body: { kind: 'owner', person: { name: 'Karl Kessel' } } },
  once('customer'),
);
const property = await client.createProperty(
  {
    body: {
      customer_id: customer.id,
      number: '0000042-13',
      street: 'Am Schlüssel 3',
      postal_code: '34123',
      city: 'Kassel',
      plant: { energy: 'district_heating' },
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
      heating_area_m2: '70',
      hot_water_area_m2: '70',
    },
  },
  once('unit'),
);
const point = await client.createMeasuringPoint(
  { body: { property_id: property.id, unit_id: unit.id, use: 'heating', room: 'Flur', position: 1 } },
  once('point'),
);

// Two meters, installed before anybody had their keys.
const meters = [
  { serial: '10013001', keyHex: '13010203040506070809a0b0c0d0e0f0' },
  { serial: '10013002', keyHex: '13020203040506070809a0b0c0d0e0f0' },
] as const;
const device = await client.createDevice(
  {
    body: { kind: 'heat_meter', manufacturer: 'SON', serial: meters[0].serial, model: 'Supercal', marking_year: 2024 },
  },
  once('device'),
);
await client.installDevice(
  { path: { measuring_point_id: point.id }, body: { device_id: device.id, from: '2024-06-01', initial_value: '0' } },
  once('install'),
);
const { serial, keyHex } = meters[0];
const sender = { manufacturer: 'SON', serial, version: 1, deviceType: 4, keyHex, accessNumber: 1 };
const early = await client.ingestTelegrams({
  body: [
    {
      telegram_hex: encodeTelegram(sender, [{ kind: 'heat_kwh', count: 987 }]),
      received_at: '2025-11-30T21:30:00.000Z',
    },
  ],
});
console.log(`without its key: ${early.results[0]?.verdict}`);

// A list as it comes from a maker or another provider. The second meter is not there yet; its key waits for it.
const list = [
  'Seriennummer;Hersteller;Schlüssel',
  ...meters.map((meter) => `${meter.serial};SON;${meter.keyHex}`),
  '10013003;SON;not a key',
].join('\n');
const imported = await client.importDeviceKeys({ body: { file_base64: Buffer.from(list).toString('base64') } });
for (const { line, verdict, detail } of imported.results)
  console.log(`line ${line}: ${verdict}${detail === undefined ? '' : ` (${detail})`}`);

// What was kept is judged again besides, with the day on which it was received.
let found: { readonly day: string; readonly value: string } | undefined;
for (let waited = 0; found === undefined && waited < 15_000; waited += 100) {
  found = (await client.listReadings({ query: { measuring_point_id: point.id } })).data[0];
  if (found === undefined) await new Promise((done) => setTimeout(done, 100));
}
console.log(`with its key: ${found?.value} kWh at the end of ${found?.day}`);
const second = await client.createDevice(
  {
    body: { kind: 'heat_meter', manufacturer: 'SON', serial: meters[1].serial, model: 'Supercal', marking_year: 2024 },
  },
  once('second'),
);
console.log(`the second meter has its key: ${second.has_key}`);

// A gateway that puts its files down by SFTP gets a login of its own, and an inbox takes reports by e-mail. Password and
// address are answered once.
const login = await client.createUploadLogin({ body: { name: 'Gateway in the cellar' } });
const inbox = await client.createInboxAddress({
  body: { name: 'Reports of the maker', allowed_senders: ['@gateways.example'] },
});
console.log(`login with a password: ${login.password !== null}; address with ${inbox.local_part.length} characters`);
// Whoever sets up a house says here that the devices in its files are its own. A receiver may hear the neighbours too, so
// nothing is made without being asked for.
const ofHouse = { new_devices_property_id: property.id };
await client.updateUploadLogin(
  { path: { upload_login_id: login.id }, body: ofHouse },
  { ifMatch: `"${login.version}"` },
);
await client.updateInboxAddress(
  {
    path: { inbox_address_id: inbox.id },
    body: { ...ofHouse, allowed_senders: ['@gateways.example', '@maker.example'] },
  },
  { ifMatch: `"${inbox.version}"` },
);
const [opened, told] = [
  await client.getUploadLogin({ path: { upload_login_id: login.id } }),
  await client.getInboxAddress({ path: { inbox_address_id: inbox.id } }),
];
console.log(`both make devices of one house: ${opened.new_devices_property_id === told.new_devices_property_id}`);
const gateway = await client.createGateway({ body: { name: 'GW-EXAMPLE-13', ...ofHouse } }, once('gateway'));
const pushed = await client.pushGatewayPayload({
  query: { gateway: gateway.name },
  body: encodeTelegram({ ...sender, serial: '10013009' }, [{ kind: 'heat_kwh', count: 12 }]),
});
console.log(`pushed: ${JSON.stringify(pushed.counts)}, devices made: ${pushed.devices_created}`);
for await (const each of client.iterate.listDevices({ query: { found_property_id: property.id } }))
  console.log(`found in the house, to be installed: ${each.manufacturer}-${each.serial}, ${each.kind}`);
// A receiver that only lists whom it heard: its devices are made as well, without a telegram.
const heard = await client.receiveReadingFile({
  query: { name: 'gehoert.txt', ...ofHouse },
  body: '10013010; SON;01;04;00; -83; T;\r\n10013011; SON;01;32;00; -70; T;\r\n',
});
console.log(`${heard.name}: ${heard.devices_created} made, ${heard.devices_refused} not`);
for await (const { line, remarks } of client.iterate.listReadingFileLines({
  path: { reading_file_id: heard.id },
  query: { device_refused: 'true' },
}))
  console.log(`  line ${line}: ${remarks.map(({ message_en }) => message_en).join(' ')}`);
for await (const each of client.iterate.listUploadLogins()) if (each.id === login.id) console.log(`open: ${each.name}`);
for await (const each of client.iterate.listInboxAddresses())
  if (each.id === inbox.id) console.log(`open: ${each.name}`);
for await (const drop of client.iterate.listFileDrops({ query: { source_id: login.id } }))
  console.log(`${drop.name}: ${drop.verdict}`);
await client.revokeUploadLogin({ path: { upload_login_id: login.id } });
await client.revokeInboxAddress({ path: { inbox_address_id: inbox.id } });
