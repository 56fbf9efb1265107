import type { App } from '../../http/app.ts';

export function registerBilling(_app: App) {}
