import type { Ciphers } from '@klarmeter/engine';
import type { Vault } from './crypto/vault.ts';
import type { Database, Db, Session } from './db/database.ts';
import type { DocsFile } from './http/docs-files.ts';
import { type IdKind, newId } from './ids.ts';
import type { Mailer } from './mailer.ts';
import type { Right, Role } from './rights.ts';

/** What the process is made of. Handed in by node.ts, worker.ts or a test; nothing here reads an environment. */
export interface Services {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: () => Date;
  /** Called after a commit that left work in the outbox. On Workers nothing listens: the Node process polls. */
  readonly wake: () => void;
  /** Unexpected errors and requests; personal values never go in. */
  readonly log: (event: {
    readonly level: 'info' | 'error';
    readonly message: string;
    readonly [field: string]: unknown;
  }) => void;
  /** AES for telegrams: Node's own where there is Node, a library elsewhere. */
  readonly ciphers?: Ciphers<unknown>;
  /** Makes PDFs. Only the Node process has one; elsewhere documents wait for it. */
  readonly renderer?: { render(template: 'statement' | 'field-document', data: unknown): Promise<Uint8Array> };
  /** Hands mail to a server and answers what that server said. Without one, e-mail deliveries wait. */
  readonly mailer?: Mailer;
  /** The caller's address; where it is not handed in, whoever runs the app has written the header himself (worker.ts). */
  readonly callerAddress?: (request: {
    readonly forwardedFor: string | undefined;
    readonly env: unknown;
  }) => string | null;
  /** Behind the @ of inbox addresses, where a mail server of ours takes them. */
  readonly inboxDomain?: string;
  /** Files of the documentation at /docs; without them there is no such page. */
  readonly docsFile?: (name: DocsFile) => Promise<string>;
  /** The scripts the build made of the widgets: `embed.js`, `embed/<name>-<hash>.js`. Null for what is not there. */
  readonly embedFiles?: (path: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Whether the files for everybody are compressed here. On Workers whoever runs them does that. */
  readonly compressFiles?: boolean;
  /** Sees the points between two steps of a job, so that tests can stop the process exactly there. */
  readonly faultPort?: (point: string) => void | Promise<void>;
}

export interface Actor {
  readonly type: 'api_key' | 'occupant' | 'embed_session' | 'reader' | 'system';
  readonly id: string;
  readonly role: Role;
  /** Narrower than the role: what the components of an embed session open. */
  readonly rights?: ReadonlySet<Right>;
}

/** Who asks, for which account, inside which transaction, with which clock and ids. */
export interface Context {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly actor: Actor;
  readonly requestId: string;
  readonly ip: string | null;
  /** The transaction of this request or job. */
  readonly db: Db;
  readonly vault: Vault;
  readonly now: () => Date;
  readonly newId: (kind: IdKind) => string;
  /** Work to start once the transaction has committed. */
  readonly afterCommit: (action: () => void) => void;
  readonly services: Services;
}

/** Whose rows a query reads, and through which connection. */
export type Scope = Pick<Context, 'db' | 'accountId'>;

export interface Caller {
  readonly session: Session;
  readonly actor: Actor;
  readonly requestId: string;
  readonly ip?: string | null;
}

/** Opens the one transaction of a request or job and everything it needs. Throwing rolls everything back. */
export async function inContext<T>(
  services: Services,
  { session, actor, requestId, ip = null }: Caller,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const actions: (() => void)[] = [];
  const result = await services.database.transaction(session, (db) =>
    work({
      accountId: session.accountId,
      livemode: session.livemode,
      actor,
      requestId,
      ip,
      db,
      vault: services.vault,
      now: services.clock,
      newId: (kind) => newId(kind, services.clock()),
      afterCommit: (action) => actions.push(action),
      services,
    }),
  );
  for (const action of actions) action();
  return result;
}
