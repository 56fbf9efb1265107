import { takeOutbox } from '../src/db/system.ts';
import { refuseDrop } from '../src/exchange/index.ts';
import { HANDLERS } from '../src/jobs/handlers.ts';
import type { QueuedJob } from '../src/jobs/job.ts';
import type { TestApi } from './harness.ts';
import { RELEASE_UNINFORMED } from './overrides.ts';
import { buildReaders, type ReadersOfWorld } from './world-readers.ts';

/** Ids of one of everything, in one account. */
export interface World extends ReadersOfWorld {
  readonly account_id: string;
  readonly key: string;
  readonly api_key_id: string;
  readonly brand_id: string;
  readonly customer_id: string;
  readonly property_id: string;
  readonly unit_id: string;
  readonly occupancy_id: string;
  readonly measuring_point_id: string;
  readonly device_id: string;
  readonly spare_device_id: string;
  readonly exchange_id: string;
  readonly gateway_id: string;
  readonly ticket_id: string;
  readonly telegram_id: string;
  readonly billing_period_id: string;
  readonly cost_entry_id: string;
  readonly fuel_delivery_id: string;
  readonly climate_factor_table_id: string;
  readonly cycle_change_id: string;
  readonly operating_cost_period_id: string;
  readonly operating_cost_entry_id: string;
  readonly run_id: string;
  readonly monthly_information_run_id: string;
  readonly monthly_information_id: string;
  readonly correction_proposal_id: string;
  readonly virtual_point_id: string;
  readonly statement_id: string;
  readonly statement_version_id: string;
  readonly document_id: string;
  readonly upload_login_id: string;
  readonly inbox_address_id: string;
  readonly delivery_id: string;
  readonly occupant_token: string;
  /** A table with columns nobody has mapped. */
  readonly reading_file_id: string;
  readonly reading_file_mapping_id: string;
  readonly embed_session_id: string;
  /** Of a tenant, with every component; asks from PORTAL. */
  readonly embed_token: string;
}

/** Does what is in the outbox until nothing is left: the queue's work without the queue. */
export async function doJobs(api: TestApi): Promise<void> {
  for (;;) {
    const jobs = await api.services.database.systemTransaction((db) => takeOutbox(db, 500));
    if (jobs.length === 0) return;
    const order = [
      'run-billing',
      'run-monthly-information',
      'propose-corrections',
      'look-after-devices',
      'render-document',
      'render-field-document',
      'deliver-document',
      'sequence-log',
      'process-reading-file',
      'judge-kept-telegrams',
      'close-overdue-self-reading',
    ] as const;
    for (const name of order) {
      for (const { job, ...rest } of jobs)
        if (job === name) await HANDLERS[name](api.services, [rest satisfies QueuedJob]);
    }
  }
}

/** A public key, of which nobody has the private half any more. */
export const UPLOAD_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';

/** Where the pages of embed sessions live. */
export const PORTAL = 'https://portal.example';

export const BRAND = {
  name: 'Messdienst Probe',
  logo_svg: null,
  colors: { primary: '#0b5cad' },
  sender_line: 'Messdienst Probe · Hafenstraße 1 · 24103 Kiel',
  contact: { name: 'Team Abrechnung', email: 'service@probe.example' },
  footer: ['Messdienst Probe GmbH, Kiel'],
  mail_from: 'abrechnung@probe.example',
  portal_url: null,
  is_default: true,
};
export const PERSON = {
  name: 'Ada Muster',
  street: 'Hof 1',
  postal_code: '34123',
  city: 'Kassel',
  email: 'ada@example.org',
};

/** A small house of 2025, oil, one flat, billed, issued, rendered, released and delivered; in the account of `key`. */
export async function buildWorld(api: TestApi, { accountId, key }: { accountId: string; key: string }): Promise<World> {
  const made = async (path: string, body: unknown, name = 'id'): Promise<string> => {
    const answer = await api.request('POST', path, { key, body, headers: { 'Idempotency-Key': crypto.randomUUID() } });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body[name] as string;
  };
  const api_key_id = await made('/v1/api-keys', { name: 'spare', role: 'reader' });
  const brand_id = await made('/v1/brands', BRAND);
  const customer_id = await made('/v1/customers', { kind: 'manager', person: PERSON });
  const property_id = await made('/v1/properties', {
    customer_id,
    number: '0000017-4',
    street: 'Lindenweg 5',
    postal_code: '79100',
    city: 'Freiburg',
    plant: { energy: 'heating_oil', net_calorific_value: '10' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  });
  const unit_id = await made('/v1/units', {
    property_id,
    number: 1,
    label: 'Wohnung 1',
    heating_area_m2: '80',
    hot_water_area_m2: '80',
  });
  const occupancy_id = await made('/v1/occupancies', { unit_id, number: '1-1', from: '2020-01-01', occupant: PERSON });
  const measuring_point_id = await made('/v1/measuring-points', {
    property_id,
    unit_id,
    use: 'heating',
    room: 'Flur',
    position: 1,
  });
  const device = {
    kind: 'heat_meter',
    manufacturer: 'SON',
    model: 'Supercal',
    marking_year: 2022,
    key_hex: '00'.repeat(16),
  };
  const device_id = await made('/v1/devices', { ...device, serial: '10000001' });
  const spare_device_id = await made('/v1/devices', { ...device, serial: '10000002' });
  // A key that came before its device.
  await made('/v1/device-key-imports', {
    file_base64: Buffer.from(`serial;key\n39999999;${'ab'.repeat(16)}`).toString('base64'),
  });
  await made(`/v1/measuring-points/${measuring_point_id}/installations`, {
    device_id,
    from: '2022-01-01',
    initial_value: '0',
  });
  // A wrong exchange, taken back at once.
  const exchange_id = await made(
    `/v1/measuring-points/${measuring_point_id}/exchanges`,
    {
      on: '2022-02-01',
      old_final_value: '10',
      new_device_id: spare_device_id,
      new_initial_value: '0',
      reason: 'Defekt',
    },
    'exchange_id',
  );
  await made(`/v1/device-exchanges/${exchange_id}/corrections`, { reason: 'Falsches Gerät' }, 'correction');
  for (const [read_at, value] of [
    ['2024-12-31T21:30:00.000Z', '1000'],
    ['2025-12-31T21:30:00.000Z', '9000'],
  ]) {
    await made('/v1/readings', { measuring_point_id, read_at, value, origin: 'manual' });
  }
  const ticket_id = await made('/v1/tickets', { subject: 'Display dunkel', property_id });
  const gateway_id = await made('/v1/gateways', { name: 'GW-7', property_id });
  const telegrams = await api.request<{ results: { telegram_id: string }[] }>('POST', '/v1/telegrams', {
    key,
    raw: `${JSON.stringify({ telegram_hex: unknownTelegram(accountId), received_at: '2025-12-31T21:30:00.000Z' })}\n`,
    headers: { 'Content-Type': 'application/x-ndjson' },
  });
  const telegram_id = telegrams.body.results[0]?.telegram_id ?? '';
  const billing_period_id = await made('/v1/billing-periods', {
    property_id,
    from: '2025-01-01',
    to: '2025-12-31',
    advances: [{ occupancy_id, amount_cents: 80_000 }],
    settings: { fuel_stock: { unit: 'l', closing_quantity: '500' }, co2: { living_area_m2: '80' } },
  });
  const cost_entry_id = await made('/v1/cost-entries', {
    billing_period_id,
    kind: 'maintenance',
    scope: 'heating',
    description: 'Wartung',
    amount_cents: 24_000,
  });
  const fuel_delivery_id = await made('/v1/fuel-deliveries', {
    billing_period_id,
    kind: 'opening',
    day: '2025-01-01',
    unit: 'l',
    quantity: '1500',
    amount_cents: 150_000,
    co2_kg: '4014.4',
    co2_cost_cents: 21_500,
  });
  const climate_factor_table_id = await made('/v1/climate-factor-tables', {
    source: 'Deutscher Wetterdienst',
    table: 'DatAnf;DatEnd;PLZ;KF\n20250101;20251231;10115;1.09',
  });
  const run_id = await made('/v1/billing-runs', { billing_period_id });
  await doJobs(api);
  await made(`/v1/billing-runs/${run_id}/statements`, {}, 'run_id');
  await doJobs(api);
  const statements = await api.request<{ data: { id: string }[] }>('GET', '/v1/statements', { key });
  const statement_id = statements.body.data[0]?.id ?? '';
  const documents = await api.request<{ data: { id: string; statement_version_id: string; status: string }[] }>(
    'GET',
    '/v1/documents',
    { key },
  );
  const document = documents.body.data[0];
  if (document?.status !== 'ready') throw new Error(`the document is ${document?.status}`);
  await made(`/v1/billing-runs/${run_id}/releases`, RELEASE_UNINFORMED, 'run_id');
  const delivery_id = await made('/v1/deliveries', { document_id: document.id, channel: 'portal' });
  await doJobs(api);
  const monthly_information_run_id = await made('/v1/monthly-information-runs', { property_id, month: '2025-12' });
  await doJobs(api);
  const informations = await api.request<{ data: { id: string }[] }>('GET', '/v1/monthly-information', { key });
  const changed_period_id = await made('/v1/billing-periods', { property_id, from: '2023-01-01', to: '2023-12-31' });
  const cycle_change_id = await made(`/v1/billing-periods/${changed_period_id}/cycle-changes`, {
    change_on: '2023-07-01',
    next_to: '2023-12-31',
  });
  const operating_cost_period_id = await made('/v1/billing-periods', {
    property_id,
    kind: 'operating_costs',
    from: '2025-01-01',
    to: '2025-12-31',
  });
  const operating_cost_entry_id = await made('/v1/operating-cost-entries', {
    billing_period_id: operating_cost_period_id,
    kind: 'property_tax',
    description: 'Grundsteuerbescheid 2025',
    amount_cents: 41_000,
  });
  const upload_login_id = await made('/v1/upload-logins', {
    name: 'Gateways',
    password: false,
    public_keys: [UPLOAD_KEY],
  });
  const inbox_address_id = await made('/v1/inbox-addresses', { name: 'Reports' });
  await refuseDrop(
    api.services,
    { accountId, livemode: false, channel: 'sftp', id: upload_login_id },
    { name: 'empty.csv', bytes: new Uint8Array() },
    'empty',
  );
  const file = await api.request<{ id: string }>('POST', '/v1/reading-files', { key, raw: UNMAPPED_TABLE });
  const reading_file_mapping_id = await made('/v1/reading-file-mappings', READING_FILE_MAPPING);
  await made('/v1/readings', {
    measuring_point_id,
    read_at: '2025-12-31T22:30:00.000Z',
    value: '9001',
    origin: 'manual',
  });
  await doJobs(api);
  const virtual_point_id = await made('/v1/virtual-points', {
    property_id,
    use: 'total_heat',
    name: 'Haus',
    counted_in: 'kWh',
    definition: { from: '2022-01-01', terms: [{ point_id: measuring_point_id, sign: 'plus' }], reason: 'Summe' },
  });
  const corrections = await api.request<{ data: { id: string }[] }>('GET', '/v1/correction-proposals', { key });
  const session = await api.request<{ id: string; token: string }>('POST', '/v1/embed-sessions', {
    key,
    body: {
      subject: { role: 'tenant', occupancy_ids: [occupancy_id] },
      components: {
        statement_list: {},
        consumption_chart: {},
        delivery_proof: { features: { acknowledgement: true } },
      },
      allowed_origins: [PORTAL],
    },
  });
  const occupant_token = await made('/v1/occupant-tokens', { occupancy_id }, 'token');
  const readers = await buildReaders(api, key, { property_id, measuring_point_id, occupant: occupant_token });
  return {
    ...readers,
    account_id: accountId,
    key,
    api_key_id,
    brand_id,
    customer_id,
    property_id,
    unit_id,
    occupancy_id,
    measuring_point_id,
    device_id,
    spare_device_id,
    exchange_id,
    gateway_id,
    ticket_id,
    telegram_id,
    billing_period_id,
    cost_entry_id,
    fuel_delivery_id,
    climate_factor_table_id,
    cycle_change_id,
    operating_cost_period_id,
    operating_cost_entry_id,
    run_id,
    monthly_information_run_id,
    monthly_information_id: informations.body.data[0]?.id ?? '',
    virtual_point_id,
    correction_proposal_id: corrections.body.data[0]?.id ?? '',
    statement_id,
    statement_version_id: document.statement_version_id,
    document_id: document.id,
    upload_login_id,
    inbox_address_id,
    delivery_id,
    occupant_token,
    reading_file_id: file.body.id,
    reading_file_mapping_id,
    embed_session_id: session.body.id,
    embed_token: session.body.token,
  };
}

const UNMAPPED_TABLE = 'Geräte-Nr.;Datum;Akt. Wert [kWh]\n10000001;31.12.2024;1000,5\n';
export const READING_FILE_MAPPING = {
  name: 'Export',
  columns: ['Nr', 'Tag', 'Stand'],
  document: {
    kind: 'csv',
    decimal: ',',
    date_formats: ['DD.MM.YYYY'],
    columns: { meter_id: { name: 'Nr' }, read_at: { name: 'Tag' }, current: { name: 'Stand', unit: 'kWh' } },
  },
};

/** A well-formed, unencrypted telegram of a meter nobody registered, another one for each account: kept, as `unknown_device`. */
const unknownTelegram = (accountId: string) =>
  `1444EE4D${accountId.slice(-8).replace(/[a-f]/g, '9')}0104780C06420000002F2F2F2F`;
