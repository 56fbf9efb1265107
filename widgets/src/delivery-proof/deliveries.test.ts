import { describe, expect, test } from 'vitest';
import { DOCUMENT, failedDelivery, portalDelivery } from '../../test/deliveries.ts';
import { byVersion, maskedEmail, strongest, summaryOf } from './deliveries.ts';

test('versions stand in their order', () => {
  const documents = [3, 1, 2].map((statement_version) => ({ ...DOCUMENT, statement_version }));
  expect(byVersion(documents).map(({ statement_version: version }) => version)).toEqual([1, 2, 3]);
});

describe('several deliveries of one document', () => {
  const portal = portalDelivery();
  const later = portalDelivery({
    id: 'dlv_later',
    level: 5,
    receipt: portal.receipt && { ...portal.receipt, on: '2026-02-01', at: '2026-02-01T08:00:00.000Z' },
  });

  test('the earliest receipt counts, whatever came later', () =>
    expect(strongest([later, failedDelivery(), portal])).toBe(portal));
  test('the level is the highest of all', () =>
    expect(summaryOf(DOCUMENT, [failedDelivery(), later, portal])).toMatchObject({
      level: 5,
      standing: 'received',
      receipt: { on: '2026-01-18' },
    }));
});

describe('without a receipt', () => {
  const sent = portalDelivery({ status: 'sent', level: 2, receipt: null });
  test.each([
    ['nothing was sent', [], 'none', 1],
    ['every delivery failed', [failedDelivery(), failedDelivery()], 'failed', 1],
    ['one failed, of one nobody knows', [failedDelivery(), failedDelivery({ status: 'unclear' })], 'unclear', 1],
    ['one failed, one is under way', [failedDelivery(), sent], 'open', 2],
  ] as const)('%s', (_, deliveries, standing, level) =>
    expect(summaryOf(DOCUMENT, deliveries)).toEqual({ standing, level, receipt: null }),
  );
  test('what is not released has reached nothing', () =>
    expect(summaryOf({ ...DOCUMENT, released: false }, []).level).toBe(0));
});

test.each([
  ['ada.muster@example.org', 'a•••@example.org'],
  ['"a@b"@example.org', '"•••@example.org'],
  ['no address', '•••'],
])('%s is shown as %s', (email, shown) => expect(maskedEmail(email)).toBe(shown));
