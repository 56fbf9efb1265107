export { API_VERSION } from './api-version.ts';
export { type AttemptNote, type Client, type ClientOptions, createClient } from './client.ts';
export type * from './generated/schema.ts';
export type { KeySource } from './key.ts';
export type { Operation } from './operation.ts';
export type { Page } from './paging.ts';
export {
  type Finding,
  KlarMeterAbortError,
  KlarMeterAuthenticationProblem,
  KlarMeterConflictProblem,
  KlarMeterConnectionError,
  KlarMeterError,
  KlarMeterInputProblem,
  KlarMeterNotFoundProblem,
  KlarMeterPermissionProblem,
  KlarMeterProblem,
  KlarMeterRateLimitProblem,
  KlarMeterServerProblem,
  KlarMeterTimeoutError,
  KlarMeterUsageError,
} from './problem.ts';
export type { Answer, CallOptions, InputOf, ItemOf, OutputOf, Rows } from './types.ts';
export { KlarMeterWebhookError, unwrapWebhook } from './webhook.ts';
