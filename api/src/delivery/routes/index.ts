import type { App } from '../../http/app.ts';

export function registerDelivery(_app: App) {}
