import { createPartialClient } from '@klarmeter/sdk';
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

const TIMEOUT_MS = 15_000;
/** A reader waits; after that the element says what is wrong and offers another try. */
const RETRIES_MAX = 2;

const make = (session: Session) =>
  createPartialClient(OPERATIONS, {
    baseUrl: session.apiUrl,
    apiKey: session.token,
    timeoutMs: TIMEOUT_MS,
    maxRetries: RETRIES_MAX,
  });

export type WidgetClient = ReturnType<typeof make>;

const clients = new WeakMap<Session, WidgetClient>();

/** The session's client; its token is fetched and renewed by the session. */
export function clientOf(session: Session): WidgetClient {
  const client = clients.get(session) ?? make(session);
  clients.set(session, client);
  return client;
}
