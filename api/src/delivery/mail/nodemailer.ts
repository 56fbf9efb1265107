import { createTransport } from 'nodemailer';
import type { MailAnswer, Mailer, MailMessage } from '../../mailer.ts';

/** A server that says nothing for this long has failed, ms. Shorter than the queue's patience with a job. */
const SILENCE_MS = 60_000;
/** What an answer may hold at most: it is stored with the attempt and shown in the proof. */
const RESPONSE_MAX = 300;

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly syscall?: string;
}

/**
 * Hands mail to the server at `smtp://user:password@host:port` (`smtps:` for TLS from the start). `?name=` says what the
 * server is greeted with; the name of the machine is never told. Node only.
 */
export function createMailer(smtpUrl: string): Mailer & { close(): void } {
  const transport = createTransport({
    name: '[127.0.0.1]',
    url: smtpUrl,
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    // Texts come from brands and persons: nothing in them may read files or addresses of this machine.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message: MailMessage): Promise<MailAnswer> {
      try {
        const { response } = await transport.sendMail({
          ...message,
          attachments: message.attachments.map((attachment) => ({
            ...attachment,
            content: Buffer.from(attachment.content),
          })),
        });
        return { outcome: 'accepted', code: replyCode(response), response: withoutAddresses(response) };
      } catch (error) {
        return refusalOf(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

function refusalOf(error: SmtpError): MailAnswer {
  const response = withoutAddresses(error.response ?? error.message);
  if (error.responseCode !== undefined) return { outcome: 'refused', code: error.responseCode, response };
  return { outcome: neverConnected(error) ? 'refused' : 'unclear', code: null, response };
}

/** Only where it is certain that not one byte of the message left: everything else might have arrived. */
function neverConnected({ code, syscall, message }: SmtpError): boolean {
  return (
    code === 'EDNS' ||
    code === 'EAUTH' ||
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    message === 'Connection timeout' ||
    message === 'Greeting never received'
  );
}

const replyCode = (response: string): number | null => Number(/^\d{3}/.exec(response)?.[0]) || null;

function withoutAddresses(words: string): string {
  return words
    .replace(/<?[^\s<>@]+@[^\s<>@]+>?/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, RESPONSE_MAX);
}
