import type { OperationId } from '../src/rights.ts';
import { RELEASE_ANYWAY } from './overrides.ts';
import { BRAND, PERSON, PORTAL, UPLOAD_KEY, type World } from './world.ts';

type Body = Record<string, unknown>;

/**
 * A body for every operation that takes one, with the ids of a world. Written by hand on purpose: a new operation
 * without a row fails the matrix.
 */
export const BODIES: Partial<Record<OperationId, (world: World) => Body>> = {
  createAccount: () => ({ name: 'Child' }),
  createApiKey: () => ({ name: 'Key', role: 'reader' }),
  createBrand: () => BRAND,
  updateBrand: () => ({ name: 'Renamed' }),
  createOccupantToken: ({ occupancy_id }) => ({ occupancy_id }),
  createEmbedSession: ({ occupancy_id, brand_id }) => ({
    subject: { role: 'tenant', occupancy_ids: [occupancy_id] },
    components: { statement_list: {} },
    allowed_origins: [PORTAL],
    brand: brand_id,
  }),
  createCustomer: ({ brand_id }) => ({ kind: 'owner', person: PERSON, brand_id }),
  updateCustomer: ({ brand_id }) => ({ brand_id }),
  createProperty: ({ customer_id }) => ({
    customer_id,
    number: crypto.randomUUID().slice(0, 8),
    street: 'Hof 1',
    postal_code: '34123',
    city: 'Kassel',
    plant: { energy: 'natural_gas' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  }),
  updateProperty: () => ({ city: 'Kassel' }),
  createUnit: ({ property_id }) => ({
    property_id,
    number: 10_000 + Math.floor(Math.random() * 80_000),
    label: 'Wohnung',
    heating_area_m2: '50',
    hot_water_area_m2: '50',
  }),
  updateUnit: () => ({ label: 'Wohnung links' }),
  createOccupancy: ({ unit_id }) => ({
    unit_id,
    number: '9-9',
    from: '1990-01-01',
    to: '1990-12-31',
    occupant: PERSON,
  }),
  updateOccupancy: () => ({ number: '1-2' }),
  createMeasuringPoint: ({ property_id, unit_id }) => ({
    property_id,
    unit_id,
    use: 'heating',
    room: 'Bad',
    position: 2,
  }),
  updateMeasuringPoint: () => ({ room: 'Küche' }),
  createDevice: () => ({
    kind: 'heat_meter',
    manufacturer: 'SON',
    model: 'Supercal',
    serial: String(20_000_000 + Math.floor(Math.random() * 70_000_000)),
  }),
  updateDevice: () => ({ model: 'Supercal 5' }),
  importDeviceKeys: () => ({
    file_base64: Buffer.from('serial;manufacturer;key\n30000001;KAM;000102030405060708090a0b0c0d0e0f').toString(
      'base64',
    ),
  }),
  createUploadLogin: () => ({ name: 'Gateways', password: false, public_keys: [UPLOAD_KEY] }),
  createInboxAddress: () => ({ name: 'Reports', allowed_senders: ['@gateways.example'] }),
  installDevice: ({ spare_device_id }) => ({ device_id: spare_device_id, from: '2019-01-01', initial_value: '0' }),
  exchangeDevice: ({ spare_device_id }) => ({
    on: '2026-01-10',
    old_final_value: '9100',
    new_device_id: spare_device_id,
    new_initial_value: '0',
    reason: 'Eichfrist abgelaufen',
  }),
  removeDevice: () => ({ on: '2026-01-10', final_value: '9100', reason: 'Heizkörper demontiert' }),
  recordDeviceEvent: () => ({ kind: 'purchased', day: '2021-11-02', reason: 'Rechnung 2021-77' }),
  correctExchange: () => ({ reason: 'Falsches Gerät angegeben' }),
  createGateway: ({ property_id }) => ({ name: crypto.randomUUID(), property_id, model: 'Superlink C' }),
  updateGateway: ({ property_id }) => ({ property_id }),
  createReading: ({ measuring_point_id }) => ({
    measuring_point_id,
    read_at: '2026-01-10T10:00:00.000Z',
    value: '9050',
    origin: 'manual',
  }),
  createReadingRoute: ({ property_id, measuring_point_id }) => ({
    property_id,
    name: 'Ablesung',
    from: '2025-12-20',
    to: '2026-01-31',
    point_ids: [measuring_point_id],
  }),
  updateReadingRoute: ({ measuring_point_id }) => ({ name: 'Ablesung 2025', point_ids: [measuring_point_id] }),
  createReaderAccess: () => ({}),
  createReaderSession: () => ({ pin: '000000' }),
  // An entry by itself is never refused; what it names is looked at in reading-batches.test.ts.
  submitReadingBatch: () => ({ entries: [{ client_id: '3f2b8c1e-8a44-4c0e-9a53-5f0c1f6f2a10' }] }),
  createBillingPeriod: ({ property_id, occupancy_id }) => ({
    property_id,
    from: '2021-01-01',
    to: '2021-12-31',
    advances: [{ occupancy_id, amount_cents: 100 }],
  }),
  updateBillingPeriod: ({ occupancy_id }) => ({ advances: [{ occupancy_id, amount_cents: 90_000 }] }),
  simulateCycleChange: ({ cost_entry_id, occupancy_id }) => ({
    change_on: '2025-05-01',
    costs: [{ cost_entry_id, from: '2025-03-10', to: '2025-03-10' }],
    payments: [{ occupancy_id, day: '2025-04-03', amount_cents: 80_000 }],
  }),
  changeBillingCycle: ({ cost_entry_id, occupancy_id }) => ({
    change_on: '2025-05-01',
    costs: [{ cost_entry_id, from: '2025-03-10', to: '2025-03-10' }],
    payments: [{ occupancy_id, day: '2025-04-03', amount_cents: 80_000 }],
  }),
  createCostEntry: ({ billing_period_id }) => ({
    billing_period_id,
    kind: 'maintenance',
    scope: 'heating',
    description: 'Wartung',
    amount_cents: 100,
  }),
  updateCostEntry: () => ({ amount_cents: 25_000 }),
  createFuelDelivery: ({ billing_period_id }) => ({
    billing_period_id,
    kind: 'purchase',
    day: '2025-02-01',
    unit: 'l',
    quantity: '100',
    amount_cents: 10_000,
  }),
  updateFuelDelivery: () => ({ amount_cents: 151_000 }),
  createClimateFactorTable: () => ({
    source: 'Deutscher Wetterdienst',
    table: 'DatAnf;DatEnd;PLZ;KF\n20250101;20251231;10115;1.09',
  }),
  createOperatingCostEntry: ({ operating_cost_period_id, unit_id }) => ({
    billing_period_id: operating_cost_period_id,
    kind: 'lift',
    description: 'Aufzug Nord GmbH',
    amount_cents: 115_000,
    key: { by: 'units' },
    unit_ids: [unit_id],
  }),
  updateOperatingCostEntry: ({ unit_id }) => ({ amount_cents: 42_000, unit_ids: [unit_id] }),
  startBillingRun: ({ billing_period_id }) => ({ billing_period_id, reason: 'Beleg nachgereicht' }),
  startMonthlyInformationRun: ({ property_id }) => ({ property_id, month: '2025-12' }),
  simulateBillingRun: () => ({ keys: { heating_consumption_percent: '60' } }),
  issueStatements: () => ({}),
  releaseStatementVersion: () => RELEASE_ANYWAY,
  releaseBillingRun: () => RELEASE_ANYWAY,
  createDelivery: ({ document_id }) => ({ document_id, channel: 'email' }),
};
