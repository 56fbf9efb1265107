import type { App } from '../../http/app.ts';
import { registerCreateInboxAddress } from './create-inbox-address.ts';
import { registerCreateUploadLogin } from './create-upload-login.ts';
import { registerListFileDrops } from './list-file-drops.ts';
import { registerListInboxAddresses } from './list-inbox-addresses.ts';
import { registerListUploadLogins } from './list-upload-logins.ts';
import { registerRevokeInboxAddress } from './revoke-inbox-address.ts';
import { registerRevokeUploadLogin } from './revoke-upload-login.ts';

export function registerExchange(app: App) {
  registerCreateUploadLogin(app);
  registerListUploadLogins(app);
  registerRevokeUploadLogin(app);
  registerCreateInboxAddress(app);
  registerListInboxAddresses(app);
  registerRevokeInboxAddress(app);
  registerListFileDrops(app);
}
