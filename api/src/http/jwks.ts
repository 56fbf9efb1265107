import { embedKeysAt } from '../accounts/index.ts';
import type { Services } from '../context.ts';
import type { App } from './app.ts';

const HOUR_SECONDS = 3_600;

/** The public keys that sign embed tokens: this span's, the next one's and the last one's (RFC 7517). */
export function registerJwks(app: App, { vault, clock }: Services): void {
  app.get('/.well-known/jwks.json', async (c) => {
    const keys = await embedKeysAt(vault, clock());
    return c.json({ keys: keys.map(({ jwk }) => jwk) }, 200, {
      'Cache-Control': `public, max-age=${HOUR_SECONDS}`,
      'Access-Control-Allow-Origin': '*',
    });
  });
}
