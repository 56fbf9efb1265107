import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Services } from '../context.ts';

/**
 * Who asks, for the audit trail: the other end of the connection. What a caller says of itself counts only where a proxy
 * of ours stands in front and has written it down last (TRUST_PROXY).
 */
export function callerAddress(trustProxy: boolean): NonNullable<Services['callerAddress']> {
  return ({ forwardedFor, env }) => {
    const { incoming } = (env ?? {}) as { readonly incoming?: IncomingMessage };
    const said = trustProxy ? forwardedFor?.split(',').at(-1)?.trim() : undefined;
    const address = said ?? incoming?.socket.remoteAddress ?? '';
    return isIP(address) === 0 ? null : address;
  };
}
