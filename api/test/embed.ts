import type { Answer, TestApi } from './harness.ts';
import { PORTAL, type World } from './world.ts';

/** Every component, with everything it can do. */
export const ALL_COMPONENTS = {
  statement_list: {},
  consumption_chart: {},
  delivery_proof: { features: { acknowledgement: true } },
};

export interface Session {
  readonly id: string;
  readonly token: string;
  readonly expires_at: string;
  readonly brand: { readonly name: string };
}

export const tenantOf = ({ occupancy_id }: World) => ({ role: 'tenant', occupancy_ids: [occupancy_id] });

/** Asks for a session with every component, for PORTAL, unless the body says otherwise. */
export const createSession = (api: TestApi, key: string, body: Record<string, unknown>): Promise<Answer<Session>> =>
  api.request<Session>('POST', '/v1/embed-sessions', {
    key,
    body: { components: ALL_COMPONENTS, allowed_origins: [PORTAL], ...body },
  });

/** A session that must come about. */
export async function sessionFor(api: TestApi, key: string, body: Record<string, unknown>): Promise<Session> {
  const answer = await createSession(api, key, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

/** Asks with a session's token, as a page of PORTAL unless said. */
export const askAs = (api: TestApi, token: string, path: string, origin: string | null = PORTAL) =>
  api.request<{ data: Record<string, unknown>[] }>('GET', path, {
    key: token,
    headers: origin === null ? {} : { Origin: origin },
  });

export const OVERVIEWS = '/v1/statement-overviews';
