import { createClient } from '@klarmeter/sdk';
import { HOUSE_2022 } from './sample-houses/house-2022.ts';
import { loadHouse } from './sample-houses/load-house.ts';

/* Why an amount is what it is, what a correction changed, what would be if, what the audit says, and the same bytes again. */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});

const house = await loadHouse(client, HOUSE_2022);
const billing_period_id = house.periods['2022-01-01'] ?? '';
const occupancy_id = house.occupancies['1-1'] ?? '';
const [statement] = (await client.listStatements({ query: { billing_period_id, occupancy_id } })).data;
if (statement === undefined) throw new Error('the statement is missing; npm start issues it');
const path = { statement_id: statement.id, version: statement.latest_version };

// From the euro to the telegram: one sentence and one calculation a level, in four languages.
const { steps } = await client.explainStatementVersion({
  path,
  query: { line: 'heating_consumption', language: 'en' },
});
for (const { sentence, calculation, legal_basis } of steps) console.log(`${sentence} ${calculation} (${legal_basis})`);
const readings = steps.flatMap(({ inputs }) => inputs.flatMap((input) => input.readings ?? []));
for (const { day, value, unit, device, telegram_id } of readings)
  console.log(`${device.serial} stood at ${value} ${unit} on ${day}, ${telegram_id ?? 'read by hand'}`);

// Versions differ by causes, and what they are worth adds up to the cent.
if (path.version > 1) {
  const { against, total_cents, causes } = await client.compareStatementVersions({ path, query: {} });
  console.log(`version ${path.version} against ${against}: ${total_cents} cents by ${causes.length} causes`);
}

// What if half went by area? Nothing is stored, and no statement can come of it.
const { run_id } = await client.getStatementVersion({ path });
const { occupants } = await client.simulateBillingRun({
  path: { run_id },
  body: { keys: { heating_consumption_percent: '50' } },
});
for (const { unit_id, total } of occupants) console.log(`${unit_id} would pay ${total.difference_cents} cents more`);

// What stands against a release today: each check with its provision, what to do, and what tenants could cut.
const audit = await client.getBillingRunAudit({ path: { run_id } });
console.log(`${audit.checks.length} checks, ${audit.releasable ? 'nothing' : 'something'} stands against a release`);
for (const { check, legal_basis, message_en } of audit.findings)
  console.log(`  ${check} (${legal_basis}): ${message_en}`);

// The same seen from the tenants: what each could cut, by which right. Whether rights add up is not regulated.
const risks = await client.getReductionRisks({ path: { run_id } });
for (const { occupancy_id: tenant, rights } of risks.occupants)
  for (const { right, percent, amount_cents, in_force_from } of rights)
    console.log(`${tenant.slice(0, 4)}… ${right}: ${percent} % since ${in_force_from}, ${amount_cents} cents`);

// The numbers of law behind all this, as they stood on a day, each with where it is written.
const { rule_set, data: numbers } = await client.listLawParameters({ query: { on: '2022-12-31' } });
console.log(`rule set ${rule_set}: ${numbers.length} numbers of law`);
for (const { statute, provision, title_en, value, unit } of numbers.filter(({ provision: at }) => at === '§ 7(1)'))
  console.log(`  ${statute} ${provision} ${title_en}: ${JSON.stringify(value)} ${unit}`);

// Made anew from what was frozen: the same figures and the same PDF, or it says what differs.
const { figures, document } = await client.recomputeStatementVersion({ path });
console.log(`recomputed: figures ${figures.outcome}, PDF ${document.outcome}`);
