import { getEmbedSession } from '@klarmeter/sdk/operations';
import { call, jsonOf } from './call.ts';
import { SessionFailure } from './failure.ts';
import { toFailure } from './to-failure.ts';
import type { SessionInfo } from './types.ts';

/** What the API says of the session a token belongs to. @throws SessionFailure */
export async function describeSession(apiUrl: string, token: string, id: string | undefined): Promise<SessionInfo> {
  const unavailable = { kind: 'error', code: 'session-unavailable' } as const;
  if (id === undefined) throw new SessionFailure(unavailable);
  try {
    // With this token and no other: the session's own would wait for the renewal this is a part of.
    const source = { apiUrl, token: async () => token };
    const info = jsonOf<SessionInfo>(await call(source, getEmbedSession, { path: { embed_session_id: id } }));
    if (info !== undefined) return info;
  } catch (cause) {
    throw new SessionFailure(toFailure(cause));
  }
  throw new SessionFailure(unavailable);
}
