import type { components } from '@klarmeter/sdk';

export type Document = components['schemas']['Document'];
export type Delivery = components['schemas']['Delivery'];
export type Receipt = NonNullable<Delivery['receipt']>;

/** v1, v2, v3 as the tabs show them. */
export function byVersion(documents: readonly Document[]): Document[] {
  return documents.toSorted((a, b) => a.statement_version - b.statement_version);
}

/** The delivery that proves most: the earliest receipt decides the deadlines, then the level, then the newest try. */
export function strongest(deliveries: readonly Delivery[]): Delivery | undefined {
  return deliveries.toSorted(
    (a, b) => receiptRank(a) - receiptRank(b) || b.level - a.level || b.created_at.localeCompare(a.created_at),
  )[0];
}

const receiptRank = ({ receipt }: Delivery): number =>
  receipt === null ? Number.POSITIVE_INFINITY : Date.parse(receipt.at);

export type Standing = 'none' | 'failed' | 'unclear' | 'open' | 'received';

/** What all deliveries of a document together come to. */
export interface Summary {
  /** 0 to 5. */
  readonly level: number;
  readonly standing: Standing;
  /** The day deadlines count from; null while nothing proves one. */
  readonly receipt: Receipt | null;
}

export function summaryOf(document: Document, deliveries: readonly Delivery[]): Summary {
  const level = Math.max(document.released ? 1 : 0, ...deliveries.map((delivery) => delivery.level));
  const receipt = strongest(deliveries)?.receipt ?? null;
  return { level, receipt, standing: standingOf(deliveries, receipt) };
}

function standingOf(deliveries: readonly Delivery[], receipt: Receipt | null): Standing {
  if (receipt !== null) return 'received';
  if (deliveries.length === 0) return 'none';
  if (deliveries.every(({ status }) => status === 'failed')) return 'failed';
  // Something failed or nobody knows, and nothing else is on its way.
  return deliveries.every(({ status }) => status === 'failed' || status === 'unclear') ? 'unclear' : 'open';
}

/** Enough to recognise one's own address by, and no more. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '•••';
  const [first = ''] = email;
  return `${first}•••${email.slice(at)}`;
}
