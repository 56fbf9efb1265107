import type { MortalServer } from './mortal-server.ts';

/** A client as simple as can be: the same request with the same key until a living server answers it. */
export interface StubbornClient {
  /** JSON where the body is an object; else as it is. @throws Refused where the answer is that it may not be. */
  ask<T>(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<T>;
  /** Posts and answers the id of what was made. */
  make(path: string, body: object): Promise<string>;
}

class Refused extends Error {}

const PAUSE_MS = 50;

/** @param key an API key */
export function stubbornClient(server: MortalServer, key: string): StubbornClient {
  const ask: StubbornClient['ask'] = async <T>(method: string, path: string, body?: unknown, headers = {}) => {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const init: RequestInit = {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(method === 'GET' ? {} : { 'Idempotency-Key': crypto.randomUUID() }),
        ...(raw || body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
    };
    for (;;) {
      try {
        const answer = await server.fetch(`${server.address}${path}`, init);
        const text = await answer.text();
        if (answer.ok) return JSON.parse(text) as T;
        // The transaction of the process that died may hold the key for a moment.
        const isHeld = answer.status === 409 && text.includes('"request-in-progress"');
        if (!isHeld && answer.status < 500) throw new Refused(`${path}: ${answer.status} ${text}`);
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  return { ask, make: async (path, body) => (await ask<{ id: string }>('POST', path, body)).id };
}
