import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import type { Services } from '../../context.ts';

const LINK = /^rl_(test|live)_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;
const LINK_BYTES = 32;
const PIN_DIGITS = 6;
const SESSION_HOURS = 12;
/** Names no product: the token stands on somebody's phone. */
const AUDIENCE = 'reader';
const TYPE = 'reader+jwt';

/** Token of a link: account and mode in its text, 256 random bits. It stands behind the `#` of an address or in a code. */
export function makeReaderLink(accountId: string, livemode: boolean): string {
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(LINK_BYTES))).toString('base64url');
  return `rl_${livemode ? 'live' : 'test'}_${accountId.slice('acc_'.length)}_${secret}`;
}

/** The account and mode a link claims; null when it is none of ours. */
export function readReaderLink(text: string): { accountId: string; livemode: boolean } | null {
  const [, mode, account] = LINK.exec(text) ?? [];
  return mode === undefined ? null : { accountId: `acc_${account}`, livemode: mode === 'live' };
}

/** Digits that are typed by hand; worth something only beside the link. */
export function makePin(): string {
  let pin = '';
  while (pin.length < PIN_DIGITS)
    // 250 is the largest multiple of ten in a byte, so every digit is equally likely.
    for (const byte of crypto.getRandomValues(new Uint8Array(16)))
      if (byte < 250 && pin.length < PIN_DIGITS) pin += String(byte % 10);
  return pin;
}

export interface ReaderClaim {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly sessionId: string;
  readonly customerId: string;
  readonly propertyId: string;
}

export type OpenedReaderToken =
  | { readonly state: 'valid'; readonly claim: ReaderClaim }
  | { readonly state: 'expired' }
  | { readonly state: 'foreign' };

/** When a session that begins now is over: after a working day, or with its access. */
export const readerSessionEnd = (from: Date, accessEnd: Date): Date =>
  new Date(Math.min(from.getTime() + SESSION_HOURS * 3_600_000, accessEnd.getTime()));

export async function makeReaderToken({ vault, clock }: Services, claim: ReaderClaim, end: Date): Promise<string> {
  const { accountId, livemode, sessionId, customerId, propertyId } = claim;
  return new SignJWT({ acc: accountId, live: livemode, cus: customerId, prp: propertyId })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setAudience(AUDIENCE)
    .setJti(sessionId)
    .setIssuedAt(Math.floor(clock().getTime() / 1000))
    .setExpirationTime(Math.floor(end.getTime() / 1000))
    .sign(await vault.derive('reader-token'));
}

export function isReaderToken(token: string): boolean {
  try {
    return decodeProtectedHeader(token).typ === TYPE;
  } catch {
    return false;
  }
}

/** What a token says, if it is ours, unchanged and in time. One made before the master key changed is ours. */
export async function openReaderToken({ vault, clock }: Services, token: string): Promise<OpenedReaderToken> {
  for (const key of await vault.deriveEach('reader-token')) {
    const opened = await openWith(key, token, clock());
    if (opened.state !== 'foreign') return opened;
  }
  return { state: 'foreign' };
}

async function openWith(key: Uint8Array, token: string, now: Date): Promise<OpenedReaderToken> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      audience: AUDIENCE,
      typ: TYPE,
      currentDate: now,
      requiredClaims: ['jti', 'exp', 'acc', 'live', 'cus', 'prp'],
    });
    const { jti, acc, live, cus, prp } = payload;
    return {
      state: 'valid',
      claim: {
        accountId: String(acc),
        livemode: live === true,
        sessionId: String(jti),
        customerId: String(cus),
        propertyId: String(prp),
      },
    };
  } catch (error) {
    return { state: error instanceof errors.JWTExpired ? 'expired' : 'foreign' };
  }
}
