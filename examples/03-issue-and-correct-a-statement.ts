import { createClient } from '@klarmeter/sdk';
import { excuseAudit } from './sample-houses/excuse-audit.ts';
import { HOUSE_2022 } from './sample-houses/house-2022.ts';
import { loadHouse } from './sample-houses/load-house.ts';
import { until } from './sample-houses/walk-house.ts';

/*
 * Statements come in versions. A correction is one more version; those before stay as they were. After `npm start`
 * version 1 is there already, and this example makes the next two and releases the second of them to one tenant.
 */

const client = createClient({
  baseUrl: process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.KLARMETER_KEY ?? '',
});

const house = await loadHouse(client, HOUSE_2022);
const billing_period_id = house.periods['2022-01-01'] ?? '';
const occupancy_id = house.occupancies['1-1'] ?? '';

/** The first version of a statement does not print a reason; any later one does. */
async function billAndIssue(step: string, reason: string): Promise<void> {
  const { id } = await client.startBillingRun(
    { body: { billing_period_id, reason } },
    { idempotencyKey: `example-03:${step}:run` },
  );
  const path = { run_id: id };
  await until('The run', async () => {
    const { status } = await client.getBillingRun({ path });
    return status === 'ready' || status === 'issued' ? status : undefined;
  });
  const issued = await client.issueStatements({ path, body: {} }, { idempotencyKey: `example-03:${step}:issue` });
  console.log(`${step}: ${issued.statements} statements issued`);
}

await billAndIssue('first', 'Beispiel einer Ausgabe');
await billAndIssue('correction', 'Der Beleg des Schornsteinfegers wurde geprüft.');

const [statement] = (await client.listStatements({ query: { billing_period_id, occupancy_id } })).data;
if (statement === undefined) throw new Error('the statement is missing');
let corrected = 1;
for await (const version of client.iterate.listStatementVersions({ path: { statement_id: statement.id } })) {
  if (version.reason?.startsWith('Der Beleg')) corrected = version.version;
  console.log(
    `${statement.number} v${version.version}: ${version.total_cents} cents, ${version.reason ?? 'first version'}`,
  );
}

// Every amount answers "why?": the tree goes down to readings, telegrams and paragraphs.
const { reasons, lines } = await client.getStatementVersion({ path: { statement_id: statement.id, version: 1 } });
for (const line of lines)
  console.log(`${line.code}: ${line.units} x ${line.unit_price_eur} = ${line.amount_cents} cents`);
console.log(
  `${reasons.length} steps behind the balance; the first: ${reasons[0]?.label_en}, ${reasons[0]?.legal_basis}`,
);

// Nothing reaches a tenant before somebody has said yes: to a whole run (example 09), or to one statement of it.
const path = { statement_id: statement.id, version: corrected };
const { id: statement_version_id, run_id } = await client.getStatementVersion({ path });
await until('Rendering', async () => {
  const [document] = (await client.listDocuments({ query: { statement_version_id } })).data;
  return document?.status === 'ready' ? document : undefined;
});
const overrides = await excuseAudit(client, run_id);
const release = await client.releaseStatementVersion(
  { path, body: { overrides } },
  { idempotencyKey: `example-03:release:${statement_version_id}` },
);
console.log(`version ${release.version} of ${statement.number} is released`);
