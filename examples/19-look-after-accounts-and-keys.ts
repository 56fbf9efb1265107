import { createClient, KlarMeterAuthenticationProblem, KlarMeterPermissionProblem } from '@klarmeter/sdk';
import { encodeTelegram } from './sample-houses/encode-telegram.ts';

/*
 * Accounts and keys: a reseller makes an account for a customer's business, each program there gets a key with the role
 * it needs, and a key that got into wrong hands is worth nothing a second later.
 */

const baseUrl = process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787';
const reseller = createClient({ baseUrl, apiKey: process.env.KLARMETER_KEY ?? '' });

// The first key of an account is answered once, to whoever makes it; afterwards only its end can be seen. Asked again
// with the same request key, the same answer comes once more: nothing is lost where a connection breaks.
const { api_key, ...account } = await reseller.createAccount(
  { body: { name: 'Messdienst Beispiel' } },
  { idempotencyKey: 'example-19:account' },
);
for await (const { id, name } of reseller.iterate.listAccounts())
  if (id === account.id || id === account.parent_id) console.log(id === account.id ? `${name}, below ours` : name);

// An account sees itself and those directly below it, and no customer, house or reading of any other: not even ours.
const owner = createClient({ baseUrl, apiKey: api_key.secret });
const { name } = await owner.getAccount({ path: { account_id: account.id } });
const { data: customers } = await owner.listCustomers();
console.log(`${name} begins with ${customers.length} customers`);

// A key for each program, with no more than it needs: what stands in a cellar may hand in telegrams, and nothing else.
const soon = new Date(Date.now() + 90 * 86_400_000).toISOString();
const made = await owner.createApiKey({ body: { name: 'Gateway im Keller', role: 'gateway', expires_at: soon } });
const gateway = createClient({ baseUrl, apiKey: made.secret });
const received_at = new Date().toISOString();
const meter = { manufacturer: 'SON', serial: '10004219', version: 1, deviceType: 4, accessNumber: 1 };
const keyHex = '19010203040506070809a0b0c0d0e0f0';
const body = [{ telegram_hex: encodeTelegram({ ...meter, keyHex }, [{ kind: 'heat_kwh', count: 19 }]), received_at }];
console.log(`the gateway hands in: ${(await gateway.ingestTelegrams({ body })).results[0]?.verdict}`);
try {
  await gateway.listCustomers();
} catch (problem) {
  if (!(problem instanceof KlarMeterPermissionProblem)) throw problem;
  console.log(`the gateway asks for customers: ${problem.code}`);
}

// A new key before the old one ends, so that nothing stands still: make, use, look that the old one is idle, revoke.
const next = await owner.createApiKey({ body: { name: 'Gateway im Keller, neu', role: 'gateway' } });
await createClient({ baseUrl, apiKey: next.secret }).ingestTelegrams({ body });
await owner.revokeApiKey({ path: { api_key_id: made.id } });
try {
  await gateway.ingestTelegrams({ body });
} catch (problem) {
  if (!(problem instanceof KlarMeterAuthenticationProblem)) throw problem;
  console.log(`the old key: ${problem.code}`);
}

// A list of keys shows the end of each, never the whole.
for await (const { id, name, role, hint, revoked_at } of owner.iterate.listApiKeys())
  if (id === made.id || id === next.id)
    console.log(`${name} (${role}) ${hint}: ${revoked_at === null ? 'in use' : 'revoked'}`);
for await (const { action, actor } of owner.iterate.listAuditEvents({ query: { object_id: made.id } }))
  console.log(`  ${action} by ${actor.role}`);
await owner.revokeApiKey({ path: { api_key_id: next.id } });
