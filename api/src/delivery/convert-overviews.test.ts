import { describe, expect, test } from 'vitest';
import { toStatementOverview } from './convert-overviews.ts';
import type { OverviewView, VersionView } from './overview-views.ts';
import { outcomeOf } from './statement-document/state.ts';
import type { Subject } from './statement-document/subject.ts';

/* What an overview says of a statement: the outcome in the document's own word, what is to be paid, until when. */

const at = new Date('2026-01-10T08:00:00.000Z');
const PAYMENT = { iban: 'DE02120300000000202051', bic: null, account_holder: 'Hof 1', due_on: '2026-09-30' };

interface Amounts {
  readonly total: number;
  /** Null where no advance is known. */
  readonly advance: number | null;
  readonly settlement?: 'payable' | 'carried_over';
  readonly vacant?: boolean;
}

const received = (id: string, receivedAt: string | null): VersionView['deliveries'][number] =>
  ({ id, channel: 'portal', status: 'sent', level: 1, receivedAt: receivedAt && new Date(receivedAt) }) as never;

function versionOf({ total, advance, settlement = 'payable' }: Amounts, more: object = {}): VersionView {
  const { version = 1, deliveries = [] } = more as { version?: number; deliveries?: VersionView['deliveries'] };
  return {
    version: {
      id: `stv_${version}`,
      version,
      createdAt: at,
      reason: null,
      totalCents: total,
      advanceCents: advance,
      balanceCents: total - (advance ?? 0),
      settlement,
      payment: PAYMENT,
    },
    release: null,
    document: null,
    deliveries,
  } as unknown as VersionView;
}

const overviewOf = (versions: readonly VersionView[], vacant = false) =>
  toStatementOverview({
    statement: {
      id: 'sta_1',
      livemode: false,
      number: 'HK-2025-0000001-01',
      fromDay: '2025-01-01',
      toDay: '2025-12-31',
    },
    property: { id: 'prp_1', street: 'Hof 1', postalCode: '34123', city: 'Kassel' },
    unit: { id: 'unt_1', label: 'Wohnung 1' },
    occupancy: { id: 'occ_1', number: '1-1', fromDay: '2020-01-01', toDay: null, vacant },
    occupant: vacant ? null : 'Ada Muster',
    landlord: null,
    versions,
  } as unknown as OverviewView);

/** The same amounts as the document reads them. */
const printed = ({ total, advance, settlement = 'payable', vacant = false }: Amounts) => {
  const eur = (cents: number) => (cents / 100).toFixed(2);
  return outcomeOf({
    occupant: {
      total_eur: eur(total),
      balance_eur: eur(total - (advance ?? 0)),
      ...(advance === null ? {} : { advance_eur: eur(advance) }),
    },
    occupancy: { settlement },
    houseOccupancy: vacant ? { vacant } : {},
  } as unknown as Subject);
};

describe('the outcome', () => {
  test.each<[string, Amounts]>([
    ['additional_payment', { total: 109_156, advance: 80_000 }],
    ['credit', { total: 70_000, advance: 80_000 }],
    ['even', { total: 80_000, advance: 80_000 }],
    ['carried_over', { total: 109_156, advance: null }],
    ['carried_over', { total: 109_156, advance: 80_000, settlement: 'carried_over' }],
    ['carried_over', { total: 80_000, advance: 80_000, settlement: 'carried_over' }],
    ['vacancy', { total: 109_156, advance: null, settlement: 'carried_over', vacant: true }],
    ['vacancy', { total: 109_156, advance: 0, vacant: true }],
  ])('%s: in the overview and on the document, with a payment only where something is to be paid', (state, amounts) => {
    const overview = overviewOf([versionOf(amounts)], amounts.vacant);
    expect(overview.state).toBe(state);
    expect(printed(amounts).state).toBe(state);
    expect(overview.payment).toEqual(state === 'additional_payment' ? PAYMENT : null);
  });

  test('is that of the newest version', () => {
    const credit = versionOf({ total: 70_000, advance: 80_000 }, { version: 2 });
    const overview = overviewOf([credit, versionOf({ total: 109_156, advance: 80_000 })]);
    expect(overview).toMatchObject({ state: 'credit', total_cents: 70_000, balance_cents: -10_000, payment: null });
    expect(overview.versions.map(({ balance_cents }) => balance_cents)).toEqual([-10_000, 29_156]);
  });
});

describe('the time to object', () => {
  const amounts = { total: 109_156, advance: 80_000 };
  const objection = (...deliveries: VersionView['deliveries'][number][]) =>
    overviewOf([versionOf(amounts, { deliveries })]).objection;

  test('runs from the day in Germany: half past eleven at night in UTC is the next one', () => {
    expect(objection(received('dlv_1', '2026-01-31T23:30:00.000Z'))).toEqual({
      receipt_on: '2026-02-01',
      until: '2027-02-28',
      cautious_until: '2027-02-01',
      legal_basis: 'BGB § 556(3) sentence 5',
    });
    expect(objection(received('dlv_1', '2026-07-31T21:30:00.000Z'))?.receipt_on).toBe('2026-07-31');
    expect(objection(received('dlv_1', '2026-07-31T22:30:00.000Z'))?.receipt_on).toBe('2026-08-01');
  });

  test('runs from the earliest proven receipt, whichever delivery came first', () => {
    const late = received('dlv_1', '2026-03-02T09:00:00.000Z');
    const early = received('dlv_2', '2026-02-27T09:00:00.000Z');
    const never = received('dlv_3', null);
    expect(objection(late, early, never)?.receipt_on).toBe('2026-02-27');
    expect(objection(never, early, late)?.receipt_on).toBe('2026-02-27');
  });

  test('has no date where no receipt is proven, also when the version before was received', () => {
    expect(objection()).toBe(null);
    expect(objection(received('dlv_1', null))).toBe(null);
    const before = versionOf(amounts, { deliveries: [received('dlv_1', '2026-01-20T09:00:00.000Z')] });
    const newest = versionOf(amounts, { version: 2, deliveries: [received('dlv_2', null)] });
    const overview = overviewOf([newest, before]);
    expect(overview.objection).toBe(null);
    expect(overview.versions.map(({ deliveries }) => deliveries[0]?.receipt_on)).toEqual([null, '2026-01-20']);
  });
});
