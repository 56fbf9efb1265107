import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@klarmeter/sdk';
import { HOUSE_2022 } from './sample-houses/house-2022.ts';
import { loadHouse } from './sample-houses/load-house.ts';
import { walkPeriod } from './sample-houses/walk-house.ts';

/*
 * From a billing run to PDFs in the occupants' hands: issue, release, deliver by portal and e-mail, open as an occupant
 * would, and fetch the proof. The steps stand in sample-houses/walk-house.ts. Files land in KLARMETER_OUT.
 */

const baseUrl = process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787';
const client = createClient({ baseUrl, apiKey: process.env.KLARMETER_KEY ?? '' });
const out = process.env.KLARMETER_OUT ?? 'out';

const house = await loadHouse(client, HOUSE_2022);
const { statements } = await walkPeriod(client, baseUrl, {
  name: 'example-04',
  billing_period_id: house.periods['2022-01-01'] ?? '',
  consent_given_on: '2021-12-01',
  reason: 'Beispiel einer weiteren Fassung',
});

await mkdir(out, { recursive: true });
for (const { number, version, pdf, proofs } of statements) {
  await writeFile(join(out, `${number}-v${version}.pdf`), pdf);
  console.log(`${number} v${version}: ${pdf.length} bytes of PDF`);
  for (const { channel, delivery_id, bytes } of proofs) {
    await writeFile(join(out, `${number}-v${version}-${channel}.proof.json`), bytes);
    const delivery = await client.getDelivery({ path: { delivery_id } });
    console.log(`  ${channel}: level ${delivery.level}, ${delivery.evidence.map(({ type }) => type).join(', ')}`);
  }
}

// The key that checks every proof of this account. Keep it somewhere the account cannot change it.
const { verifier_key } = await client.getLogKey();
await writeFile(join(out, 'log-key.txt'), `${verifier_key}\n`);
