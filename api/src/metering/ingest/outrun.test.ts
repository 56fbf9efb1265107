import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { inContext } from '../../context.ts';
import { sha256Hex } from '../../crypto/sha256.ts';
import { consumptionBuilder } from '../fixtures/measured-house.ts';
import { appendReadings } from '../readings/reading-store.ts';
import { insertTelegrams } from './ingest-store.ts';
import { telegramId } from './telegram-id.ts';

/* Two requests bring the same at once: who comes second is told what was not stored, all of it and nothing else. */

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const inAccount = <T>(work: Parameters<typeof inContext<T>>[2]) =>
  inContext(
    api.services,
    {
      session: { accountId: api.root.accountId, livemode: false },
      actor: { type: 'system', id: 'test', role: 'admin' },
      requestId: 'outrun',
    },
    work,
  );

const receivedAt = new Date('2026-01-15T08:00:00Z');
const AS_HEARD = { deviceId: null, verdict: 'unknown_device', reason: null, detail: null, counter: null } as const;

const telegram = (n: number) => {
  const bytes = new Uint8Array([n]);
  const id = telegramId(sha256Hex(bytes), false);
  return { id, meterAddress: 'KLM-00000001', receivedAt, bytes, gateway: null, rssiDbm: null };
};

const refused = (numbers: readonly number[]) =>
  inAccount(async (context) => {
    const given = numbers.map(telegram);
    const outrun = await insertTelegrams(
      context,
      given,
      given.map(() => AS_HEARD),
    );
    return numbers.filter((_, at) => outrun.has(given[at]?.id ?? ''));
  });

test('of telegrams', async () => {
  expect(await refused([1, 2])).toEqual([]);
  expect(await refused([1, 2, 3])).toEqual([1, 2]);
  expect(await refused([1, 2, 3])).toEqual([1, 2, 3]);
});

test('of readings', async () => {
  const build = consumptionBuilder(api);
  const { property } = await build.house();
  const unit_id = await build.unit(property);
  const at = { property_id: property, unit_id, use: 'heating', room: 'Bad', position: 1 };
  const measuringPointId = await build.make('/v1/measuring-points', at);
  const address = { manufacturer: 'KLM', serial: '61999999', kind: 'heat_meter', model: 'X' };
  const deviceId = await build.make('/v1/devices', address);
  const place = {
    measuringPointId,
    deviceId,
    telegramId: null,
    kind: 'register',
    unit: 'kWh',
    origin: 'radio',
  } as const;
  const stored = (days: readonly number[]) =>
    inAccount(async (context) => {
      const readings = days.map((n) => {
        const day = `2026-01-0${n}`;
        return { ...place, day, readAt: new Date(`${day}T08:00:00.007Z`), value: String(n) };
      });
      return [...(await appendReadings(context, readings)).values()].map(({ value }) => Number(value));
    });
  expect(await stored([1, 2, 2])).toEqual([1, 2]);
  expect(await stored([3, 2, 1, 4])).toEqual([3, 4]);
  expect(await stored([1, 2, 3, 4])).toEqual([]);
});
