import { type House, houseBuilder } from '../src/billing/house/house.fixture.ts';
import type { TestApi } from './harness.ts';
import { RELEASE_ANYWAY } from './overrides.ts';
import { doJobs } from './world.ts';

/** What somebody who lives in the house has of his own. */
export interface Dweller {
  readonly unit_id: string;
  readonly occupancy_id: string;
  readonly statement_id: string;
  readonly statement_version_id: string;
  readonly document_id: string;
  readonly delivery_id: string;
}

/** One house in the root account: who moved out in the middle of the year, who came then, and who lives next door. */
export interface Neighbours {
  readonly customer_id: string;
  readonly property_id: string;
  readonly before: Dweller;
  readonly tenant: Dweller;
  readonly nextDoor: Dweller;
}

interface Statement {
  readonly id: string;
  readonly occupancy_id: string;
}
interface Document {
  readonly id: string;
  readonly occupancy_id: string;
  readonly statement_version_id: string;
  readonly status: string;
}

const YEAR = [
  ['2021-12-31', 0],
  ['2022-06-30', 1],
  ['2022-12-31', 2],
] as const;

/** Billed, issued, printed, released and delivered for all three; the API needs a renderer. */
export async function buildNeighbours(api: TestApi): Promise<Neighbours> {
  const build = houseBuilder(api);
  const house = await build.property([
    { area: '50', occupancies: [{ from: '2020-01-01', to: '2022-06-30' }, { from: '2022-07-01' }] },
    { area: '50', occupancies: [{ from: '2020-01-01' }] },
  ]);
  const { customer_id } = (await api.request<{ customer_id: string }>('GET', `/v1/properties/${house.property}`)).body;
  await measure(build, house);
  const period = await build.period(house, {
    settings: {
      energy_used: { quantity: '10000', unit: 'kWh' },
      hot_water_share: { method: 'given', share: '0.2' },
      district_heating: { primary_energy_factor: '0.62', greenhouse_gas_kg_per_year: '1840000' },
    },
    advances: house.units.flatMap(({ occupancies }) =>
      occupancies.map((id) => ({ occupancy_id: id, amount_cents: 1 })),
    ),
  });
  await build.cost(period.id, 'heat_supply', 90_000);
  const run = await build.run(period.id);
  if (run.status !== 'ready') throw new Error(JSON.stringify(run));
  await build.issue(run.id);
  await doJobs(api);
  await build.post(`/v1/billing-runs/${run.id}/releases`, RELEASE_ANYWAY);
  const list = async <T>(path: string) =>
    (await api.request<{ data: T[] }>('GET', `${path}?property_id=${house.property}&limit=100`)).body.data;
  const statements = await list<Statement>('/v1/statements');
  const documents = await list<Document>('/v1/documents');
  const dweller = async (place: number, index: number): Promise<Dweller> => {
    const unit = house.units[place];
    const occupancy_id = unit?.occupancies[index] ?? '';
    const document = documents.find((each) => each.occupancy_id === occupancy_id);
    if (document?.status !== 'ready') throw new Error(`the document of ${occupancy_id} is ${document?.status}`);
    const delivery = await build.post('/v1/deliveries', { document_id: document.id, channel: 'portal' });
    return {
      unit_id: unit?.id ?? '',
      occupancy_id,
      statement_id: statements.find((each) => each.occupancy_id === occupancy_id)?.id ?? '',
      statement_version_id: document.statement_version_id,
      document_id: document.id,
      delivery_id: delivery.id,
    };
  };
  const [before, tenant, nextDoor] = [await dweller(0, 0), await dweller(0, 1), await dweller(1, 0)];
  await doJobs(api);
  return { customer_id, property_id: house.property, before, tenant, nextDoor };
}

async function measure(build: ReturnType<typeof houseBuilder>, house: House): Promise<void> {
  for (const { id: unit } of house.units) {
    const reads = (step: number) => YEAR.map(([day, index]) => [day, String(100 + step * index)] as const);
    await build.device(house, { use: 'heating', kind: 'heat_meter', unit, readings: reads(1_000) });
    await build.device(house, { use: 'hot_water', kind: 'hot_water_meter', unit, readings: reads(20) });
  }
}
