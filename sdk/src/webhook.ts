import { KlarMeterError } from './problem.ts';

/** The message was not signed with this secret, was changed, or is too old. Answer 400 and do nothing. */
export class KlarMeterWebhookError extends KlarMeterError {
  override name = 'KlarMeterWebhookError';
}

/** Older or younger than this is somebody repeating a message they overheard. */
const TOLERANCE_SECONDS = 300;

/**
 * Checks a webhook (Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`) and returns its content.
 * @param body the body as received, before any parsing
 * @param secret as shown when the endpoint was made (`whsec_...`); while it is being changed, both the old and the new one
 */
export async function unwrapWebhook<T = unknown>(
  body: string,
  headers: Headers | Readonly<Record<string, string | string[] | undefined>>,
  secret: string | readonly string[],
  nowMs: number = Date.now(),
): Promise<T> {
  const header = (name: string): string => {
    const value = headers instanceof Headers ? headers.get(name) : headers[name];
    if (typeof value !== 'string' || value === '') throw new KlarMeterWebhookError(`The header ${name} is missing.`);
    return value;
  };
  const [id, timestamp, signatures] = [header('webhook-id'), header('webhook-timestamp'), header('webhook-signature')];
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowMs / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) {
    throw new KlarMeterWebhookError('The message is too old, or the clock of this machine is wrong.');
  }
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  for (const each of typeof secret === 'string' ? [secret] : secret) {
    const key = await crypto.subtle.importKey(
      'raw',
      fromBase64(each.replace(/^whsec_/, '')),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['verify'],
    );
    for (const signature of signatures.split(' ')) {
      const [version, value] = signature.split(',');
      // verify compares in constant time.
      if (version === 'v1' && value && (await crypto.subtle.verify('HMAC', key, fromBase64(value), signed)))
        return JSON.parse(body) as T;
    }
  }
  throw new KlarMeterWebhookError('No signature of this message fits the secret.');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array(0);
  }
}
