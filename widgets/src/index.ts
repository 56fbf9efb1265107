import type {} from './generated/globals.ts';

export { KmConsumptionChart, type KmConsumptionViewDetail } from './consumption-chart/consumption-chart.ts';
export { define as defineConsumptionChart } from './consumption-chart/define.ts';
export { define as defineDeliveryProof } from './delivery-proof/define.ts';
export {
  type KmDeliveryAcknowledgeDetail,
  KmDeliveryProof,
  type KmProofCheckDetail,
} from './delivery-proof/delivery-proof.ts';
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
export {
  KmStatementList,
  type KmStatementOpenDetail,
  type KmStatementSelectDetail,
} from './statement-list/statement-list.ts';
