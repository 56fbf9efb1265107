import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@klarmeter/sdk';
import { SUED } from '../../examples/sample-houses/brands.ts';
import { HOUSE_2022 } from '../../examples/sample-houses/house-2022.ts';
import { HOUSE_OIL } from '../../examples/sample-houses/house-oil.ts';
import { loadHouse } from '../../examples/sample-houses/load-house.ts';
import type { SampleHouse } from '../../examples/sample-houses/sample-house.ts';
import { type WalkedPeriod, walkPeriod } from '../../examples/sample-houses/walk-house.ts';
import type { createProgress } from './progress.ts';

/** The last one is the first again, in the account and under the brand of another reseller. */
const HOUSES: readonly SampleHouse[] = [
  HOUSE_2022,
  HOUSE_OIL,
  { ...HOUSE_2022, name: 'house-2022-sued', accountName: HOUSE_OIL.accountName, brand: SUED },
];

/** What the demo remembers (0600), so that a second start finds it and does nothing twice. */
export interface DemoState {
  readonly houses: Readonly<Record<string, WalkedHouse>>;
}

export interface WalkedHouse {
  readonly account_id: string;
  readonly key: string;
  readonly periods: readonly WalkedFigures[];
}

export interface WalkedFigures {
  readonly from: string;
  readonly totals: WalkedPeriod['totals'];
  readonly statements: readonly {
    readonly number: string;
    readonly total_cents: number;
    readonly vat_contained_cents: number | null;
    readonly balance_cents: number;
    readonly pdf: string;
    readonly proofs: readonly string[];
  }[];
}

export interface Walk {
  readonly state: DemoState;
  /** Houses walked by this start; none when all were there already. */
  readonly walked: number;
}

/** Loads the sample houses into an account each and walks every period of them, from telegram to proof. */
export async function walkSampleHouses(
  { url, adminKey, folder }: { url: string; adminKey: string; folder: string },
  progress: ReturnType<typeof createProgress>,
): Promise<Walk> {
  const file = join(folder, 'demo.json');
  let state: DemoState = JSON.parse(await readFile(file, 'utf8').catch(() => '{"houses":{}}'));
  let walked = 0;
  for (const house of HOUSES) {
    if (state.houses[house.name] !== undefined) continue;
    progress.heading(`${house.accountName}: ${house.property.street}, ${house.property.city}`);
    const sibling = HOUSES.find(({ name, accountName }) => accountName === house.accountName && name in state.houses);
    const account = state.houses[sibling?.name ?? ''];
    const done = await walkHouse({ url, adminKey, folder, account }, house, progress);
    state = { houses: { ...state.houses, [house.name]: done } };
    await writeFile(`${file}.next`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.next`, file);
    walked += 1;
  }
  return { state, walked };
}

async function walkHouse(
  {
    url,
    adminKey,
    folder,
    account,
  }: {
    url: string;
    adminKey: string;
    folder: string;
    /** Where a house of this account is there already. */
    account: { readonly account_id: string; readonly key: string } | undefined;
  },
  house: SampleHouse,
  progress: ReturnType<typeof createProgress>,
): Promise<WalkedHouse> {
  const { account_id, key } = account ?? (await makeAccount(url, adminKey, house));
  const client = createClient({ baseUrl: url, apiKey: key });
  const loaded = await loadHouse(client, house, progress.step);

  const out = join(folder, 'statements', house.name);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'log-key.txt'), `${(await client.getLogKey()).verifier_key}\n`);
  const periods: WalkedFigures[] = [];
  for (const { from } of house.periods) {
    const billing_period_id = loaded.periods[from];
    if (billing_period_id === undefined) throw new Error(`no period from ${from}`);
    const name = `${house.name}-${from}`;
    const result = await walkPeriod(client, url, { name, billing_period_id, consent_given_on: from }, progress.step);
    const statements: WalkedFigures['statements'][number][] = [];
    for (const { number, version, pdf, proofs, total_cents, vat_contained_cents, balance_cents } of result.statements) {
      const base = join(out, `${number}-v${version}`);
      await writeFile(`${base}.pdf`, pdf);
      for (const proof of proofs) await writeFile(`${base}-${proof.channel}.proof.json`, proof.bytes);
      const files = proofs.map(({ channel }) => `${base}-${channel}.proof.json`);
      statements.push({ number, total_cents, vat_contained_cents, balance_cents, pdf: `${base}.pdf`, proofs: files });
    }
    periods.push({ from, totals: result.totals, statements });
  }
  return { account_id, key, periods };
}

async function makeAccount(url: string, adminKey: string, { name, accountName }: SampleHouse) {
  const operator = createClient({ baseUrl: url, apiKey: adminKey });
  const made = await operator.createAccount(
    { body: { name: accountName } },
    { idempotencyKey: `sample:${name}:account` },
  );
  return { account_id: made.id, key: made.api_key.secret };
}
