/** What a token says of itself. Nothing is trusted for it: the API checks the signature, here only times are read. */
export interface TokenClaims {
  readonly id: string | undefined;
  /** From issue to end; times of the server, so only their difference counts on a machine whose clock is off. */
  readonly lifetimeMs: number;
}

const USUAL_LIFETIME_MS = 600_000;

export function claimsOf(token: string): TokenClaims {
  const { jti, iat, exp } = payloadOf(token);
  const lifetimeMs = typeof exp === 'number' && typeof iat === 'number' ? (exp - iat) * 1000 : USUAL_LIFETIME_MS;
  return { id: typeof jti === 'string' ? jti : undefined, lifetimeMs };
}

function payloadOf(token: string): Record<string, unknown> {
  try {
    const part = token.split('.')[1] ?? '';
    return JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
  } catch {
    return {};
  }
}
