import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient, type KlarMeterProblem } from '@klarmeter/sdk';

/*
 * Values that people read. A manager plans a walk and lets a reader in without an account; the reader's phone was offline
 * and sends everything twice; a tenant reads the own meter and is told at once that a value is odd; and the form for paper.
 */

const baseUrl = process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787';
const manager = createClient({ baseUrl, apiKey: process.env.KLARMETER_KEY ?? '' });
const out = process.env.KLARMETER_OUT ?? 'out';
/* Days are those of the clocks in Germany: just after midnight there, UTC is still at the day before. */
const today = Date.parse(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format());
const day = (ago: number) => new Date(today - ago * 86_400_000).toISOString().slice(0, 10);
const moment = (ago: number) => `${day(ago)}T10:00:00.000Z`;

/* A house of two flats with a water meter each, read half a year ago. */
const { id: customer_id } = await manager.createCustomer({
  body: { kind: 'owner', person: { name: 'Berta Beispiel' } },
});
const { id: property_id } = await manager.createProperty({
  body: {
    customer_id,
    number: `HAND-${Date.now()}`,
    street: 'Am Hang 3',
    postal_code: '34117',
    city: 'Kassel',
    plant: { energy: 'natural_gas' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  },
});
const flats: { point: string; device: string; occupancy: string }[] = [];
for (const [number, label] of [
  [1, 'EG links'],
  [2, 'EG rechts'],
] as const) {
  const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
  const unit = await manager.createUnit({ body: { property_id, number, label, ...area } });
  const occupant = { name: number === 1 ? 'Ada Muster' : 'Emil Muster' };
  const occupancy = await manager.createOccupancy({
    body: { unit_id: unit.id, number: `${number}-1`, from: day(400), occupant },
  });
  const point = await manager.createMeasuringPoint({
    body: { property_id, unit_id: unit.id, use: 'hot_water', room: 'Bad', position: 1 },
  });
  const serial = String(Date.now() + number).slice(-8);
  const device = await manager.createDevice({
    body: { manufacturer: 'SON', serial, kind: 'hot_water_meter', model: 'Minomess', marking_year: 2024 },
  });
  await manager.installDevice({
    path: { measuring_point_id: point.id },
    body: { device_id: device.id, from: day(380), initial_value: '0' },
  });
  await manager.createReading({
    body: { measuring_point_id: point.id, read_at: moment(180), value: '20.0', origin: 'manual' },
  });
  flats.push({ point: point.id, device: device.id, occupancy: occupancy.id });
}
const [first, second] = flats as [(typeof flats)[number], (typeof flats)[number]];

/* The walk. It follows the order of its points, and today it begins at the other end of the house. */
const route = await manager.createReadingRoute({
  body: { property_id, name: 'Ablesung', from: day(10), to: day(-10), only_missing: true },
});
const turned = await manager.updateReadingRoute(
  { path: { reading_route_id: route.id }, body: { point_ids: route.point_ids.toReversed() } },
  { ifMatch: `"${route.version}"` },
);
for await (const { name, progress } of manager.iterate.listReadingRoutes({ query: { property_id, status: 'open' } }))
  console.log(`${name}: ${progress.total} points to read, ${progress.read} read`);
console.log(`the walk begins at the other end: ${turned.point_ids[0] !== route.point_ids[0]}`);

/* A way in: the link goes into a code, the PIN another way. */
const { link, link_token, pin } = await manager.createReaderAccess({
  path: { reading_route_id: route.id },
  body: { page_url: 'https://ablesen.example/' },
});
console.log(`link ${link?.slice(0, 32)}…, PIN of ${pin.length} digits`);

const wrong = pin === '000000' ? '000001' : '000000';
const visitor = createClient({ baseUrl, apiKey: link_token });
await visitor.createReaderSession({ body: { pin: wrong } }).catch((problem: KlarMeterProblem) => {
  console.log(`a wrong PIN: ${problem.code}`);
});
const { token } = await visitor.createReaderSession({ body: { pin } });
const reader = createClient({ baseUrl, apiKey: token });
const path = { reading_route_id: route.id };
const walk = await reader.getReadingWalk({ path });
for (const { label, points } of walk.flats)
  for (const { room, device, last, expected } of points)
    console.log(
      `${label}, ${room}: ${device?.serial}, was ${last?.value}, expected ${expected?.from} to ${expected?.to}`,
    );

/* In the cellar there is no network: the phone keeps entries under ids of its own, and sends them until it has an answer. */
const entry = {
  client_id: crypto.randomUUID(),
  measuring_point_id: first.point,
  device_id: first.device,
  read_at: moment(1),
  value: '38.5',
};
const nobody = {
  client_id: crypto.randomUUID(),
  measuring_point_id: second.point,
  read_at: moment(1),
  remark: 'no_access',
} as const;
for (const attempt of ['sent', 'sent again']) {
  const { results } = await reader.submitReadingBatch({ path, body: { entries: [entry, nobody] } });
  console.log(`${attempt}: ${results.map(({ verdict, outcome }) => `${verdict} (${outcome})`).join(', ')}`);
}
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const photo = await reader.createReadingPhoto(
  { path, query: { client_id: entry.client_id }, body: Buffer.from(PIXEL, 'base64') },
  { contentType: 'image/png' },
);
const seen = await manager.getReadingPhotoContent({ path: { reading_photo_id: photo.id } });
console.log(`photo kept: ${photo.content_type}, ${seen.length} bytes`);
for await (const { outcome, remark, value } of manager.iterate.listReadingEntries({ query: path }))
  console.log(`entry: ${outcome} ${value ?? remark}`);

/* Nobody was at home in the second flat, so its tenant reads alone. */
const window = await manager.openSelfReading({
  body: { property_id, first_day: day(1), last_day: day(-7), reminder_days: [day(-3)] },
});
const { token: own } = await manager.createOccupantToken({ body: { occupancy_id: second.occupancy } });
const tenant = createClient({ baseUrl, apiKey: own });
/* The tenant's portal asks what is open, the manager's how far the flats are. */
const { data: windows } = await tenant.listSelfReadingWindows();
const at = { self_reading_window_id: windows[0]?.id ?? window.id };
const points = await tenant.listSelfReadingPoints({ path: at });
console.log(`the tenant sees ${points.data.length} point`);
const odd = await tenant.createSelfReading({ path: at, body: { measuring_point_id: second.point, value: '390' } });
console.log(`${odd.outcome}: ${odd.findings[0]?.message_de}`);
const right = await tenant.createSelfReading({ path: at, body: { measuring_point_id: second.point, value: '39.0' } });
console.log(`${right.outcome}: ${right.message_de}`);
const { units } = await manager.getSelfReadingWindow({ path: at });
for (const { label, read, total } of units) console.log(`${label}: ${read} of ${total} read`);
const taken = await manager.closeSelfReading({ path: at });
console.log(`${taken.taken} value is a reading now`);

/* The same walk on paper, for whoever likes it better. */
const brands = await manager.listBrands({ query: { limit: 1 } });
if (brands.data.length > 0) {
  const form = await manager.createReadingForm({ path });
  let document = form;
  while (document.status === 'queued') {
    await new Promise((resolve) => setTimeout(resolve, 100));
    document = await manager.getFieldDocument({ path: { field_document_id: form.id } });
  }
  const pdf = await manager.getFieldDocumentContent({ path: { field_document_id: form.id } });
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'reading-form.pdf'), pdf);
  console.log(`${document.number} v${document.version}: ${document.status}, ${pdf.length} bytes of PDF`);
}

/* Done: nobody reads for this walk any more, and the link is worth nothing. */
await manager.closeReadingRoute({ path });
const accesses = await manager.listReaderAccesses({ path });
for (const { id } of accesses.data) await manager.revokeReaderAccess({ path: { reader_access_id: id } });
const closed = await manager.getReadingRoute({ path });
console.log(`${closed.status}: ${closed.progress.read} of ${closed.progress.total} read`);
