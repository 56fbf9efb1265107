import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Services } from '../context.ts';
import { embedKeysAt } from './embed-keys.ts';
import { EmbedComponents, EmbedSubject } from './embed-schemas.ts';

const SECONDS = 600;
/** Issuer and audience name no product: the token stands in somebody else's page. */
const ISSUER = 'embed';
const AUDIENCE = 'embed';
export const EMBED_TOKEN_TYPE = 'embed+jwt';

/** Everything a session is bound to. */
export interface EmbedClaim {
  readonly sessionId: string;
  readonly accountId: string;
  readonly livemode: boolean;
  readonly subject: EmbedSubject;
  /** The customer and the properties behind the subject; row level security reads them. */
  readonly scope: EmbedScope;
  readonly components: EmbedComponents;
  readonly allowedOrigins: readonly string[];
}

export interface EmbedScope {
  readonly customerId: string;
  /** Null: all of the customer's. */
  readonly propertyIds: readonly string[] | null;
}

export type OpenedEmbedToken =
  | { readonly state: 'valid'; readonly claim: EmbedClaim }
  | { readonly state: 'expired' }
  | { readonly state: 'foreign' };

export const embedSessionEnd = (issuedAt: Date) => new Date((Math.floor(issuedAt.getTime() / 1000) + SECONDS) * 1000);

/** A token of ten minutes (JWT, EdDSA), signed by a key that `/.well-known/jwks.json` shows. */
export async function makeEmbedToken({ vault, clock }: Services, claim: EmbedClaim): Promise<string> {
  const now = clock();
  const [key] = await embedKeysAt(vault, now);
  if (key === undefined) throw new Error('there is always a key that signs');
  const { sessionId, accountId, livemode, subject, scope, components, allowedOrigins } = claim;
  return new SignJWT({ acc: accountId, live: livemode, subject, scope, components, origins: allowedOrigins })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: EMBED_TOKEN_TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setJti(sessionId)
    .setIssuedAt(Math.floor(now.getTime() / 1000))
    .setExpirationTime(Math.floor(embedSessionEnd(now).getTime() / 1000))
    .sign(key.privateKey);
}

/** What a token says, if it is ours, unchanged and in time. */
export async function openEmbedToken({ vault, clock }: Services, token: string): Promise<OpenedEmbedToken> {
  const now = clock();
  const keys = await embedKeysAt(vault, now);
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = keys.find((each) => each.kid === kid);
        if (key === undefined) throw new errors.JWKSNoMatchingKey();
        return key.publicKey;
      },
      {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: EMBED_TOKEN_TYPE,
        currentDate: now,
        requiredClaims: ['jti', 'exp', 'iat', 'acc', 'live', 'subject', 'scope', 'components', 'origins'],
      },
    );
    return { state: 'valid', claim: toClaim(payload) };
  } catch (error) {
    return { state: error instanceof errors.JWTExpired ? 'expired' : 'foreign' };
  }
}

/** The signature says that we wrote it; the schemas say that it is still of the form we read today. */
function toClaim(payload: JWTPayload): EmbedClaim {
  const { jti, acc, live, subject, scope, components, origins } = payload as JWTPayload & {
    acc: string;
    live: boolean;
    scope: EmbedScope;
    origins: readonly string[];
  };
  return {
    sessionId: String(jti),
    accountId: acc,
    livemode: live,
    subject: EmbedSubject.parse(subject),
    scope,
    components: EmbedComponents.parse(components),
    allowedOrigins: origins,
  };
}
