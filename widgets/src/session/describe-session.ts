import { createPartialClient } from '@klarmeter/sdk';
import { getEmbedSession } from '@klarmeter/sdk/operations';
import { SessionFailure } from './failure.ts';
import { toFailure } from './to-failure.ts';
import type { SessionInfo } from './types.ts';

/** What the API says of the session a token belongs to. @throws SessionFailure */
export async function describeSession(apiUrl: string, token: string, id: string | undefined): Promise<SessionInfo> {
  if (id === undefined) throw new SessionFailure({ kind: 'error', code: 'session-unavailable' });
  try {
    // A client of its own: the session's would wait for the renewal this is a part of.
    const client = createPartialClient({ getEmbedSession }, { baseUrl: apiUrl, apiKey: token });
    return await client.getEmbedSession({ path: { embed_session_id: id } });
  } catch (cause) {
    throw new SessionFailure(toFailure(cause));
  }
}
