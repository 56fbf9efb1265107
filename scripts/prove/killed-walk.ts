import { type Client, createClient, KlarMeterProblem } from '@klarmeter/sdk';
import { excuseAudit } from '../../examples/sample-houses/excuse-audit.ts';
import { loadHouse } from '../../examples/sample-houses/load-house.ts';
import type { SampleHouse } from '../../examples/sample-houses/sample-house.ts';
import { until } from '../../examples/sample-houses/walk-house.ts';
import { informMonths } from './informed-months.ts';
import type { KillPlan } from './kill-plan.ts';
import type { MortalServer } from './mortal-server.ts';

/** Where a walk ended: what is needed to look at its end state. */
export interface Walked {
  readonly accountId: string;
  readonly client: Client;
  readonly billingPeriodId: string;
  readonly runId: string;
  readonly documents: readonly WalkedDocument[];
}

export interface WalkedDocument {
  readonly id: string;
  readonly number: string;
  readonly pdf: Uint8Array;
  /** Proof files of its deliveries; none where nobody lives. */
  readonly proofs: readonly Uint8Array[];
}

export const clientFor = (server: MortalServer, apiKey: string): Client =>
  createClient({ baseUrl: server.address, apiKey, fetch: server.fetch, maxRetries: 12, timeoutMs: 120_000 });

/**
 * Walks a house from loading to proof in an account of its own, as a caller would who knows nothing of the kills: a
 * request that got no answer is sent again with the same idempotency key, and what takes time is asked for again.
 */
export async function walkHouse(
  server: MortalServer,
  { adminKey, name, house, plan }: { adminKey: string; name: string; house: SampleHouse; plan: KillPlan },
): Promise<Walked> {
  const once = (what: string) => ({ idempotencyKey: `kills-${name}-${what}` });
  const account = await clientFor(server, adminKey).createAccount({ body: { name } }, once('account'));
  const client = clientFor(server, account.api_key.secret);

  const loaded = await server.during(plan.load, () => loadHouse(client, house));
  const from = house.periods[0]?.from ?? '';
  const billing_period_id = loaded.periods[from];
  if (billing_period_id === undefined) throw new Error(`no billing period from ${from}`);

  await server.during(plan.inform, () => informMonths(client, loaded.property_id, once));
  const run_id = await server.during(plan.run, () => readyRun(client, { billing_period_id }, once('run')));
  const printed = await server.during(plan.print, async () => {
    const { statement_version_ids } = await client.issueStatements({ path: { run_id }, body: {} }, once('issue'));
    return Promise.all(
      statement_version_ids.map((statement_version_id) =>
        until('Rendering', async () => {
          const [document] = (await client.listDocuments({ query: { statement_version_id } })).data;
          if (document?.status === 'failed') throw new Error(`${document.statement_number}: ${document.detail}`);
          return document?.status === 'ready' ? document : undefined;
        }),
      ),
    );
  });
  await server.during(plan.release, async () => {
    const overrides = await excuseAudit(client, run_id);
    await client.releaseBillingRun({ path: { run_id }, body: { overrides } }, once('release'));
    await sequenced(client);
  });
  const documents = await server.during(plan.deliver, async () => {
    const walked: WalkedDocument[] = [];
    // One after the other, so that kills meet deliveries at every stage of the walk.
    for (const { id, statement_number: number, occupancy_id } of printed) {
      const { vacant } = await client.getOccupancy({ path: { occupancy_id } });
      const proofs = vacant ? [] : await deliverBoth(server, client, { id, occupancy_id, from, once });
      walked.push({ id, number, pdf: await client.getDocumentContent({ path: { document_id: id } }), proofs });
    }
    return walked;
  });
  return { accountId: account.id, client, billingPeriodId: billing_period_id, runId: run_id, documents };
}

/** Starts a run and waits until it is ready. */
export async function readyRun(
  client: Client,
  body: { billing_period_id: string; reason?: string },
  options: { idempotencyKey: string },
): Promise<string> {
  const { id: run_id } = await client.startBillingRun({ body }, options);
  await until('The billing run', async () => {
    const { status, findings } = await client.getBillingRun({ path: { run_id } });
    if (status === 'failed') throw new Error(findings.map(({ message_en }) => message_en).join('\n'));
    return status === 'ready' || status === 'issued' ? status : undefined;
  });
  return run_id;
}

async function deliverBoth(
  server: MortalServer,
  client: Client,
  {
    id: document_id,
    occupancy_id,
    from,
    once,
  }: { id: string; occupancy_id: string; from: string; once: (what: string) => { idempotencyKey: string } },
): Promise<Uint8Array[]> {
  const deliveries = await Promise.all(
    (['portal', 'email'] as const).map(async (channel) => {
      const consent = channel === 'portal' ? { consent_given_on: from } : {};
      const body = { document_id, channel, ...consent };
      return (await client.createDelivery({ body }, once(`deliver-${document_id}-${channel}`))).id;
    }),
  );
  for (const delivery_id of deliveries) {
    await until('Delivery', async () => {
      const { status } = await client.getDelivery({ path: { delivery_id } });
      return status === 'queued' ? undefined : status;
    });
  }
  const { token } = await client.createOccupantToken({ body: { occupancy_id } }, once(`token-${document_id}`));
  await clientFor(server, token).getDocumentContent({ path: { document_id } });
  return Promise.all(deliveries.map((delivery_id) => proofOf(client, delivery_id)));
}

function proofOf(client: Client, delivery_id: string): Promise<Uint8Array> {
  return until('The evidence log', async () => {
    try {
      return (await client.raw.getDeliveryProof({ path: { delivery_id } })).bytes;
    } catch (error) {
      if (error instanceof KlarMeterProblem && error.code === 'not-yet-sequenced') return undefined;
      throw error;
    }
  });
}

/** Until the log stands still: the newest checkpoint stays the newest. */
async function sequenced(client: Client): Promise<void> {
  let last = -1;
  await until('The evidence log', async () => {
    let size = 0;
    for await (const { tree_size } of client.iterate.listLogCheckpoints({ query: { limit: 100 } })) size = tree_size;
    const still = size > 0 && size === last;
    last = size;
    return still ? size : undefined;
  });
}
