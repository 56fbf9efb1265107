import { readFile } from 'node:fs/promises';
import { inContext, type Services } from '../context.ts';
import { dropCaller, getReadingFile, type ReadingFiles, receiveReadingFile } from '../exchange/index.ts';
import { createMemoryBudget } from '../http/memory-budget.ts';
import { Problem } from '../problem.ts';
import { StartError } from './start-error.ts';

export interface TransportOptions {
  /** Files by SFTP; none where left out. */
  readonly sftp?: {
    /** 0 picks a free one. */
    readonly port: number;
    /** A private key of OpenSSH; made and kept in the data folder where left out. */
    readonly hostKey?: string | undefined;
  };
  /** Files by e-mail; none where left out. */
  readonly inbox?: {
    readonly port: number;
    readonly domain: string;
    /** Files with certificate and key (PEM); without them mail comes unencrypted, as from a mail server in front. */
    readonly tlsCert?: string | undefined;
    readonly tlsKey?: string | undefined;
  };
}

export interface Transports {
  readonly sftp: { readonly port: number; readonly fingerprint: string } | null;
  readonly inbox: { readonly port: number } | null;
  stop(): Promise<void>;
}

/** What is held of files that are not in yet, of all senders together. */
const MEMORY_BYTES = 256 * 1024 * 1024;
/** Of it one login or inbox: the largest mail, or two of the largest files. */
const SHARE_BYTES = 64 * 1024 * 1024;
/** And all logins and inboxes of an account together. */
const ACCOUNT_BYTES = 128 * 1024 * 1024;

/** What becomes of the files, whichever way they come. */
export const readingFiles: ReadingFiles = {
  receive: async (context, file) => (await receiveReadingFile(context, file)).file,
  describe: (services, source, id) =>
    inContext(services, dropCaller(source), (context) => getReadingFile(context, id)).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'not-found') return null;
      throw error;
    }),
};

/** Starts the ways in for files that are set up. Their libraries are loaded only then. */
export async function startTransports(
  services: Services,
  { sftp, inbox }: TransportOptions,
  { host, hostKeyFile }: { readonly host: string; readonly hostKeyFile: string },
): Promise<Transports> {
  const budget = createMemoryBudget(MEMORY_BYTES, SHARE_BYTES, ACCOUNT_BYTES);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    await Promise.all(stops.splice(0).map((each) => each()));
  };
  try {
    let started: Transports = { sftp: null, inbox: null, stop };
    if (sftp !== undefined) {
      const [{ startSftp }, { loadHostKey }] = await Promise.all([
        import('./sftp/server.ts'),
        import('./sftp/host-key.ts'),
      ]);
      const hostKey = await loadHostKey(sftp.hostKey, hostKeyFile);
      const server = await startSftp(services, { port: sftp.port, host, hostKey, files: readingFiles, budget });
      stops.push(server.stop);
      started = { ...started, sftp: server };
    }
    if (inbox !== undefined) {
      const { startMailIn } = await import('./mail-in/server.ts');
      const { port, domain } = inbox;
      const tls = await tlsOf(inbox);
      const server = await startMailIn(services, {
        port,
        host,
        domain,
        files: readingFiles,
        budget,
        ...(tls === null ? {} : { tls }),
      });
      stops.push(server.stop);
      started = { ...started, inbox: server };
    }
    return started;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function tlsOf({ tlsCert, tlsKey }: NonNullable<TransportOptions['inbox']>) {
  if (tlsCert === undefined && tlsKey === undefined) return null;
  if (tlsCert === undefined || tlsKey === undefined)
    throw new StartError('INBOX_TLS_CERT and INBOX_TLS_KEY belong together: set both or none.');
  const [cert, key] = await Promise.all([tlsCert, tlsKey].map((file) => readFile(file, 'utf8'))).catch(
    (error: Error) => {
      throw new StartError(`INBOX_TLS_CERT and INBOX_TLS_KEY must be files that can be read: ${error.message}.`);
    },
  );
  return { cert: cert ?? '', key: key ?? '' };
}

const portOf = (name: string, text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`${name} must be a number from 0 to 65535, not "${text}".`);
  return port;
};

/** From the environment: SFTP_PORT, SFTP_HOST_KEY; INBOX_PORT, INBOX_DOMAIN, INBOX_TLS_CERT, INBOX_TLS_KEY. */
export function transportsFromEnvironment(env: NodeJS.ProcessEnv): TransportOptions {
  const { SFTP_PORT, SFTP_HOST_KEY, INBOX_PORT, INBOX_DOMAIN, INBOX_TLS_CERT, INBOX_TLS_KEY } = env;
  if (INBOX_PORT !== undefined && !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(INBOX_DOMAIN ?? ''))
    throw new StartError('INBOX_PORT needs INBOX_DOMAIN: what stands behind the @ of addresses for files.');
  return {
    ...(SFTP_PORT === undefined ? {} : { sftp: { port: portOf('SFTP_PORT', SFTP_PORT), hostKey: SFTP_HOST_KEY } }),
    ...(INBOX_PORT === undefined
      ? {}
      : {
          inbox: {
            port: portOf('INBOX_PORT', INBOX_PORT),
            domain: INBOX_DOMAIN ?? '',
            tlsCert: INBOX_TLS_CERT,
            tlsKey: INBOX_TLS_KEY,
          },
        }),
  };
}
