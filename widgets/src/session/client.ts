import { type CallOptions, createPartialClient } from '@klarmeter/sdk';
import { getDocumentContent } from '@klarmeter/sdk/operations';
import type { Session } from './types.ts';
import { listStatementOverviews, type StatementOverviewPage } from './upcoming.ts';

/** The operations the elements ask for, and no other: each costs bytes. */
const OPERATIONS = { getDocumentContent, listStatementOverviews };

const TIMEOUT_MS = 15_000;
/** A reader waits; after that the element says what is wrong and offers another try. */
const RETRIES_MAX = 2;

const make = (session: Session) =>
  createPartialClient<'getDocumentContent'>(OPERATIONS, {
    baseUrl: session.apiUrl,
    apiKey: session.token,
    timeoutMs: TIMEOUT_MS,
    maxRetries: RETRIES_MAX,
  }) as ReturnType<typeof createPartialClient<'getDocumentContent'>> & Upcoming;

interface Upcoming {
  readonly listStatementOverviews: (
    input: { readonly query: Readonly<Record<string, string | number | undefined>> },
    options?: CallOptions,
  ) => Promise<StatementOverviewPage>;
}

export type WidgetClient = ReturnType<typeof make>;

const clients = new WeakMap<Session, WidgetClient>();

/** The session's client; its token is fetched and renewed by the session. */
export function clientOf(session: Session): WidgetClient {
  const client = clients.get(session) ?? make(session);
  clients.set(session, client);
  return client;
}
