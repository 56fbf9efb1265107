import type { App } from '../../http/app.ts';

export function registerProperties(_app: App) {}
