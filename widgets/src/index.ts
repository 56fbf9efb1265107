export type { KmErrorDetail, KmReadyDetail, KmSessionExpiringDetail } from './element/events.ts';
export { type Embed, type StartOptions, start, startSession } from './embed.ts';
export type { Failure, FailureKind } from './session/failure.ts';
export type {
  EmbedBrand,
  FetchSession,
  Locale,
  Session,
  SessionAnswer,
  SessionInfo,
  SessionOptions,
} from './session/types.ts';
export { define as defineStatementList } from './statement-list/define.ts';
export { KmStatementList } from './statement-list/statement-list.ts';
