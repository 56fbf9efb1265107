import type { Delivery, Document } from '../src/delivery-proof/deliveries.ts';

// A document and its delivery as the API answers them; everybody in it is made up.
export const DOCUMENT: Document = {
  id: 'doc_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
  livemode: false,
  kind: 'heating_cost_statement',
  statement_id: 'stm_0193a5c2f4b87d1e9c60aa51d7e2b300',
  statement_version_id: 'stv_0193a5c2f4b87d1e9c60aa51d7e2b301',
  statement_number: 'HK-2025-0000001-04',
  statement_version: 3,
  property_id: 'prp_0193a5c2f4b87d1e9c60aa51d7e2b302',
  occupancy_id: 'occ_0193a5c2f4b87d1e9c60aa51d7e2b303',
  status: 'ready',
  released: true,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  size_bytes: 84_213,
  detail: null,
  created_at: '2026-01-15T07:59:58.000Z',
  rendered_at: '2026-01-15T08:00:00.000Z',
};

const PORTAL: Delivery = {
  id: 'dlv_0193a5c2f4b87d1e9c60aa51d7e2b311',
  livemode: false,
  document_id: DOCUMENT.id,
  property_id: DOCUMENT.property_id,
  occupancy_id: DOCUMENT.occupancy_id,
  channel: 'portal',
  email: 'ada.muster@example.org',
  consent_given_on: '2024-03-02',
  status: 'delivered',
  level: 4,
  receipt: {
    on: '2026-01-18',
    at: '2026-01-18T07:00:00.000Z',
    basis: 'portal_with_consent',
    legal_basis: 'BGB § 130(1)',
    reason_de: 'Im Portal bereitgestellt, mit Einwilligung und Hinweis, den der Mailserver angenommen hat.',
    reason_en: 'Made available in the portal, with consent and a notice that the mail server accepted.',
  },
  attempts: [
    { number: 1, outcome: 'started', detail: null, occurred_at: '2026-01-18T06:59:57.000Z' },
    { number: 1, outcome: 'accepted', detail: '250 2.0.0 OK: queued as 4f1a', occurred_at: '2026-01-18T06:59:58.120Z' },
  ],
  evidence: [
    { id: 'evd_1', type: 'created', occurred_at: '2026-01-15T08:00:00.000Z', log_index: 0 },
    { id: 'evd_2', type: 'released', occurred_at: '2026-01-15T13:30:00.000Z', log_index: 2 },
    { id: 'evd_3', type: 'handed_over', occurred_at: '2026-01-18T06:59:58.120Z', log_index: 4 },
    { id: 'evd_4', type: 'delivered', occurred_at: '2026-01-18T07:00:00.000Z', log_index: 6 },
    { id: 'evd_5', type: 'opened', occurred_at: '2026-01-19T09:15:07.004Z', log_index: 8 },
  ],
  created_at: '2026-01-18T06:59:50.000Z',
  updated_at: '2026-01-19T09:15:07.004Z',
};

const EMAIL: Delivery = {
  ...PORTAL,
  id: 'dlv_0193a5c2f4b87d1e9c60aa51d7e2b310',
  channel: 'email',
  consent_given_on: null,
  status: 'failed',
  level: 1,
  receipt: null,
  attempts: [
    { number: 1, outcome: 'started', detail: null, occurred_at: '2026-01-16T09:00:00.000Z' },
    { number: 1, outcome: 'refused', detail: '451 4.7.1 try again later', occurred_at: '2026-01-16T09:00:02.000Z' },
    { number: 2, outcome: 'started', detail: null, occurred_at: '2026-01-16T09:10:00.000Z' },
    { number: 2, outcome: 'refused', detail: '550 5.1.1 unknown mailbox', occurred_at: '2026-01-16T09:10:02.000Z' },
  ],
  evidence: PORTAL.evidence.slice(0, 2),
  created_at: '2026-01-16T08:59:50.000Z',
  updated_at: '2026-01-16T09:10:02.000Z',
};

export const portalDelivery = (changes: Partial<Delivery> = {}): Delivery => ({ ...PORTAL, ...changes });
export const failedDelivery = (changes: Partial<Delivery> = {}): Delivery => ({ ...EMAIL, ...changes });
