import type { houseBuilder } from '../src/billing/house/house.fixture.ts';
import { versionDocumentData } from '../src/billing/index.ts';
import type { Presentation } from '../src/billing/presentation/presentation.ts';
import type { BillingRunWire } from '../src/billing/runs/convert.ts';
import { composeStatementDocument } from '../src/delivery/statement-document/compose.ts';
import { SAMPLE_A } from '../src/delivery/statement-document/samples/sample-a.ts';
import type { TestApi } from './harness.ts';

interface Inputs {
  house: {
    units: Record<string, unknown>[];
    fuel_stock?: { layers: { kind: string; quantity: string }[] };
  };
  provenance: Record<string, { reading_ids?: string[] }>;
  presentation: Presentation;
  digest: string;
}

export const codes = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code).sort();
export const settings = {
  energy_used: { quantity: '10000', unit: 'kWh' },
  hot_water_share: { method: 'given', share: '0.2' },
};
export const YEAR = [{ from: '2020-01-01' }];
export const ends = (start: string, end: string) => [['2021-12-31', start] as const, ['2022-12-31', end] as const];
export const heat = { use: 'heating', kind: 'heat_meter' } as const;
export const water = { use: 'hot_water', kind: 'hot_water_meter' } as const;

export type HouseRuns = ReturnType<typeof houseRuns>;

/** Houses of 2022 of equal flats, what their runs froze, and their documents. */
export function houseRuns(api: TestApi, build: ReturnType<typeof houseBuilder>) {
  const inputsOf = async (runId: string) => (await api.request<Inputs>('GET', `/v1/billing-runs/${runId}/inputs`)).body;

  /** Issues a run and composes every document of it: figures that do not add up are refused there. */
  async function composeAll({ id }: BillingRunWire): Promise<string> {
    const { statement_version_ids } = await build.issue(id);
    const documents = await Promise.all(
      statement_version_ids.map(async (versionId) => {
        const { statement, version, unitId, occupancyId, house, result, presentation } = await build.inside((context) =>
          versionDocumentData(context, versionId),
        );
        return composeStatementDocument({
          ...SAMPLE_A,
          statement: { number: statement.number, version: version.version, createdOn: '2023-08-28' },
          house,
          result,
          presentation,
          unit: unitId,
          occupancy: occupancyId,
        });
      }),
    );
    return JSON.stringify(documents);
  }

  /** A house of `count` equal flats with a heat meter and a water meter each; `skip` leaves out the last value of a flat. */
  async function flats(count: number, { skip = -1, before = false } = {}) {
    const house = await build.property(Array.from({ length: count }, () => ({ area: '50', occupancies: YEAR })));
    for (const [index, { id }] of house.units.entries()) {
      const earlier = before ? [['2020-12-31', '100'] as const] : [];
      const all = [...earlier, ...ends(before ? '1100' : '100', String((before ? 1100 : 100) + 1000 * (index + 1)))];
      await build.device(house, { ...heat, unit: id, readings: index === skip ? all.slice(0, -1) : all });
      await build.device(house, { ...water, unit: id, readings: ends('0', '20') });
    }
    const period = await build.period(house, { settings });
    await build.cost(period.id, 'heat_supply', 100_000);
    return { house, period: period.id };
  }

  return { inputsOf, composeAll, flats };
}
