import { type Client, createClient, KlarMeterProblem } from '@klarmeter/sdk';
import { excuseAudit } from './excuse-audit.ts';
import type { Told } from './load-house.ts';

/** What a walk over one billing period left behind. */
export interface WalkedPeriod {
  readonly run_id: string;
  readonly totals: {
    readonly total_costs_eur: string;
    readonly total_statements_eur: string;
    readonly rounding_difference_eur: string;
  };
  readonly statements: readonly WalkedStatement[];
}

export interface WalkedStatement {
  readonly number: string;
  readonly version: number;
  readonly occupancy_id: string;
  readonly total_cents: number;
  readonly vat_contained_cents: number | null;
  readonly balance_cents: number;
  readonly document_id: string;
  readonly pdf: Uint8Array;
  /** One per delivery; none where the landlord is the user. */
  readonly proofs: readonly { readonly channel: string; readonly delivery_id: string; readonly bytes: Uint8Array }[];
}

export interface PeriodToWalk {
  /** Part of every idempotency key. */
  readonly name: string;
  readonly billing_period_id: string;
  /** Day the occupants agreed to delivery by portal. */
  readonly consent_given_on: string;
  /** Why statements that are issued already get another version. */
  readonly reason?: string;
}

const WAIT_MS = 100;
const PATIENCE_MS = 120_000;

/** Asks until the answer is the one waited for. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what} took longer than ${PATIENCE_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}

/**
 * Bills one period and delivers what comes out: run, statements, documents, release, delivery by portal and e-mail,
 * opening with the occupant's own token, proof.
 */
export async function walkPeriod(
  client: Client,
  baseUrl: string,
  { name, billing_period_id, consent_given_on, reason }: PeriodToWalk,
  told: Told = () => {},
): Promise<WalkedPeriod> {
  const once = (what: string) => ({ idempotencyKey: `walk:${name}:${billing_period_id}:${what}` });

  const { id: run_id } = await client.startBillingRun(
    { body: { billing_period_id, ...(reason === undefined ? {} : { reason }) } },
    once('run'),
  );
  const run = await until('The billing run', async () => {
    const found = await client.getBillingRun({ path: { run_id } });
    if (found.status === 'failed') throw new Error(found.findings.map(({ message_de }) => message_de).join('\n'));
    return found.status === 'ready' || found.status === 'issued' ? found : undefined;
  });
  if (run.totals === null) throw new Error('a run that is ready has totals');
  told('Abrechnungslauf', 1);

  const issued = await client.issueStatements({ path: { run_id }, body: {} }, once('issue'));
  const documents = await Promise.all(
    issued.statement_version_ids.map((statement_version_id) =>
      until('Rendering', async () => {
        const [document] = (await client.listDocuments({ query: { statement_version_id } })).data;
        if (document?.status === 'failed') throw new Error(`${document.statement_number}: ${document.detail}`);
        return document?.status === 'ready' ? document : undefined;
      }),
    ),
  );
  told('Abrechnungen als PDF', documents.length);

  const overrides = await excuseAudit(client, run_id);
  await client.releaseBillingRun({ path: { run_id }, body: { overrides } }, once('release'));
  told('Freigaben', documents.length);

  const statements = await Promise.all(
    documents.map(async (document): Promise<WalkedStatement> => {
      const { statement_id, statement_version: version, occupancy_id } = document;
      const path = { document_id: document.id };
      const { total_cents, vat_contained_cents, balance_cents } = await client.getStatementVersion({
        path: { statement_id, version },
      });
      const { vacant } = await client.getOccupancy({ path: { occupancy_id } });
      const deliver = async (channel: 'portal' | 'email') => {
        const consent = channel === 'portal' ? { consent_given_on } : {};
        const { id } = await client.createDelivery(
          { body: { document_id: document.id, channel, ...consent } },
          once(`deliver-${document.id}-${channel}`),
        );
        await until('Delivery', async () => {
          const { status } = await client.getDelivery({ path: { delivery_id: id } });
          return status === 'queued' ? undefined : status;
        });
        if (channel === 'portal') await openAsOccupant(client, baseUrl, occupancy_id, document.id);
        return { channel, delivery_id: id, bytes: await proofOf(client, id) };
      };
      // The landlord of an empty flat needs no delivery to himself.
      const proofs = vacant ? [] : [await deliver('portal'), await deliver('email')];
      const pdf = await client.getDocumentContent({ path });
      const number = document.statement_number;
      return {
        number,
        version,
        occupancy_id,
        total_cents,
        vat_contained_cents,
        balance_cents,
        document_id: document.id,
        pdf,
        proofs,
      };
    }),
  );
  const delivered = statements.reduce((sum, { proofs }) => sum + proofs.length, 0);
  told('Zustellungen mit Nachweis', delivered);
  return { run_id, totals: run.totals, statements };
}

/** What a portal does when somebody who is logged in opens a statement: a token of ten minutes, and the PDF with it. */
async function openAsOccupant(
  client: Client,
  baseUrl: string,
  occupancy_id: string,
  document_id: string,
): Promise<void> {
  const { token } = await client.createOccupantToken({ body: { occupancy_id } });
  const portal = createClient({ baseUrl, apiKey: token });
  await portal.getDocumentContent({ path: { document_id } });
}

/** The proof, once its entries are under a signed checkpoint. */
async function proofOf(client: Client, delivery_id: string): Promise<Uint8Array> {
  return until('The evidence log', async () => {
    try {
      // The bytes as they came: a proof that is written anew is another proof.
      return (await client.raw.getDeliveryProof({ path: { delivery_id } })).bytes;
    } catch (error) {
      if (error instanceof KlarMeterProblem && error.code === 'not-yet-sequenced') return undefined;
      throw error;
    }
  });
}
