export * from './audit/index.ts';
export * from './billing/index.ts';
export * from './law/index.ts';
export * from './money/index.ts';
export * from './series/index.ts';
export * from './telegram/index.ts';
export * from './time/index.ts';
export { ENGINE_VERSION } from './version.ts';
