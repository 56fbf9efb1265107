import type { Client } from '@klarmeter/sdk';
import {
  acknowledgeDelivery,
  getDeliveryProof,
  getDocumentContent,
  getLogKey,
  listConsumptions,
  listDeliveries,
  listDocuments,
  listStatementOverviews,
} from '@klarmeter/sdk/operations';
import { call, type Input, jsonOf, NoAnswer } from './call.ts';
import type { Session } from './types.ts';

/** The operations the elements ask for, and no other: each costs bytes. */
const OPERATIONS = {
  acknowledgeDelivery,
  getDeliveryProof,
  getDocumentContent,
  getLogKey,
  listConsumptions,
  listDeliveries,
  listDocuments,
  listStatementOverviews,
};

type Name = keyof typeof OPERATIONS;
/** Answers whose bytes count: a document, and a proof, of which every byte is signed. */
type Bytes = 'getDeliveryProof' | 'getDocumentContent';

interface Options {
  readonly signal?: AbortSignal | undefined;
}

/** A query may name what it does not ask for. */
type Asked<Given> = {
  [Part in keyof Given]: Part extends 'query'
    ? { [Each in keyof Given[Part]]: Given[Part][Each] | undefined }
    : Given[Part];
};

/** The SDK's methods, as far as a page has them. */
export type WidgetClient = {
  readonly [Each in Name]: (
    input: Asked<Parameters<Client[Each]>[0]>,
    options?: Options,
  ) => Each extends Bytes ? Promise<Uint8Array<ArrayBuffer>> : ReturnType<Client[Each]>;
};

const BYTES: ReadonlySet<string> = new Set<Bytes>(['getDeliveryProof', 'getDocumentContent']);
const clients = new WeakMap<Session, WidgetClient>();

/** The session's client; its token is fetched and renewed by the session. */
export function clientOf(session: Session): WidgetClient {
  const client = clients.get(session) ?? make(session);
  clients.set(session, client);
  return client;
}

function make(session: Session): WidgetClient {
  const methods = Object.entries(OPERATIONS).map(([name, operation]) => [
    name,
    async (input: Input, { signal }: Options = {}) => {
      const bytes = await call(session, operation, input, signal);
      if (BYTES.has(name)) return bytes;
      const json = jsonOf(bytes);
      if (json === undefined) throw new NoAnswer('The answer broke off.');
      return json;
    },
  ]);
  return Object.fromEntries(methods) as WidgetClient;
}
