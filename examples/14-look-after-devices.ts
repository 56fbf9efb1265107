import { createClient } from '@klarmeter/sdk';
import { encodeTelegram } from './sample-houses/encode-telegram.ts';
import { until } from './sample-houses/walk-house.ts';

/*
 * Looking after devices: what of the former provider can stay, a gateway that is there before anybody entered it, a
 * ticket that a device opens by itself, a wrong exchange that is taken back, and what is due next.
 */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});
const once = (what: string) => ({ idempotencyKey: `example-14:${what}` });

// A house comes from another provider. Which of its devices can stay, and why?
const reuse = await client.checkDeviceReuse({
  body: {
    on: '2026-01-01',
    devices: [
      { manufacturer: 'SON', kind: 'heat_meter', radio: 'oms', marking_year: 2022, key_available: true },
      { manufacturer: 'TCH', kind: 'heat_cost_allocator', radio: 'proprietary', installed_on: '2019-06-01' },
      { manufacturer: 'XYZ', kind: 'heat_cost_allocator', radio: 'none', installed_on: '2022-06-01' },
    ],
  },
});
for (const { manufacturer, verdict, until: last, checks } of reuse.devices) {
  const why = checks
    .filter(({ answer }) => answer === 'no')
    .map(({ reason_en, legal_basis }) => `${reason_en} (${legal_basis ?? 'technical'})`);
  console.log(`${manufacturer}: ${verdict}${last === null ? '' : ` until ${last}`}. ${[...new Set(why)].join(' ')}`);
}

const customer = await client.createCustomer(
  { body: { kind: 'owner', person: { name: 'Ida Inhaber' } } },
  once('customer'),
);
const property = await client.createProperty(
  {
    body: {
      customer_id: customer.id,
      number: '0000042-14',
      street: 'Am Beispiel 14',
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
const meter = (serial: string) =>
  client.createDevice(
    { body: { kind: 'heat_meter', manufacturer: 'SON', serial, model: 'Supercal', key_hex, marking_year: 2020 } },
    once(serial),
  );
const [device, spare] = [await meter('10004214'), await meter('10004215')];
const path = { measuring_point_id: point.id };
await client.installDevice(
  { path, body: { device_id: device.id, from: '2020-06-01', initial_value: '0' } },
  once('install'),
);

// A meter is exchanged.
const exchange = await client.exchangeDevice(
  {
    path,
    body: {
      on: '2025-06-01',
      old_final_value: '1200',
      new_device_id: spare.id,
      new_initial_value: '0',
      performed_by: 'Monteur K. Berg',
      reason: 'Eichfrist läuft ab',
    },
  },
  once('exchange'),
);
// The protocol to be signed, as PDF under the brand of the account; made in the background.
const protocol = await client.createExchangeProtocol(
  { path: { installation_id: exchange.begun.id } },
  once('protocol'),
);
const printed = await until('The protocol', async () => {
  const document = await client.getFieldDocument({ path: { field_document_id: protocol.id } });
  return document.status === 'queued' ? undefined : document;
});
const pdf = await client.getFieldDocumentContent({ path: { field_document_id: printed.id } });
console.log(`protocol ${printed.number}: ${printed.status}, ${pdf.length} bytes of PDF`);
for await (const { number, version, status } of client.iterate.listFieldDocuments({
  query: { property_id: property.id, kind: 'exchange_protocol' },
}))
  console.log(`  ${number} v${version}: ${status}`);
// The wrong device was named as the new one. The correction is a row of its own; nothing is deleted.
await client.correctExchange(
  { path: { exchange_id: exchange.exchange_id }, body: { reason: 'Falsche Liegenschaft' } },
  once('correction'),
);
const { state, since } = await client.getDeviceLifeCycle({ path: { device_id: device.id } });
console.log(`The old device is ${state} since ${since}.`);
for await (const { kind, on, reason } of client.iterate.listDeviceExchanges({ query: { property_id: property.id } }))
  console.log(`  ${kind} of ${on}: ${reason}`);
await client.recordDeviceEvent(
  { path: { device_id: spare.id }, body: { kind: 'stored', day: '2025-06-02', reason: 'Zurück ins Lager' } },
  once('stored'),
);

// What was decided about them: a lot that was extended, and a flat where radio is not possible.
await client.recordCalibration(
  {
    path: { device_id: device.id },
    body: { kind: 'extended', day: '2026-01-05', valid_until: '2027-12-31', reference: 'Stichprobe, Los 2020-4' },
  },
  once('lot'),
);
await client.recordEquipmentExemption(
  {
    body: {
      property_id: property.id,
      ground: 'technically_impossible',
      evidence: 'Gutachten vom 01.02.2024: Stahlbetonschacht',
      day: '2024-02-01',
    },
  },
  once('exemption'),
);
for await (const { legal_basis, evidence } of client.iterate.listEquipmentExemptions({
  query: { property_id: property.id },
}))
  console.log(`  ${legal_basis}: ${evidence}`);

// A gateway can be entered before it hears anything.
const entered = await client.createGateway({ body: { name: 'GW-STORE-14', model: 'Superlink C' } }, once('gateway'));
const { contact } = await client.getGateway({ path: { gateway_id: entered.id } });
console.log(`${entered.name}: last contact ${contact.last_contact_at ?? 'never'}`);

// A telegram through a gateway that nobody has entered, from a meter whose battery is low.
const sender = { manufacturer: 'SON', serial: '10004214', version: 1, deviceType: 4, keyHex: key_hex, accessNumber: 1 };
const telegram_hex = encodeTelegram({ ...sender, status: 4 }, [{ kind: 'heat_kwh', count: 1_234 }]);
await client.ingestTelegrams({
  body: [{ telegram_hex, received_at: new Date().toISOString(), gateway: 'GW-EXAMPLE-14' }],
});
const gateway = await until('The gateway', async () => {
  const { data } = await client.listGateways({ query: { limit: 100 } });
  return data.find(({ name }) => name === 'GW-EXAMPLE-14');
});
console.log(`${gateway.name} hears ${gateway.contact.addresses} address(es).`);
await client.updateGateway(
  { path: { gateway_id: gateway.id }, body: { property_id: property.id, model: 'Superlink C' } },
  { ifMatch: `"${gateway.version}"` },
);
for await (const { meter_address, signal } of client.iterate.listGatewayDevices({ path: { gateway_id: gateway.id } }))
  console.log(`  ${meter_address}, signal ${signal}`);
const [ticket] = (await client.listTickets({ query: { device_id: device.id, kind: 'battery_low' } })).data;
if (ticket !== undefined) {
  console.log(`${ticket.title_en}: ${ticket.subject}, ${ticket.status}`);
  const body = { assignee: 'Team Technik', status: 'in_progress' as const, comment: 'Tausch mit der Ablesung' };
  await client.updateTicket({ path: { ticket_id: ticket.id }, body }, { ifMatch: `"${ticket.version}"` });
}

const own = await client.createTicket(
  { body: { subject: 'Mieterin meldet: Anzeige dunkel', device_id: device.id, due_on: '2026-12-31' } },
  once('ticket'),
);
const named = { path: { ticket_id: own.id } };
await client.createTicketComment({ ...named, body: { text: 'Termin am 12.02. vormittags' } }, once('comment'));
for await (const { kind, text } of client.iterate.listTicketEvents(named)) console.log(`  ${kind} ${text ?? ''}`);
console.log((await client.getTicket(named)).status);

// What the dashboard shows, and what is due next.
const quality = await client.getRadioQuality({ path: { property_id: property.id } });
const progress = await client.getReadingProgress({ path: { property_id: property.id }, query: { on: '2025-12-31' } });
const truth = await client.getTruthScore({ path: { device_id: device.id } });
console.log(`heard ${quality.heard_percent} %, read ${progress.read_percent} %, relied on ${truth.score}`);
for (const { room, reason_en } of progress.missing) console.log(`  ${room}: ${reason_en}`);
const query = { property_id: property.id };
for await (const { serial, calibrated_until } of client.iterate.listCalibrationExpiries({ query }))
  console.log(`  calibration of ${serial} ends on ${calibrated_until}`);
for await (const { serial, exchange_by, basis } of client.iterate.listBatteryForecasts({ query }))
  console.log(`  battery of ${serial}: exchange by ${exchange_by} (${basis})`);
for await (const { serial, duty, legal_basis } of client.iterate.listVerificationNotices({ query }))
  console.log(`  ${serial}: ${duty ? 'was to be reported' : 'need not be reported'} (${legal_basis})`);

// The flat was taken apart long ago, and the meter still sends from the store: somebody has looked, and says so.
const { data: open } = await client.listDeviceInstallations({ query: { device_id: device.id } });
if (open.some(({ to }) => to === null)) {
  await client.removeDevice({
    path,
    body: { on: '2026-01-05', final_value: '1230', reason: 'Etagenheizung stillgelegt', confirmed: true },
  });
}
