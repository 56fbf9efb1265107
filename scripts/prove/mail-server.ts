import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that counts what it has taken, by Message-ID. */
export interface MailServer {
  readonly url: string;
  /** How often each Message-ID was taken. */
  readonly taken: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** A mail is taken before the sender hears of it: the moment in which a death leaves things unclear. */
const ANSWER_MS = 15;

export async function startMailServer(): Promise<MailServer> {
  const taken = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, done) {
      let text = '';
      stream.setEncoding('latin1').on('data', (chunk: string) => {
        if (text.length < 20_000) text += chunk;
      });
      stream.on('end', () => {
        const id = /^message-id:\s*(<[^>]+>)/im.exec(text)?.[1] ?? 'without Message-ID';
        taken.set(id, (taken.get(id) ?? 0) + 1);
        setTimeout(() => done(null, '2.0.0 OK'), ANSWER_MS);
      });
    },
  });
  // A sender that is killed breaks the connection; that is what this server is here for.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
