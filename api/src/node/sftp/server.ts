import { type AddressInfo, createServer } from 'node:net';
import ssh2, { type AuthContext, type Connection, type PublicKeyAuthContext } from 'ssh2';
import type { Services } from '../../context.ts';
import { loggableError } from '../../db/loggable-error.ts';
import {
  FILE_BYTES_MAX,
  type OpenedLogin,
  openByKey,
  openByPassword,
  type ReadingFiles,
  touchLogin,
} from '../../exchange/index.ts';
import type { SharedBudget } from '../memory-budget.ts';
import { StartError } from '../start-error.ts';
import { createAttempts } from './attempts.ts';
import type { HostKey } from './host-key.ts';
import { serveSession } from './session.ts';

const CONNECTIONS_MAX = 100;
const ATTEMPTS_A_CONNECTION = 6;
/** Until somebody has said who he is. */
const HELLO_MS = 20_000;
/** Without a request: a client that stands still holds a connection and what it has written. */
const IDLE_MS = 120_000;

export interface SftpServer {
  readonly port: number;
  readonly fingerprint: string;
  /** Takes no further connection, ends what is being taken in, and then the connections. */
  stop(): Promise<void>;
}

export interface SftpOptions {
  readonly port: number;
  readonly host: string;
  readonly hostKey: HostKey;
  readonly files: ReadingFiles;
  readonly budget: SharedBudget;
  readonly idleMs?: number;
  readonly fileBytesMax?: number;
}

/** Files by SFTP: one folder for each login, to put files down in and to read their verdicts. */
export async function startSftp(
  services: Services,
  { port, host, hostKey, files, budget, idleMs = IDLE_MS, fileBytesMax = FILE_BYTES_MAX }: SftpOptions,
): Promise<SftpServer> {
  const clients = new Set<Connection>();
  const running = new Set<Promise<unknown>>();
  const attempts = createAttempts(services.clock);
  const track = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    void work.catch(() => {}).finally(() => running.delete(work));
    return work;
  };

  const protocol = new ssh2.Server(
    {
      hostKeys: [hostKey.privateKey],
      // Says what it is and not whose.
      ident: 'sftp',
      // What unpacks to more than it weighs is not for files that are judged by their size.
      algorithms: { compress: ['none'] },
      keepaliveInterval: 15_000,
      keepaliveCountMax: 4,
    },
    (client, { ip }) => {
      clients.add(client);
      let login: OpenedLogin | null = null;
      let failed = 0;
      let timer = setTimeout(() => client.end(), HELLO_MS);
      const alive = () => {
        clearTimeout(timer);
        timer = setTimeout(() => client.end(), idleMs);
      };
      const sessions: { end(): void }[] = [];
      client.on('authentication', (context) => {
        if (!attempts.allowed(ip)) return client.end();
        void track(
          whoIs(services, context)
            .catch((error: unknown) => {
              services.log({ level: 'error', ...loggableError(error), where: 'sftp' });
              return null;
            })
            .then((found) => {
              if (found !== null) {
                login = found;
                return context.accept();
              }
              // Asking which ways there are is no attempt.
              if (context.method === 'password' || (context.method === 'publickey' && context.signature)) {
                failed += 1;
                attempts.failed(ip);
              }
              return failed >= ATTEMPTS_A_CONNECTION ? client.end() : context.reject(['publickey', 'password']);
            }),
        );
      });
      client.on('ready', () => {
        alive();
        client.on('session', (accept) => {
          const source = login;
          const session = accept();
          session.on('sftp', (acceptSftp) => {
            if (source === null) return client.end();
            sessions.push(serveSession(acceptSftp(), { services, source, files, budget, fileBytesMax, alive, track }));
          });
        });
      });
      // What a stranger sends that is no SSH is his affair.
      client.on('error', () => {});
      client.on('close', () => {
        clearTimeout(timer);
        clients.delete(client);
        for (const session of sessions) session.end();
      });
    },
  );
  // An answer is small: held back until more comes, as sockets do, each part of a file would wait for the one before.
  const server = createServer({ noDelay: true }, (socket) => protocol.injectSocket(socket));
  server.maxConnections = CONNECTIONS_MAX;
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE' ? new StartError(`Port ${port} is taken; set SFTP_PORT to another one.`) : error,
      ),
    );
    server.listen(port, host, done);
  });
  server.on('error', (error) => services.log({ level: 'error', ...loggableError(error), where: 'sftp' }));
  return {
    port: (server.address() as AddressInfo).port,
    fingerprint: hostKey.fingerprint,
    async stop() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      while (running.size > 0) await Promise.allSettled(running);
      for (const client of clients) client.end();
      await closed;
    },
  };
}

async function whoIs(services: Services, context: AuthContext): Promise<OpenedLogin | null> {
  if (context.method === 'password') return openByPassword(services, context.username, context.password);
  if (context.method === 'publickey') return byKey(services, context);
  return null;
}

/** Without a signature the client only asks whether this key would do. */
async function byKey(services: Services, context: PublicKeyAuthContext): Promise<OpenedLogin | null> {
  const key = ssh2.utils.parseKey(context.key.data);
  if (key instanceof Error) return null;
  const login = await openByKey(services, context.username, `${key.type} ${key.getPublicSSH().toString('base64')}`);
  if (login === null || context.signature === undefined || context.blob === undefined) return login;
  if (key.verify(context.blob, context.signature, context.hashAlgo) !== true) return null;
  await touchLogin(services, login);
  return login;
}
