import { type AddressInfo, createServer, type Socket } from 'node:net';
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
import type { SharedBudget } from '../../http/memory-budget.ts';
import { createCrowd, networkOf } from '../crowd.ts';
import { StartError } from '../start-error.ts';
import { createAttempts } from './attempts.ts';
import type { HostKey } from './host-key.ts';
import { serveSession } from './session.ts';

const CONNECTIONS_MAX = 100;
/** Of them from one address, of one login, and of all logins of an account: nobody alone can keep all others out. */
const CONNECTIONS_OF_ADDRESS = 20;
const CONNECTIONS_OF_LOGIN = 10;
const CONNECTIONS_OF_ACCOUNT = 50;
const SESSIONS_A_CONNECTION = 4;
const ATTEMPTS_A_CONNECTION = 6;
/** With what is only asked: which ways there are, and whether a key would do. */
const QUESTIONS_A_CONNECTION = 30;
/** From the first packet until somebody has proved who he is; many come and never say a word. */
const HELLO_MS = 20_000;
/** Whoever is told to go and stays is cut off. */
const LINGER_MS = 2_000;
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
  readonly helloMs?: number;
  readonly idleMs?: number;
  readonly fileBytesMax?: number;
}

/** Files by SFTP: one folder for each login, to put files down in and to read their verdicts. */
export async function startSftp(
  services: Services,
  {
    port,
    host,
    hostKey,
    files,
    budget,
    helloMs = HELLO_MS,
    idleMs = IDLE_MS,
    fileBytesMax = FILE_BYTES_MAX,
  }: SftpOptions,
): Promise<SftpServer> {
  const clients = new Set<Connection>();
  /** Every connection by the address and port it comes from: the library tells of one only when it has spoken. */
  const doors = new Map<string, { readonly socket: Socket; readonly hello: NodeJS.Timeout }>();
  const running = new Set<Promise<unknown>>();
  const attempts = createAttempts(services.clock);
  const ofAddress = createCrowd(CONNECTIONS_OF_ADDRESS);
  const ofLogin = createCrowd(CONNECTIONS_OF_LOGIN);
  const ofAccount = createCrowd(CONNECTIONS_OF_ACCOUNT);
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
    (client, { ip, port: from }) => {
      clients.add(client);
      const network = networkOf(ip);
      const door = doors.get(`${ip} ${from}`);
      const leave = () => {
        client.end();
        setTimeout(() => door?.socket.destroy(), LINGER_MS).unref();
      };
      let login: OpenedLogin | null = null;
      /** Whose connection this counts as, once it is open. */
      let counted: OpenedLogin | null = null;
      let [asked, failed] = [0, 0];
      let timer: NodeJS.Timeout | undefined;
      const alive = () => {
        clearTimeout(timer);
        timer = setTimeout(leave, idleMs);
      };
      const sessions = new Set<{ end(): void }>();
      let channels = 0;
      client.on('authentication', (context) => {
        asked += 1;
        if (asked > QUESTIONS_A_CONNECTION || !attempts.allowed(network)) return leave();
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
                attempts.failed(network);
              }
              return failed >= ATTEMPTS_A_CONNECTION ? leave() : context.reject(['publickey', 'password']);
            }),
        );
      });
      client.on('ready', () => {
        const source = login;
        clearTimeout(door?.hello);
        if (source === null || !ofLogin.enter(source.id)) return leave();
        if (!ofAccount.enter(source.accountId)) {
          ofLogin.leave(source.id);
          return leave();
        }
        counted = source;
        alive();
        client.on('session', (accept, reject) => {
          if (channels >= SESSIONS_A_CONNECTION) return reject();
          channels += 1;
          const session = accept();
          let served: { end(): void } | null = null;
          session.on('sftp', (acceptSftp) => {
            served = serveSession(acceptSftp(), { services, source, files, budget, fileBytesMax, alive, leave, track });
            sessions.add(served);
          });
          // What it holds of files that were not closed is given back.
          session.on('close', () => {
            channels -= 1;
            served?.end();
            if (served !== null) sessions.delete(served);
          });
        });
      });
      // What a stranger sends that is no SSH is his affair.
      client.on('error', () => {});
      client.on('close', () => {
        clearTimeout(timer);
        clients.delete(client);
        if (counted !== null) {
          ofLogin.leave(counted.id);
          ofAccount.leave(counted.accountId);
        }
        for (const session of sessions) session.end();
      });
    },
  );
  // An answer is small: held back until more comes, as sockets do, each part of a file would wait for the one before.
  const server = createServer({ noDelay: true }, (socket) => {
    const { remoteAddress, remotePort } = socket;
    const network = networkOf(remoteAddress);
    if (!ofAddress.enter(network)) return socket.destroy();
    const place = `${remoteAddress} ${remotePort}`;
    const hello = setTimeout(() => socket.destroy(), helloMs);
    doors.set(place, { socket, hello });
    socket.once('close', () => {
      clearTimeout(hello);
      doors.delete(place);
      ofAddress.leave(network);
    });
    protocol.injectSocket(socket);
  });
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
      const late = setTimeout(() => {
        for (const { socket } of doors.values()) socket.destroy();
      }, LINGER_MS);
      await closed;
      clearTimeout(late);
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
