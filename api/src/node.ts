import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { nodeCiphers } from '@klarmeter/engine/node-ciphers';
import { pino } from 'pino';
import { createApp } from './app.ts';
import type { Services } from './context.ts';
import { createVault } from './crypto/vault.ts';
import { loggableError } from './db/loggable-error.ts';
import { createMailer } from './delivery/mail/nodemailer.ts';
import { createRenderer } from './delivery/render/renderer.ts';
import { HANDLERS } from './jobs/handlers.ts';
import { type JobQueue, startJobs } from './jobs/queue.ts';
import { reseal } from './jobs/reseal.ts';
import { callerAddress } from './node/caller-address.ts';
import { type DataFolder, takeDataFolder } from './node/data-folder.ts';
import { docsFile } from './node/docs-files.ts';
import { readEmbedFiles } from './node/embed-files.ts';
import { type FirstKeys, firstKeys } from './node/first-keys.ts';
import { loadMasterKey } from './node/master-key.ts';
import { openDatabase } from './node/open-database.ts';
import { StartError } from './node/start-error.ts';
import {
  startTransports,
  type TransportOptions,
  type Transports,
  transportsFromEnvironment,
} from './node/transports.ts';

export interface NodeOptions {
  /** Folder of the embedded database, keys and lock. */
  readonly dataFolder: string;
  /** A real PostgreSQL instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** 0 picks a free one. */
  readonly port: number;
  readonly host?: string;
  /** 64 hexadecimal digits; made and kept in the data folder where left out. */
  readonly masterKey?: string | undefined;
  /** Those before it, while values are left that they sealed. */
  readonly previousMasterKeys?: string | undefined;
  /** smtp://user:password@host:port; without it e-mail deliveries wait. */
  readonly smtpUrl?: string | undefined;
  readonly transports?: TransportOptions;
  readonly logLevel?: string | undefined;
  /** A proxy of ours stands in front and appends the caller's address to X-Forwarded-For. */
  readonly trustProxy?: boolean;
  readonly overrides?: Partial<Services>;
}

export interface NodeServer {
  readonly url: string;
  readonly services: Services;
  readonly jobs: JobQueue;
  readonly data: DataFolder;
  /** True when this start made the master key. */
  readonly madeMasterKey: boolean;
  /** The ways in for files besides the API. */
  readonly transports: Transports;
  /** Null where the database's first account was made elsewhere. */
  readonly keys: FirstKeys | null;
  stop(): Promise<void>;
}

/** Starts API, jobs and renderer in this process. What fails closes what was opened. */
export async function startNode(options: NodeOptions): Promise<NodeServer> {
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close().catch(() => {});
  };
  try {
    return await start(options, closers, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  {
    dataFolder,
    databaseUrl,
    port,
    host = '127.0.0.1',
    masterKey,
    previousMasterKeys,
    smtpUrl,
    transports: ways = {},
    logLevel = 'warn',
    trustProxy = false,
    overrides = {},
  }: NodeOptions,
  closers: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<NodeServer> {
  const data = await takeDataFolder(resolve(dataFolder));
  closers.push(() => data.release());
  const { keys, made } = await loadMasterKey(
    { newest: masterKey, previous: previousMasterKeys },
    data.file('master.key'),
  );
  const { database, connection } = await openDatabase(databaseUrl, data);
  closers.push(() => database.close());

  const logger = pino({ level: logLevel });
  const log: Services['log'] = ({ level, message, ...fields }) => logger[level](fields, message);
  const renderer = createRenderer();
  closers.push(() => renderer.close());
  let jobs: JobQueue | null = null;
  const services: Services = {
    database,
    vault: createVault(keys),
    clock: () => new Date(),
    wake: () => jobs?.wake(),
    log,
    ciphers: nodeCiphers,
    renderer,
    ...(smtpUrl === undefined ? {} : { mailer: createMailer(smtpUrl) }),
    ...(ways.inbox === undefined ? {} : { inboxDomain: ways.inbox.domain }),
    docsFile,
    compressFiles: true,
    callerAddress: callerAddress(trustProxy),
    embedFiles: readEmbedFiles(log),
    ...overrides,
  };
  const adminKeys = await firstKeys(services, data.file('first-keys.json'));
  const cores = availableParallelism();
  const one = database.kind === 'pglite';
  jobs = await startJobs(services, {
    connection,
    handlers: HANDLERS,
    concurrency: {
      'run-billing': one ? 1 : cores,
      'run-monthly-information': one ? 1 : cores,
      'propose-corrections': 1,
      'look-after-devices': 1,
      'render-document': cores,
      'render-field-document': 1,
      'deliver-document': 4,
      'sequence-log': 1,
      'process-reading-file': one ? 1 : 2,
      'judge-kept-telegrams': 1,
      'close-overdue-self-reading': 1,
    },
  });
  const queue = jobs;
  closers.push(() => queue.stop());

  if (keys.size > 1) closers.push(resealBesides(services));

  const transports = await startTransports(services, ways, { host, hostKeyFile: data.file('sftp_host_key') });
  closers.push(() => transports.stop());

  const app = createApp(services);
  const server = await new Promise<ReturnType<typeof serve>>((done, fail) => {
    const listening = serve({ fetch: app.fetch, port, hostname: host }, () => done(listening));
    listening.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'EADDRINUSE' ? new StartError(`Port ${port} is taken; set PORT to another one.`) : error),
    );
  });
  closers.push(() => new Promise((done) => server.close(done)));
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host}:${actual}`,
    services,
    jobs: queue,
    data,
    madeMasterKey: made,
    transports,
    keys: adminKeys,
    stop,
  };
}

/** A master key has a successor: what the old one sealed is sealed anew while requests are served. */
function resealBesides(services: Services): () => Promise<void> {
  let stopped = false;
  const done = reseal(services, { stopped: () => stopped }).then(
    ({ tables, apiKeys }) => {
      const counts = Object.entries(tables).map(([table, { resealed }]) => [table, resealed]);
      services.log({
        level: 'info',
        message: 'sealed again under the newest master key',
        ...Object.fromEntries(counts),
        api_keys_not_used_since: apiKeys.length,
      });
    },
    (error: unknown) => services.log({ level: 'error', ...loggableError(error), where: 'reseal' }),
  );
  return () => {
    stopped = true;
    return done;
  };
}

/** From the environment: PORT, HOST, DATABASE_URL, KLARMETER_DATA, KLARMETER_MASTER_KEY and its predecessors, SMTP_URL, LOG_LEVEL, TRUST_PROXY, and what transports.ts reads. */
export function optionsFromEnvironment(env: NodeJS.ProcessEnv): NodeOptions {
  const port = Number(env.PORT ?? 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`PORT must be a number from 0 to 65535, not "${env.PORT}".`);
  return {
    dataFolder: env.KLARMETER_DATA ?? '.data',
    databaseUrl: env.DATABASE_URL,
    port,
    host: env.HOST ?? '127.0.0.1',
    masterKey: env.KLARMETER_MASTER_KEY,
    previousMasterKeys: env.KLARMETER_MASTER_KEY_PREVIOUS,
    smtpUrl: env.SMTP_URL,
    transports: transportsFromEnvironment(env),
    logLevel: env.LOG_LEVEL,
    trustProxy: env.TRUST_PROXY === 'true',
  };
}

if (import.meta.main) {
  try {
    const server = await startNode(optionsFromEnvironment(process.env));
    // Before it says that it serves: who reads that may end it at once.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void server.stop().then(() => process.exit(0)));
    process.stdout.write(
      `Serving at ${server.url}, reference at ${server.url}/docs; first keys in ${server.data.file('first-keys.json')}\n`,
    );
    const { sftp, inbox } = server.transports;
    if (sftp !== null) process.stdout.write(`Files by SFTP at port ${sftp.port}; host key ${sftp.fingerprint}\n`);
    if (inbox !== null) process.stdout.write(`Files by e-mail at port ${inbox.port}\n`);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
