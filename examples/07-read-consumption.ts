import { createClient } from '@klarmeter/sdk';
import { HOUSE_2022 } from './sample-houses/house-2022.ts';
import { loadHouse } from './sample-houses/load-house.ts';

/* What each flat used by month and year, for a chart of one's own. Days on which others lived there are not in it. */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});

const { property_id } = await loadHouse(client, HOUSE_2022);

// Without days: 24 months, or 5 years, up to the newest reading.
for await (const { unit, from, to, series } of client.iterate.listConsumptions({
  query: { property_id, interval: 'year' },
})) {
  console.log(`${unit.label}, ${from} to ${to}`);
  for (const { use, unit: counted, values } of series) {
    // A value is exact text, or null with the reason why nothing could be measured: never a zero, never a guess.
    const years = values.map(({ from: day, value, reason }) => `${day.slice(0, 4)}: ${value ?? reason}`);
    console.log(`  ${use} in ${counted}: ${years.join(', ')}`);
  }
}

const winter = { from: '2022-01-01', to: '2022-03-31' };
const page = await client.listConsumptions({ query: { property_id, interval: 'month', limit: 1, ...winter } });
for (const { use, unit, values } of page.data[0]?.series ?? []) {
  console.log(`${use}: ${values.map(({ to, value, reason }) => `until ${to} ${value ?? reason} ${unit}`).join(', ')}`);
}
