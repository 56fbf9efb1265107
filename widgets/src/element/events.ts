import type { FailureKind } from '../session/failure.ts';

/** An element shows its data for the first time, or says that there are none. */
export interface KmReadyDetail {
  /** Name of the element, such as `statement-list`. */
  readonly component: string;
  readonly state: 'ready' | 'empty';
}

/** Something failed and is shown to the reader. */
export interface KmErrorDetail {
  /** Name of the element, such as `statement-list`. */
  readonly component: string;
  /** The state it is in now. */
  readonly kind: FailureKind;
  /** What went wrong, as the API calls it or the script itself. */
  readonly code: string;
  /** Of the API's answer, if there was one. */
  readonly status?: number | undefined;
  /** Under which the API knows the request. */
  readonly requestId?: string | undefined;
}

/** The session ends in a minute. Unless the event is cancelled, it is renewed. */
export interface KmSessionExpiringDetail {
  /** Name of the element, such as `statement-list`. */
  readonly component: string;
  /** Moment in UTC, ISO 8601. */
  readonly expiresAt: string;
}
