import type { App } from '../../http/app.ts';

export function registerMetering(_app: App) {}
