import { STEP_LEVELS } from '@klarmeter/engine/proof';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../../engine/src/proof/fixtures/node-crypto.ts';
import { sampleLog, sampleProof, sampleSigner } from '../../../engine/src/proof/fixtures/sample-log.ts';
import { DOCUMENT, failedDelivery, portalDelivery } from '../../test/deliveries.ts';
import { actorsIn, STEPS, timelineOf } from './timeline.ts';

const words = (items: ReturnType<typeof timelineOf>) =>
  items.map(({ mark, what, attempt }) => [mark, what, attempt ?? ''].join(' ').trim());

test('the steps are those of the proof, in the order of their levels', () => {
  expect(Object.fromEntries(STEPS.map((step, level) => [step, level]))).toEqual(STEP_LEVELS);
});

describe('the way of one delivery', () => {
  const items = timelineOf(DOCUMENT, [portalDelivery()]);

  test('steps in time, newest last, then what is still to come', () =>
    expect(words(items)).toEqual([
      'done created',
      'done released',
      'done handed_over',
      'done delivered',
      'done opened',
      'open acknowledged',
    ]));
  test('an accepted attempt is the step it led to', () =>
    expect(items[2]).toMatchObject({ detail: '250 2.0.0 OK: queued as 4f1a', channel: 'portal' }));
  test('steps of the document belong to no channel', () =>
    expect(items[1]).toMatchObject({ channel: null, deliveryId: null }));
});

test('failed attempts stay visible, before what succeeded', () => {
  expect(words(timelineOf(DOCUMENT, [portalDelivery(), failedDelivery()]))).toEqual([
    'done created',
    'done released',
    'failed attempt 1',
    'failed attempt 2',
    'done handed_over',
    'done delivered',
    'done opened',
    'open acknowledged',
  ]);
});

test('an attempt under way is shown until its answer comes', () => {
  const started = { number: 2, outcome: 'started' as const, detail: null, occurred_at: '2026-01-16T09:10:00.000Z' };
  const refused = failedDelivery().attempts.slice(0, 2);
  const items = timelineOf(DOCUMENT, [failedDelivery({ status: 'queued', attempts: [...refused, started] })]);
  expect(words(items).slice(2, 4)).toEqual(['failed attempt 1', 'running attempt 2']);
});

test('an attempt with two outcomes keeps both: marked unclear, answered later', () => {
  const attempts = (['started', 'unclear', 'accepted'] as const).map((outcome) => ({
    number: 1,
    outcome,
    detail: outcome,
    occurred_at: '2026-01-18T06:59:58.000Z',
  }));
  const items = timelineOf(DOCUMENT, [portalDelivery({ attempts })]);
  expect(words(items)).toContain('unclear attempt 1');
  expect(items.find(({ what }) => what === 'handed_over')?.detail).toBe('accepted');
});

test('without a delivery the document still has its first steps', () => {
  const items = timelineOf(DOCUMENT, []);
  expect(words(items).slice(0, 3)).toEqual(['done created', 'done released', 'open handed_over']);
  expect(items.map(({ at }) => at).slice(0, 2)).toEqual([DOCUMENT.rendered_at, null]);
  expect(words(timelineOf({ ...DOCUMENT, status: 'queued', released: false }, []))[0]).toBe('open created');
});

describe('who took a step', () => {
  test('is read from the proof file, and what is no known actor is nobody', async () => {
    const [signer, crypto] = [await sampleSigner(), nodeCrypto()];
    const steps = ['system:jobs', 'api_key:key_1', 'occupant:occ_1', 'resident'].map((actor, i) => ({
      type: 'created' as const,
      time: `2026-01-15T08:00:0${i}.000Z`,
      values: { document_id: 'doc_1', document_sha256: 'ab'.repeat(32), version: '1', actor },
    }));
    const actors = actorsIn(await sampleProof(await sampleLog(signer, crypto, steps), signer, crypto));
    expect([...actors]).toEqual([
      [0, 'system'],
      [2, 'manager'],
      [4, 'person'],
    ]);
    expect(timelineOf(DOCUMENT, [portalDelivery()], actors)[2]?.actor).toBe('person');
  });
  test.each(['', '{}', '{"entries":[null]}', '{"entries":[{"index":1}]}'])('no proof file, nobody: %s', (text) =>
    expect(actorsIn(new TextEncoder().encode(text)).size).toBe(0),
  );
});
