import type { App } from '../../http/app.ts';
import { registerCreateAccount } from './create-account.ts';
import { registerCreateApiKey } from './create-api-key.ts';
import { registerCreateBrand } from './create-brand.ts';
import { registerGetAccount } from './get-account.ts';
import { registerGetBrand } from './get-brand.ts';
import { registerGetEmbedSession } from './get-embed-session.ts';
import { registerListAccounts } from './list-accounts.ts';
import { registerListApiKeys } from './list-api-keys.ts';
import { registerListAuditEvents } from './list-audit-events.ts';
import { registerListBrands } from './list-brands.ts';
import { registerListEmbedSessions } from './list-embed-sessions.ts';
import { registerRevokeApiKey } from './revoke-api-key.ts';
import { registerRevokeEmbedSession } from './revoke-embed-session.ts';
import { registerUpdateBrand } from './update-brand.ts';

export function registerAccounts(app: App) {
  registerCreateAccount(app);
  registerListAccounts(app);
  registerGetAccount(app);
  registerCreateApiKey(app);
  registerListApiKeys(app);
  registerRevokeApiKey(app);
  registerCreateBrand(app);
  registerListBrands(app);
  registerGetBrand(app);
  registerUpdateBrand(app);
  registerListAuditEvents(app);
  registerListEmbedSessions(app);
  registerGetEmbedSession(app);
  registerRevokeEmbedSession(app);
}
