import { createClient } from '@klarmeter/sdk';
import { HOUSE_2022 } from './sample-houses/house-2022.ts';
import { loadHouse } from './sample-houses/load-house.ts';

/* Climate factors by postcode, and what HeizkostenV section 6a(3) asks of a statement: there, missing, or not asked for. */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});

// As the weather service publishes them every month, for all postcodes; a run prints those of its house and period.
const { id: climate_factor_table_id } = await client.createClimateFactorTable({
  body: {
    source: 'Deutscher Wetterdienst',
    table:
      'DatAnf;DatEnd;PLZ;KF\n20210101;20211231;34123;1.02\n20220101;20221231;34123;1.12\n20220101;20221231;34125;?',
  },
});
// The table stays on record under its digest, with every line that could not be read.
const { factors, findings, source, digest } = await client.getClimateFactorTable({ path: { climate_factor_table_id } });
console.log(`${source} (${digest.slice(0, 12)}…): ${factors} factors`);
for (const { pointer, message_en } of findings) console.log(`  ${pointer}: ${message_en}`);
for (const { from, to, factor } of (await client.listClimateFactors({ query: { postcode: '34123' } })).data)
  console.log(`34123 from ${from} to ${to}: ${factor}`);

const house = await loadHouse(client, HOUSE_2022);
const billing_period_id = house.periods['2022-01-01'] ?? '';
const [statement] = (await client.listStatements({ query: { billing_period_id } })).data;
if (statement === undefined) throw new Error('the statement is missing; npm start issues it');
const { items, comparison } = await client.getYearlyInformation({
  path: { statement_id: statement.id, version: statement.latest_version },
});
for (const { number, title_en, status, message_en = '' } of items)
  console.log(`no. ${number} ${title_en}: ${status} ${message_en}`);
for (const { label, heating_kwh, hot_water_kwh } of comparison.rows)
  console.log(`${label}: ${heating_kwh} kWh of heat, ${hot_water_kwh} kWh of hot water`);
