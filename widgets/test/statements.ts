import type { OverviewVersion, StatementOverview } from '@klarmeter/sdk';
import type { Answering } from './wire.ts';

/** Statements as the API answers them; the money is that of the sample house, everybody in it is made up. */
export function statement(changes: Partial<StatementOverview> = {}, at = 1): StatementOverview {
  const number = `HK-2025-0000001-0${at}`;
  return {
    statement_id: `stm_${at}`,
    livemode: false,
    number,
    period: { from: '2025-01-01', to: '2025-12-31' },
    property: { id: 'prp_1', street: 'Casameta-Allee 24', postal_code: '34123', city: 'Kassel' },
    unit: { id: 'unt_1', label: 'Wohnung 4, 2. OG links' },
    occupancy: { id: 'occ_1', number: '1-4', from: '2020-10-01', to: null, vacant: false },
    occupant: 'Ada Muster',
    state: 'additional_payment',
    total_cents: 109156,
    advance_cents: 80000,
    balance_cents: 29156,
    payment: { due_on: '2026-09-30', iban: 'DE02120300000000202051', account_holder: 'H. Sonnenschuh' },
    landlord: 'H. Sonnenschuh',
    objection: null,
    versions: [version({ total_cents: 109156, balance_cents: 29156 }, at)],
    ...changes,
  } as StatementOverview;
}

export function version(changes: Partial<OverviewVersion> = {}, at = 1): OverviewVersion {
  const number = changes.version ?? 1;
  return {
    version: number,
    statement_version_id: `stv_${at}_${number}`,
    created_at: '2026-08-28T07:00:00.000Z',
    released_at: '2026-08-28T09:00:00.000Z',
    reason: null,
    total_cents: 109156,
    balance_cents: 29156,
    document: { id: `doc_${at}_${number}`, status: 'ready', sha256: null, size_bytes: 84_213 },
    deliveries: [],
    ...changes,
  } as OverviewVersion;
}

/** The same statement, corrected once: what was to be paid became a credit. */
export function corrected(): StatementOverview {
  return statement(
    {
      state: 'credit',
      total_cents: 78760,
      balance_cents: -1240,
      payment: null,
      objection: {
        until: '2099-01-31',
        cautious_until: '2099-01-18',
        legal_basis: 'BGB § 556(3) sentence 5',
        receipt_on: '2098-01-18',
      },
      versions: [
        version(
          { version: 2, total_cents: 78760, balance_cents: -1240, reason: 'Der Ablesewert im Bad war falsch.' },
          2,
        ),
        version({ version: 1, total_cents: 83110, balance_cents: 3110, released_at: '2026-05-04T09:00:00.000Z' }, 2),
      ],
    },
    2,
  );
}

/** Each of the five outcomes. */
export function everyOutcome(): StatementOverview[] {
  return [
    statement(),
    corrected(),
    statement({ state: 'even', total_cents: 80000, balance_cents: 0, payment: null }, 3),
    statement({ state: 'carried_over', advance_cents: null, balance_cents: 109156, payment: null }, 4),
    statement(
      {
        state: 'vacancy',
        total_cents: 41230,
        advance_cents: null,
        balance_cents: 41230,
        payment: null,
        occupant: null,
        occupancy: { id: 'occ_5', number: '1-5', from: '2025-03-01', to: '2025-05-31', vacant: true },
      },
      5,
    ),
  ];
}

export const PDF = new TextEncoder().encode('%PDF-1.7\n% made up\n');

/** Answers lists page by page, and documents with bytes. */
export function answering(items: readonly StatementOverview[], pageSize = 10): Answering {
  return ({ path, query }) => {
    if (path.startsWith('/v1/documents/')) return { bytes: PDF, type: 'application/pdf' };
    if (path !== '/v1/statement-overviews') return undefined;
    const from = Number(query.get('cursor') ?? 0);
    const next = from + pageSize;
    const has_more = next < items.length;
    return { json: { data: items.slice(from, next), has_more, next_cursor: has_more ? String(next) : null } };
  };
}
