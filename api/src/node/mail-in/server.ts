import { Buffer } from 'node:buffer';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Services } from '../../context.ts';
import { loggableError } from '../../db/loggable-error.ts';
import {
  isSenderAllowed,
  type OpenedInbox,
  openInbox,
  type ReadingFiles,
  type Refusal,
  refuseDrop,
  takeDrop,
} from '../../exchange/index.ts';
import type { SharedBudget } from '../../http/memory-budget.ts';
import { createCrowd, networkOf } from '../crowd.ts';
import { StartError } from '../start-error.ts';
import { type ReadMail, readMail } from './read-mail.ts';

/** A file of 32 MiB in base64, with room for words around it. */
const MAIL_BYTES_MAX = 46 * 1024 * 1024;
const FILES_MAX = 50;
const RECIPIENTS_MAX = 10;
const CLIENTS_MAX = 100;
/** A mail server in front of this one comes from one address, with so many mails at a time. */
const CLIENTS_OF_ADDRESS = 20;
/** Whoever tries more addresses looks for one that is there. */
const UNKNOWN_MAX = 20;
const SILENCE_MS = 60_000;
/** The largest mail over a slow line. Silence ends a connection sooner; this ends one that sends a byte a minute. */
const CONNECTION_MS = 900_000;

export interface MailInServer {
  readonly port: number;
  stop(): Promise<void>;
}

export interface MailInOptions {
  readonly port: number;
  readonly host: string;
  /** Behind the @ of every address here. */
  readonly domain: string;
  /** PEM; with both, STARTTLS is offered. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly files: ReadingFiles;
  readonly budget: SharedBudget;
  readonly mailBytesMax?: number;
  readonly connectionMs?: number;
}

/** What a mail server is told: a reply code with its enhanced one (RFC 3463). */
const reply = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });
const NOBODY = () => reply(550, '5.1.1 No such mailbox');
const LATER = () => reply(451, '4.3.0 Not taken in; try again later');
const CROWDED = () => reply(421, '4.7.0 Too many connections; try again later');
const GUESSING = () => reply(421, '4.7.0 Too many recipients that are not here');
const FULL = () => reply(452, '4.3.1 Too much at a time; try again later');

/**
 * Files by e-mail. 250 leaves after the commit: whoever has it has delivered, whoever has not sends again, and the same
 * mail again is the same. No mail is answered.
 */
export async function startMailIn(
  services: Services,
  {
    port,
    host,
    domain,
    tls,
    files,
    budget,
    mailBytesMax = MAIL_BYTES_MAX,
    connectionMs = CONNECTION_MS,
  }: MailInOptions,
): Promise<MailInServer> {
  const running = new Set<Promise<unknown>>();
  const ofAddress = createCrowd(CLIENTS_OF_ADDRESS);
  /** What is known of a connection that was let in. */
  const guests = new WeakMap<
    SMTPServerSession,
    { readonly network: string; readonly end: NodeJS.Timeout; unknown: number }
  >();
  /** The inboxes of the mail that a connection is sending. */
  const inboxes = new WeakMap<SMTPServerSession, OpenedInbox[]>();
  const failing = (error: unknown): Error => {
    if (error instanceof Error && 'responseCode' in error) return error;
    services.log({ level: 'error', ...loggableError(error), where: 'mail-in' });
    return LATER();
  };

  const server = new SMTPServer({
    name: domain,
    banner: 'ready',
    ...(tls === undefined ? {} : { cert: tls.cert, key: tls.key }),
    disabledCommands: tls === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    authOptional: true,
    disableReverseLookup: true,
    hideSMTPUTF8: true,
    logger: false,
    size: mailBytesMax,
    maxClients: CLIENTS_MAX,
    maxRecipients: RECIPIENTS_MAX,
    socketTimeout: SILENCE_MS,
    closeTimeout: 5_000,
    onConnect(session, done) {
      const network = networkOf(session.remoteAddress);
      if (!ofAddress.enter(network)) return done(CROWDED());
      const end = setTimeout(() => cutOff(session), connectionMs);
      guests.set(session, { network, end, unknown: 0 });
      done();
    },
    onClose(session) {
      const guest = guests.get(session);
      if (guest === undefined) return;
      clearTimeout(guest.end);
      ofAddress.leave(guest.network);
    },
    onMailFrom(_address, session, done) {
      inboxes.set(session, []);
      done();
    },
    onRcptTo({ address }, session, done) {
      const at = address.lastIndexOf('@');
      const here = address.slice(at + 1).toLowerCase() === domain.toLowerCase();
      const found = here ? openInbox(services, address.slice(0, at)) : Promise.resolve(null);
      found.then(
        (inbox) => {
          if (inbox === null) return done(isGuessing(session) ? GUESSING() : NOBODY());
          const named = inboxes.get(session) ?? [];
          inboxes.set(session, [...named.filter(({ id }) => id !== inbox.id), inbox]);
          done();
        },
        (error: unknown) => done(failing(error)),
      );
    },
    onData(stream, session, done) {
      const { mailFrom } = session.envelope;
      const sender = mailFrom === false ? '' : (mailFrom?.address ?? '');
      const work = takeMail(stream, { sender, inboxes: inboxes.get(session) ?? [] }).then(
        (words) => done(null, words),
        (error: unknown) => done(failing(error)),
      );
      running.add(work);
      void work.finally(() => running.delete(work));
    },
  });

  function isGuessing(session: SMTPServerSession): boolean {
    const guest = guests.get(session);
    if (guest === undefined) return true;
    guest.unknown += 1;
    return guest.unknown > UNKNOWN_MAX;
  }
  /** What it has sent of a mail is thrown away; a mail that is whole is taken in to its end and comes again. */
  function cutOff(session: SMTPServerSession): void {
    for (const connection of server.connections)
      if (connection.session === session) connection.send(421, '4.4.2 This takes too long');
  }

  /** Reads a mail and takes its files in; what the sender is told. */
  async function takeMail(
    stream: SMTPServerDataStream,
    { sender, inboxes: named }: { sender: string; inboxes: readonly OpenedInbox[] },
  ): Promise<string> {
    // Of several inboxes the first stands for the mail: whoever names one holds its share.
    const share = budget.of(named[0]?.id ?? '', named[0]?.accountId ?? '');
    const parts: Buffer[] = [];
    let held = 0;
    let full = false;
    try {
      // What is too much is read to its end and thrown away: only then may an answer be given.
      for await (const part of stream as AsyncIterable<Buffer>) {
        if (stream.sizeExceeded || full) continue;
        if (!share.take(part.length)) full = true;
        else {
          parts.push(part);
          held += part.length;
        }
      }
      if (full) throw FULL();
      if (stream.sizeExceeded) {
        for (const inbox of named) await refuse(inbox, 'too_large');
        throw reply(552, '5.3.4 The mail is too large');
      }
      const mail = await readMail(new Uint8Array(Buffer.concat(parts.splice(0)))).catch(() => null);
      const reasons = await Promise.all(named.map((inbox) => deliver(inbox, sender, mail)));
      // One inbox that has taken the mail is enough: to be told of both yes and no is not possible.
      const [reason] = reasons.every((each) => each !== null) ? reasons : [null];
      if (reason !== null && reason !== undefined) throw reply(554, `5.6.0 ${WORDS[reason]}`);
      return '2.0.0 Taken in';
    } finally {
      share.give(held);
    }
  }

  async function deliver(inbox: OpenedInbox, sender: string, mail: ReadMail | null): Promise<Refusal | null> {
    if (mail === null) return refuse(inbox, 'unreadable_mail');
    const { messageId, from, files: attached } = mail;
    if (!isSenderAllowed(inbox, sender) && !isSenderAllowed(inbox, from)) return refuse(inbox, 'sender_not_allowed');
    if (attached.length === 0) return refuse(inbox, 'no_attachment');
    if (attached.length > FILES_MAX) return refuse(inbox, 'too_many_attachments');
    for (const file of attached) {
      const whole = { ...file, messageId };
      if (file.bytes.length === 0) await refuseDrop(services, inbox, whole, 'empty');
      else await takeDrop(services, inbox, whole, files.receive);
    }
    return null;
  }

  const refuse = async (inbox: OpenedInbox, reason: Refusal): Promise<Refusal> => {
    await refuseDrop(services, inbox, { name: 'mail', bytes: new Uint8Array() }, reason);
    return reason;
  };

  // Connections of strangers break; that is their affair.
  server.on('error', () => {});
  await new Promise<void>((done, fail) => {
    server.server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE' ? new StartError(`Port ${port} is taken; set INBOX_PORT to another one.`) : error,
      ),
    );
    server.listen(port, host, () => done());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      while (running.size > 0) await Promise.allSettled(running);
      await closed;
    },
  };
}

const WORDS: Readonly<Record<Refusal, string>> = {
  too_large: 'The mail is too large',
  empty: 'The file is empty',
  sender_not_allowed: 'Mail of this sender is not taken here',
  no_attachment: 'The mail has no file attached',
  too_many_attachments: 'The mail has too many files attached',
  unreadable_mail: 'The mail cannot be read',
  not_accepted: 'The file is not accepted',
};
