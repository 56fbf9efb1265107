import type { FailureKind } from '../session/failure.ts';

/** An element shows its data for the first time, or says that there are none. */
export interface KmReadyDetail {
  /** `statement-list`, `consumption-chart`, `delivery-proof`. */
  readonly component: string;
  readonly state: 'ready' | 'empty';
}

/** Something failed and is shown to the reader. */
export interface KmErrorDetail {
  readonly component: string;
  readonly kind: FailureKind;
  readonly code: string;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
}

/** The session ends in a minute. Unless the event is cancelled, it is renewed. */
export interface KmSessionExpiringDetail {
  readonly component: string;
  readonly expiresAt: string;
}

declare global {
  interface HTMLElementEventMap {
    'km-ready': CustomEvent<KmReadyDetail>;
    'km-error': CustomEvent<KmErrorDetail>;
    'km-session-expiring': CustomEvent<KmSessionExpiringDetail>;
  }
}
