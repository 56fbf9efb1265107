import PostalMime, { type Attachment } from 'postal-mime';
import { nameOfFile } from '../../exchange/index.ts';
import { keepFewChunks } from './few-chunks.ts';

export interface MailFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ReadMail {
  /** As the mail says it; empty where it does not. */
  readonly messageId: string;
  /** Address behind `From:`, in small letters; empty where there is none. Anybody may have written it. */
  readonly from: string;
  readonly files: readonly MailFile[];
}

/** Parts inside each other, and bytes of their headers: a mail with more is none that a gateway or a person sends. */
const LIMITS = { maxNestingDepth: 8, maxHeadersSize: 256 * 1024 } as const;
const MESSAGE_ID_MAX = 500;
/** More than a file of 32 MiB has in base64, and a table of that size; each costs time, a second for a million. */
const LINES_MAX = 1_500_000;

/**
 * The files of a mail. Pictures shown in its text, signatures and invitations are no files.
 * @throws Error where the bytes are no mail that can be read
 */
export async function readMail(bytes: Uint8Array<ArrayBuffer>): Promise<ReadMail> {
  if (linesOf(bytes) > LINES_MAX) throw new RangeError(`a mail of more than ${LINES_MAX} lines`);
  keepFewChunks();
  const mail = await PostalMime.parse(bytes, { ...LIMITS, attachmentEncoding: 'arraybuffer' });
  const files = mail.attachments.filter(isFile).map((attachment, at) => ({
    name: nameOfFile(attachment.filename ?? '') ?? `attachment-${at + 1}`,
    bytes: bytesOf(attachment.content),
  }));
  const address = mail.from !== undefined && 'address' in mail.from ? (mail.from.address ?? '') : '';
  return { messageId: (mail.messageId ?? '').slice(0, MESSAGE_ID_MAX), from: address.trim().toLowerCase(), files };
}

function linesOf(bytes: Uint8Array): number {
  let lines = 1;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}

function isFile({ mimeType, disposition, related }: Attachment): boolean {
  const type = mimeType.toLowerCase();
  if (type.startsWith('image/') || type === 'text/calendar') return false;
  if (/^application\/(pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-keys|ics)$/.test(type)) return false;
  return !(related === true && disposition !== 'attachment');
}

function bytesOf(content: Attachment['content']): Uint8Array<ArrayBuffer> {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return new Uint8Array(content);
}
