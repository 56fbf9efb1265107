import type { Operation, Page } from '@klarmeter/sdk';

// Written by hand until the contract has them.
export const getEmbedSession = {
  method: 'GET',
  path: '/v1/embed-sessions/{embed_session_id}',
  pathParams: ['embed_session_id'],
  answer: ['application/json'],
  status: 200,
} as const satisfies Operation;

export const listStatementOverviews = {
  method: 'GET',
  path: '/v1/statement-overviews',
  queryParams: ['limit', 'cursor', 'property_id', 'occupancy_id', 'statement_id'],
  answer: ['application/json'],
  status: 200,
  paging: 'cursor',
} as const satisfies Operation;

export interface StatementVersionOverview {
  readonly version: number;
  readonly statement_version_id: string;
  readonly created_at: string;
  readonly released_at: string | null;
  readonly reason: string | null;
  readonly total_cents: number;
  readonly balance_cents: number;
  readonly document: { readonly id: string; readonly status: string } | null;
}

export interface StatementOverview {
  readonly statement_id: string;
  readonly number: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly property: {
    readonly id: string;
    readonly street: string;
    readonly postal_code: string;
    readonly city: string;
  };
  readonly unit: { readonly id: string; readonly label: string };
  readonly occupancy: {
    readonly id: string;
    readonly number: string;
    readonly from: string;
    readonly to: string | null;
    readonly vacant: boolean;
  };
  readonly occupant: string | null;
  readonly state: 'additional_payment' | 'credit' | 'even' | 'carried_over' | 'vacancy';
  readonly total_cents: number;
  readonly advance_cents: number | null;
  readonly balance_cents: number;
  readonly payment: {
    readonly due_on: string | null;
    readonly iban: string | null;
    readonly account_holder: string | null;
  } | null;
  readonly landlord: string | null;
  readonly objection: { readonly until: string; readonly legal_basis: string; readonly receipt_on: string } | null;
  readonly versions: readonly StatementVersionOverview[];
}

export type StatementOverviewPage = Page<StatementOverview>;
