import { createHash } from 'node:crypto';
import { createClient } from '@klarmeter/sdk';
import { HOUSE_2022 } from './sample-houses/house-2022.ts';
import { loadHouse } from './sample-houses/load-house.ts';
import { until } from './sample-houses/walk-house.ts';

/*
 * Somebody calls with a letter in the hand: what is it, how did it come about, who said yes to it, when did it arrive? From
 * the number on the paper to the signed head of the log, and once more on its way, because it was never seen.
 */

const baseUrl = process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787';
const client = createClient({ baseUrl, apiKey: process.env.KLARMETER_KEY ?? '' });
const { property_id, occupancies } = await loadHouse(client, HOUSE_2022);
const occupancy_id = occupancies['1-1'] ?? '';

// All that a portal shows of a statement in one answer: outcome, payment, and what became of every version.
const { data: overviews } = await client.listStatementOverviews({ query: { property_id, occupancy_id, limit: 100 } });
const letter = overviews.find(({ kind }) => kind === 'heating');
if (letter === undefined) throw new Error('the statement is missing; npm start issues it');
console.log(`${letter.number} of ${letter.occupant}: ${letter.state}, ${letter.balance_cents} cents`);
for (const { version, released_at, deliveries } of letter.versions)
  console.log(
    `  version ${version}: ${released_at === null ? 'kept back' : 'released'}, ${deliveries.length} deliveries`,
  );
const sent = letter.versions.find(({ released_at, document }) => released_at !== null && document !== null);

// How it came about. Where somebody turns pages, a cursor leads from one to the next.
const statement = await client.getStatement({ path: { statement_id: letter.statement_id } });
const query = { billing_period_id: statement.billing_period_id, limit: 1 };
let page = await client.listBillingRuns({ query });
let pages = 1;
while (page.next_cursor !== null) {
  page = await client.listBillingRuns({ query: { ...query, cursor: page.next_cursor } });
  pages += 1;
}
console.log(`runs of the period: one on each of ${pages} pages; the last is ${page.data[0]?.status}`);

// Who said yes to it, and the very bytes that were printed.
for await (const { version, released_by } of client.iterate.listReleases({
  query: { statement_id: letter.statement_id },
}))
  console.log(`version ${version} released by ${released_by.slice(0, 4)}…`);
const path = { document_id: sent?.document?.id ?? '' };
const document = await client.getDocument({ path });
const pdf = await client.getDocumentContent({ path });
const digest = createHash('sha256').update(pdf).digest('hex');
console.log(
  `${document.statement_number} v${document.statement_version}: the archived PDF, ${digest === document.sha256}`,
);

// When it arrived: every attempt, and what it proves.
for await (const { channel, status, attempts, receipt } of client.iterate.listDeliveries({ query: { occupancy_id } })) {
  console.log(`${channel}: ${status}, ${attempts.map(({ number, outcome }) => `${number} ${outcome}`).join(', ')}`);
  if (receipt !== null) console.log(`  received on ${receipt.on}: ${receipt.reason_en}`);
}

// Never seen, they say: the same document once more, to the address they name now. This time it is confirmed.
const delivery = await client.createDelivery(
  { body: { ...path, channel: 'email', email: 'ada.neu@example.org' } },
  { idempotencyKey: `example-22:${document.id}` },
);
const delivered = { delivery_id: delivery.id };
await until('The delivery', async () => {
  const { status } = await client.getDelivery({ path: delivered });
  return status === 'queued' ? undefined : status;
});
const { token } = await client.createOccupantToken({ body: { occupancy_id } });
const occupant = createClient({ baseUrl, apiKey: token });
const { level, receipt } = await occupant.acknowledgeDelivery({ path: delivered });
console.log(`confirmed: level ${level}, ${receipt?.legal_basis}`);

// The proof of it rests on a signed head of the log. Who keeps copies of the heads sees later that nothing was changed.
const proof = await until('The proof', () =>
  client.getDeliveryProof({ path: delivered }).catch((problem: { code?: string }) => {
    if (problem.code !== 'not-yet-sequenced') throw problem;
    return undefined;
  }),
);
const heads: string[] = [];
for await (const { note } of client.iterate.listLogCheckpoints({ query: { limit: 100 } })) heads.push(note);
console.log(`the proof rests on a head that is kept: ${heads.includes(proof.checkpoint)}`);
