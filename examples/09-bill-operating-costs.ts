import { createClient } from '@klarmeter/sdk';
import { excuseAudit } from './sample-houses/excuse-audit.ts';
import { HOUSE_2022 } from './sample-houses/house-2022.ts';
import { loadHouse } from './sample-houses/load-house.ts';
import { until } from './sample-houses/walk-house.ts';

/*
 * Operating costs (BetrKV § 2) of the same house: a period of their own, costs with their keys, a run, statements, what
 * the audit says, a release, why an amount is what it is, and what would be if. A heating bill that is settled as
 * carried_over would become a line of them, by `heating_period_id`; that of this house asks for its amount itself.
 */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});
const once = (what: string) => ({ idempotencyKey: `example-09:${what}` });

// What keys need beside the areas of heating: living areas, and how many lived there from when on.
const { property_id, occupancies } = await loadHouse(client, HOUSE_2022);
const LIVING_AREAS: Readonly<Record<number, string>> = { 1: '80.00', 2: '160.00' };
for await (const unit of client.iterate.listUnits({ query: { property_id } })) {
  const living_area_m2 = LIVING_AREAS[unit.number] ?? null;
  if (unit.living_area_m2 === living_area_m2) continue;
  await client.updateUnit({ path: { unit_id: unit.id }, body: { living_area_m2 } }, { ifMatch: `"${unit.version}"` });
}
const [shop = '', flat = ''] = [occupancies['1-1'], occupancies['2-1']];
const people = [
  { occupancy_id: shop, body: { persons: 1 } },
  { occupancy_id: flat, body: { persons: 2, person_changes: [{ from: '2022-07-01', persons: 3 }] } },
];
for (const { occupancy_id, body } of people) {
  const { version, persons } = await client.getOccupancy({ path: { occupancy_id } });
  if (persons === body.persons) continue;
  await client.updateOccupancy({ path: { occupancy_id }, body }, { ifMatch: `"${version}"` });
}

const { id: billing_period_id } = await client.createBillingPeriod(
  {
    body: {
      property_id,
      kind: 'operating_costs',
      from: '2022-01-01',
      to: '2022-12-31',
      operating_costs: {},
      advances: [
        { occupancy_id: shop, amount_cents: 120_000 },
        { occupancy_id: flat, amount_cents: 300_000 },
      ],
    },
  },
  once('period'),
);
const bill = { billing_period_id, day: '2023-01-20' };
// Nothing is agreed for the tax, so it goes by living area; refuse goes by person-days, the caretaker by flats.
await client.createOperatingCostEntry(
  { body: { ...bill, kind: 'property_tax', description: 'Grundsteuerbescheid 2022', amount_cents: 240_000 } },
  once('tax'),
);
const refuse = await client.createOperatingCostEntry(
  { body: { ...bill, kind: 'refuse', description: 'Stadtreiniger', amount_cents: 78_000, key: { by: 'units' } } },
  once('refuse'),
);
await client.createOperatingCostEntry(
  {
    body: {
      ...bill,
      kind: 'caretaker',
      description: 'Hausmeisterdienst Nord, 12 Rechnungen',
      amount_cents: 150_000,
      key: { by: 'units' },
      deduction: { amount_cents: 30_000, reason: '20 % Verwaltung und Reparaturen' },
      labour: [{ kind: 's35a_2', amount_cents: 90_000 }],
    },
  },
  once('caretaker'),
);
await client.createOperatingCostEntry(
  { body: { ...bill, kind: 'caretaker', description: 'Neue Haustür', amount_cents: 310_000 } },
  once('door'),
);

// Looked through before it is billed. Refuse was agreed by person-days, and a new door is a repair: no operating cost at
// all (BetrKV § 1(2) no. 2). Each change names the version that was looked at.
for await (const { id, description } of client.iterate.listOperatingCostEntries({ query: { billing_period_id } })) {
  const path = { operating_cost_entry_id: id };
  const { data: entry, etag } = await client.raw.getOperatingCostEntry({ path });
  if (description === 'Neue Haustür') await client.deleteOperatingCostEntry({ path }, { ifMatch: etag });
  if (entry.kind !== 'refuse' || entry.key?.by === 'persons') continue;
  const { key } = await client.updateOperatingCostEntry({ path, body: { key: { by: 'persons' } } }, { ifMatch: etag });
  console.log(`${description}: by ${key?.by}`);
}

const started = await client.startBillingRun({ body: { billing_period_id, reason: 'Noch einmal gerechnet' } });
const path = { run_id: started.id };
const run = await until('The run', async () => {
  const found = await client.getBillingRun({ path });
  return found.status === 'queued' || found.status === 'calculating' ? undefined : found;
});
for (const { severity, object_id, message_en } of run.findings) console.log(`${severity} ${object_id}: ${message_en}`);
console.log(`run ${run.status}: ${run.totals?.total_statements_eur} of ${run.totals?.total_costs_eur}`);
const { statement_version_ids } = await client.issueStatements({ path, body: {} });

// Before anything reaches a tenant: what the audit has against it, and what each fault would cost.
const audit = await client.getBillingRunAudit({ path });
console.log(`${audit.checks.length} checks, ${audit.releasable ? 'nothing' : 'something'} stands against a release`);
for (const { severity, check, legal_basis, message_en, reduction } of audit.findings) {
  const cut = reduction === null ? '' : ` [${reduction.total_cents} cents at stake]`;
  console.log(`  ${severity} ${check} (${legal_basis}): ${message_en}${cut}`);
}
// The year is over for long: nothing more can be claimed of the flat, and who sends it all the same says why.
for (const statement_version_id of statement_version_ids) {
  await until('Rendering', async () => {
    const [document] = (await client.listDocuments({ query: { statement_version_id } })).data;
    return document?.status === 'ready' ? document : undefined;
  });
}
const overrides = await excuseAudit(client, run.id);
const { released } = await client.releaseBillingRun({ path, body: { overrides } }, once(`release:${run.id}`));
console.log(`${released} statements released, ${overrides.map(({ check }) => check).join(', ')} excused`);

for await (const statement of client.iterate.listStatements({ query: { billing_period_id } })) {
  const version = { statement_id: statement.id, version: statement.latest_version };
  const { operating_costs } = await client.getStatementVersion({ path: version });
  console.log(`${statement.number}: ${statement.total_cents} cents, ${statement.balance_cents} left to pay`);
  for (const { number, name_de, house_cents, key, amount_cents } of operating_costs?.lines ?? [])
    console.log(`  ${number} ${name_de}: ${house_cents} x ${key?.own}/${key?.house} ${key?.unit} = ${amount_cents}`);
  const { s35a, advance_proposal } = operating_costs ?? {};
  console.log(`  labour ${s35a?.s35a_2_cents ?? 0} cents, next year ${advance_proposal?.monthly_cents} cents a month`);

  // A line goes by the id of its entry; the version names all that can be asked in explainable_lines.
  const { steps } = await client.explainStatementVersion({ path: version, query: { line: refuse.id, language: 'en' } });
  for (const { sentence, calculation } of steps) console.log(`    ${sentence} ${calculation}`);
}

// What if refuse went by flats? Nothing is stored, and no statement can come of it.
const costs = [{ operating_cost_entry_id: refuse.id, key: { by: 'units' as const } }];
const { occupants } = await client.simulateBillingRun({ path, body: { operating_costs: { costs } } });
for (const { unit_id, total } of occupants) console.log(`${unit_id} would pay ${total.difference_cents} cents more`);
