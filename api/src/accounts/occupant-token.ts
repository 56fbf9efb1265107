import { jwtVerify, SignJWT } from 'jose';
import type { Services } from '../context.ts';

const MINUTES = 10;
const AUDIENCE = 'occupant';

export interface OccupantClaim {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly occupancyId: string;
}

/** A token for one occupancy, valid for ten minutes. It is bound to account and mode and names no product. */
export async function makeOccupantToken(
  { vault, clock }: Services,
  claim: OccupantClaim,
): Promise<{ token: string; expiresAt: Date }> {
  const issued = Math.floor(clock().getTime() / 1000);
  const token = await new SignJWT({ acc: claim.accountId, live: claim.livemode })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(claim.occupancyId)
    .setAudience(AUDIENCE)
    .setIssuedAt(issued)
    .setExpirationTime(issued + MINUTES * 60)
    .sign(await vault.derive('occupant-token'));
  return { token, expiresAt: new Date((issued + MINUTES * 60) * 1000) };
}

/** Null when the token is not ours, changed or expired. One made before the master key changed is ours. */
export async function openOccupantToken({ vault, clock }: Services, token: string): Promise<OccupantClaim | null> {
  for (const key of await vault.deriveEach('occupant-token')) {
    const claim = await openWith(key, token, clock());
    if (claim !== null) return claim;
  }
  return null;
}

async function openWith(key: Uint8Array, token: string, now: Date): Promise<OccupantClaim | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      audience: AUDIENCE,
      typ: 'JWT',
      currentDate: now,
      requiredClaims: ['sub', 'exp'],
    });
    if (typeof payload.acc !== 'string' || typeof payload.live !== 'boolean' || payload.sub === undefined) return null;
    return { accountId: payload.acc, livemode: payload.live, occupancyId: payload.sub };
  } catch {
    return null;
  }
}
