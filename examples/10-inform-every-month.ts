import { createClient } from '@klarmeter/sdk';
import { HOUSE_2022 } from './sample-houses/house-2022.ts';
import { loadHouse } from './sample-houses/load-house.ts';

/* Who is owed an information about a month, what each of them is told, why, and from which readings (HeizkostenV §§ 6a, 6b). */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});

const { property_id } = await loadHouse(client, HOUSE_2022);
const month = '2022-12';

// A month that is over. Run it again when readings come late: whoever is told something else gets a further version.
let run = await client.startMonthlyInformationRun({
  body: {
    property_id,
    month,
    // Two flats have no mean that would not be the neighbour; a normalised user stands in, by name.
    reference_average: {
      source: 'Musterspiegel, kleines Haus',
      heating_kwh_per_m2: '12.4',
      hot_water_kwh_per_m2: '2.1',
    },
  },
});
while (run.status === 'queued' || run.status === 'informing') {
  await new Promise((resolve) => setTimeout(resolve, 200));
  run = await client.getMonthlyInformationRun({ path: { monthly_information_run_id: run.id } });
}
console.log(`run ${run.status}: ${run.progress.informations} informed, ${run.progress.new_versions} of them anew`);
for (const { severity, message_en } of run.findings) console.log(`${severity}: ${message_en}`);

// Every run of the month stays, with what it informed of anew.
for await (const { status, progress } of client.iterate.listMonthlyInformationRuns({ query: { property_id, month } }))
  console.log(`  ${month}: ${status}, ${progress.new_versions} new versions`);

// An information has to reach its user: notified by e-mail, or on paper where there is no electronic access.
const duties = client.iterate.listMonthlyInformationDuties({ query: { property_id, month } });
for await (const { occupancy_id, owed, message_en, due_on, communication, information } of duties) {
  console.log(`${occupancy_id} ${owed ? `is owed one by ${due_on}` : 'is owed none'}: ${message_en}`);
  console.log(`  ${communication.medium}: ${information === null ? 'to be made' : `version ${information.version}`}`);
}

// Days, values and comparisons of one user, and never those of another.
for await (const { id, information } of client.iterate.listMonthlyInformation({ query: { property_id, month } })) {
  for (const use of ['heating', 'hot_water'] as const) {
    const told = information[use];
    if (told === undefined) continue;
    const { previous_month: before, average } = told;
    console.log(`${use}: ${told.kwh ?? told.message_en} kWh`);
    console.log(`  month before: ${before.available ? `${before.kwh} kWh` : before.message_en}`);
    console.log(`  average user: ${average.available ? `${average.kwh} kWh, ${average.source}` : average.message_en}`);
  }
  const { reasons } = await client.getMonthlyInformation({ path: { monthly_information_id: id } });
  for (const { label_en, value, unit, formula, inputs } of reasons) {
    const readings = inputs.flatMap(({ source }) => source?.reading_ids ?? []);
    console.log(`  ${label_en}: ${value} ${unit} = ${formula} (${readings.length} readings)`);
  }
}

// What the readings were read for stays in the audit trail (HeizkostenV § 6b).
for await (const { action, changes } of client.iterate.listAuditEvents({ query: { object_id: property_id } })) {
  if (action === 'consumption.read') console.log(`read for ${changes.purpose}: ${changes.from} to ${changes.to}`);
}
