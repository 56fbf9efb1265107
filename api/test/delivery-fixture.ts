import type { AddressInfo } from 'node:net';
import { billHouse, type House } from '@klarmeter/engine';
import { SMTPServer } from 'smtp-server';
import { billingPeriods } from '../src/billing/periods/tables.ts';
import { billingRunInputs, billingRunResults, billingRuns } from '../src/billing/runs/tables.ts';
import { statements, statementVersions } from '../src/billing/statements/tables.ts';
import { fetchStatementVersion } from '../src/billing/statements/version-store.ts';
import { insertReleases } from '../src/billing/versions/insert-releases.ts';
import { renderDocument } from '../src/delivery/render-document.ts';
import { sequenceLog } from '../src/delivery/sequence-log.ts';
import { SAMPLE_A } from '../src/delivery/statement-document/samples/sample-a.ts';
import { newId } from '../src/ids.ts';
import { inJobContext, type QueuedJob } from '../src/jobs/job.ts';
import type { TestApi } from './harness.ts';

/*
 * What the tests of this slice stand on: statement versions as billing leaves them behind, and a mail server that
 * answers what a test wants.
 */

export const BRAND = {
  name: 'Nordlicht Messdienst',
  logo_svg: null,
  colors: { primary: '#0b5cad' },
  sender_line: 'Nordlicht Messdienst · Hafenstr. 8 · 24103 Kiel',
  contact: { name: 'Team Abrechnung', phone: '+49 431 5550120', email: 'hilfe@nordlicht.example' },
  footer: ['Nordlicht Messdienst GmbH', 'Sitz Kiel', 'HRB 00001', 'USt-IdNr. DE000000001'],
  mail_from: 'abrechnung@nordlicht.example',
  portal_url: 'https://portal.nordlicht.example',
  is_default: true,
};

/** A statement version, issued and not yet printed. */
export interface Issued {
  readonly versionId: string;
  readonly propertyId: string;
  readonly occupancyId: string;
  readonly statementId: string;
  readonly number: string;
}

let serial = 0;

/** A house with one flat, through the API, and its billed statement as the tables of billing hold it. */
export async function issueStatement(
  api: TestApi,
  { email, vacant = false, version = 1 }: { email?: string; vacant?: boolean; version?: number } = {},
): Promise<Issued> {
  serial += 1;
  const make = async (path: string, body: unknown) => {
    const { status, body: made } = await api.request<{ id: string }>('POST', path, { body });
    if (status !== 201) throw new Error(JSON.stringify(made));
    return made.id;
  };
  const landlord = { name: 'Berta Beispiel', street: 'Am Hang 3', postal_code: '34117', city: 'Kassel' };
  const customerId = await make('/v1/customers', { kind: 'owner', person: landlord });
  const propertyId = await make('/v1/properties', {
    customer_id: customerId,
    number: `D-${serial}`,
    street: 'Casameta-Allee 24',
    postal_code: '34123',
    city: 'Kassel',
    plant: { energy: 'natural_gas', billed_as: 'gross' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '50' },
  });
  const unitId = await make('/v1/units', {
    property_id: propertyId,
    number: 1,
    label: 'Wohnung 1',
    heating_area_m2: '80.00',
    hot_water_area_m2: '80.00',
  });
  const occupant = { name: 'Ada Muster', salutation: 'Frau', ...(email === undefined ? {} : { email }) };
  const occupancyId = await make('/v1/occupancies', {
    unit_id: unitId,
    number: '1-1',
    from: '2022-01-01',
    ...(vacant ? { vacant: true } : { occupant }),
  });
  const ids = { propertyId, unitId, occupancyId };
  return { propertyId, occupancyId, ...(await storeVersion(api, ids, version)) };
}

async function storeVersion(
  api: TestApi,
  { propertyId, unitId, occupancyId }: { propertyId: string; unitId: string; occupancyId: string },
  version: number,
): Promise<Pick<Issued, 'versionId' | 'statementId' | 'number'>> {
  const { accountId } = api.root;
  const at = api.clock.now;
  const owned = { accountId, livemode: false, propertyId };
  const id = (kind: Parameters<typeof newId>[0]) => newId(kind, at);
  const [periodId, runId, statementId, versionId] = [
    id('billingPeriod'),
    id('billingRun'),
    id('statement'),
    id('statementVersion'),
  ];
  const number = `HK-2022-${String(serial).padStart(7, '0')}-01`;
  const house = withIds(SAMPLE_A.house, unitId, occupancyId);
  const result = billHouse(house);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  const { units, ...presentation } = SAMPLE_A.presentation;
  const frozen = {
    ...presentation,
    units: units.map((unit) =>
      unit.id === SAMPLE_A.unit
        ? { ...unit, id: unitId, occupancies: unit.occupancies.map((entry) => ({ ...entry, id: occupancyId })) }
        : unit,
    ),
  };
  const digest = 'ab'.repeat(32);
  await api.services.database.transaction({ accountId, livemode: false }, async (db) => {
    await db.insert(billingPeriods).values({
      ...owned,
      id: periodId,
      fromDay: house.period.from,
      toDay: house.period.to,
      settings: {} as typeof billingPeriods.$inferInsert.settings,
      advances: [],
      createdAt: at,
      updatedAt: at,
    });
    await db.insert(billingRuns).values({
      ...owned,
      id: runId,
      billingPeriodId: periodId,
      status: 'issued',
      reason: version > 1 ? 'Der Zählerstand war verlesen.' : null,
      progress: {} as typeof billingRuns.$inferInsert.progress,
      findings: [],
      createdAt: at,
      updatedAt: at,
      finishedAt: at,
    });
    await db.insert(billingRunInputs).values({
      accountId,
      livemode: false,
      runId,
      house: JSON.stringify(house),
      provenance: '{}',
      presentation: JSON.stringify(frozen),
      digest,
      frozenAt: at,
    });
    await db.insert(billingRunResults).values({
      accountId,
      livemode: false,
      runId,
      result: JSON.stringify(result),
      digest,
      engineVersion: 'test',
      calculatedAt: at,
    });
    await db.insert(statements).values({
      ...owned,
      id: statementId,
      billingPeriodId: periodId,
      unitId,
      occupancyId,
      number,
      fromDay: house.period.from,
      toDay: house.period.to,
      createdAt: at,
    });
    await db.insert(statementVersions).values({
      ...owned,
      id: versionId,
      occupancyId,
      statementId,
      version,
      runId,
      reason: version > 1 ? 'Der Zählerstand war verlesen.' : null,
      lines: [],
      totalCents: 109_156,
      balanceCents: 29_156,
      settlement: 'payable',
      digest,
      createdAt: at,
    });
  });
  return { versionId, statementId, number };
}

const withIds = (house: House, unitId: string, occupancyId: string): House => ({
  ...house,
  units: house.units.map((unit) =>
    unit.id === SAMPLE_A.unit
      ? { ...unit, id: unitId, occupancies: unit.occupancies.map((entry) => ({ ...entry, id: occupancyId })) }
      : unit,
  ),
});

/** The account's job of this payload. */
export const jobOf = (api: TestApi, payload: Record<string, unknown> = {}): QueuedJob => ({
  accountId: api.root.accountId,
  livemode: false,
  payload,
});

/** Prints the version's document; its id. */
export async function printDocument(api: TestApi, { versionId }: Issued): Promise<string> {
  await renderDocument(api.services, jobOf(api, { statement_version_id: versionId }));
  const { body } = await api.request<{ data: { id: string }[] }>(
    'GET',
    `/v1/documents?statement_version_id=${versionId}`,
  );
  const [document] = body.data;
  if (document === undefined) throw new Error('the document is missing');
  return document.id;
}

export const release = (api: TestApi, ...versionIds: string[]) =>
  inJobContext(api.services, jobOf(api), async (context) =>
    insertReleases(context, await Promise.all(versionIds.map((id) => fetchStatementVersion(context, id)))),
  );

/** A document that is printed and released; its id. */
export async function releasedDocument(api: TestApi, options: { email?: string } = {}) {
  const issued = await issueStatement(api, options);
  const documentId = await printDocument(api, issued);
  await release(api, issued.versionId);
  return { ...issued, documentId };
}

export const sequence = (api: TestApi) => sequenceLog(api.services, jobOf(api));

/** What the mail server answers to the next messages; then it accepts. `drop` closes in the middle of a message. */
export type Answering = 'accept' | 'later' | 'never' | 'drop';

export interface MailServer {
  readonly url: string;
  /** Raw messages that were accepted, oldest first. */
  readonly inbox: string[];
  readonly answers: Answering[];
  close(): Promise<void>;
}

/** A real mail server in this process, on a free port. */
export async function startMailServer(): Promise<MailServer> {
  const inbox: string[] = [];
  const answers: Answering[] = [];
  const refusal = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      const answer = answers.shift() ?? 'accept';
      if (answer === 'drop') {
        for (const { _socket } of server.connections as unknown as Set<{ _socket: { destroy(): void } }>)
          _socket.destroy();
        return;
      }
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (answer === 'later') return done(refusal(451, '4.7.1 <ada@muster.example> greylisted, try later'));
        if (answer === 'never') return done(refusal(550, '5.1.1 <ada@muster.example> no such user'));
        inbox.push(Buffer.concat(chunks).toString('utf8'));
        done(null, '2.0.0 OK queued as 4F1A');
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    inbox,
    answers,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export interface MailPart {
  readonly headers: string;
  readonly body: Buffer;
}

/** The leaves of a MIME message with their transfer encoding undone. */
export function partsOf(raw: string): MailPart[] {
  const split = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, split).replace(/\r\n[ \t]+/g, ' ');
  const body = raw.slice(split + 4);
  const boundary = /boundary="([^"]+)"/.exec(headers)?.[1];
  if (boundary !== undefined) {
    return body
      .split(`--${boundary}`)
      .slice(1, -1)
      .flatMap((part) => partsOf(part.replace(/^\r\n/, '')));
  }
  const encoding = /content-transfer-encoding: (\S+)/i.exec(headers)?.[1]?.toLowerCase();
  if (encoding === 'base64') return [{ headers, body: Buffer.from(body, 'base64') }];
  if (encoding !== 'quoted-printable') return [{ headers, body: Buffer.from(body) }];
  const plain = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return [{ headers, body: Buffer.from(plain, 'latin1') }];
}
