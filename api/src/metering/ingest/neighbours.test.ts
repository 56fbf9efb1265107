import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { inContext } from '../../context.ts';
import { sha256Hex } from '../../crypto/sha256.ts';
import { consumptionBuilder } from '../fixtures/measured-house.ts';
import { appendReadings } from '../readings/reading-store.ts';
import { walkRegisters } from '../readings/register-walk.ts';
import { insertTelegrams } from './ingest-store.ts';
import { telegramId } from './telegram-id.ts';

/*
 * New registers meet those that the database has right beside them, of the same device at the same point; and the points
 * and devices that are named have to be there.
 */

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
      requestId: 'neighbours',
    },
    work,
  );

let own: Place;
let other: Place;

interface Place {
  readonly measuringPointId: string;
  readonly deviceId: string;
}

beforeAll(async () => {
  const build = consumptionBuilder(api);
  const { property: property_id } = await build.house();
  const unit_id = await build.unit(property_id);
  const place = async (position: number): Promise<Place> => {
    const point = { property_id, unit_id, use: 'heating', room: 'Bad', position };
    const device = { manufacturer: 'KLM', serial: `6188888${position}`, kind: 'heat_meter', model: 'X' };
    return {
      measuringPointId: await build.make('/v1/measuring-points', point),
      deviceId: await build.make('/v1/devices', device),
    };
  };
  own = await place(1);
  other = await place(2);
});

const READING = { telegramId: null, day: '2025-11-03', kind: 'register', unit: 'kWh', origin: 'radio' } as const;
/** In a week two months before now. */
const momentOf = (hour: number) => new Date(Date.UTC(2025, 10, 3, hour));
const HOURS = fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { minLength: 1, maxLength: 12 });

test('however far apart they are', async () => {
  const stored = [3, 20, 21, 22, 90, 91, 150, 167];
  await inAccount((context) =>
    appendReadings(context, [
      ...stored.map((hour) => ({ ...READING, ...own, readAt: momentOf(hour), value: String(hour) })),
      // At the same point by another device, and by the same at another point.
      { ...READING, ...own, deviceId: other.deviceId, readAt: momentOf(50), value: '50' },
      { ...READING, ...other, deviceId: own.deviceId, readAt: momentOf(51), value: '51' },
    ]),
  );
  await fc.assert(
    fc.asyncProperty(HOURS, async (given) => {
      const hours = given.toSorted((a, b) => a - b);
      const registers = [own, other].map((each) =>
        hours.map((hour) => ({ ...each, readAt: momentOf(hour), value: `new ${hour}` })),
      );
      const shown: unknown[] = [];
      await inAccount((context) =>
        walkRegisters(context, registers, { behind: true }, ({ deviceId, value }, before, behind) => {
          shown.push([deviceId, value, before?.value, behind?.value]);
          return false;
        }),
      );
      const ofOwn = hours.map((hour) => [
        own.deviceId,
        `new ${hour}`,
        stored.findLast((each) => each < hour)?.toString(),
        stored.find((each) => each > hour)?.toString(),
      ]);
      const ofOther = hours.map((hour) => [other.deviceId, `new ${hour}`, undefined, undefined]);
      expect(shown).toEqual([...ofOwn, ...ofOther]);
    }),
    { numRuns: 25, seed: 20_261_128 },
  );
});

describe('what is not there cannot be named', () => {
  const missing = '0'.repeat(32);
  const telegram = (n: number, deviceId: string | null) => {
    const bytes = new Uint8Array([n]);
    const id = telegramId(sha256Hex(bytes), false);
    const found = { deviceId, verdict: 'stored', reason: null, detail: null, counter: null } as const;
    return { row: { id, meterAddress: 'KLM-1', receivedAt: momentOf(0), bytes, gateway: null, rssiDbm: null }, found };
  };
  const stored = (devices: readonly (string | null)[]) =>
    inAccount((context) => {
      const all = devices.map((id, n) => telegram(n, id));
      return insertTelegrams(
        context,
        all.map(({ row }) => row),
        all.map(({ found }) => found),
      );
    });
  const appended = (place: Partial<Place>) =>
    inAccount((context) =>
      appendReadings(context, [
        { ...READING, ...own, readAt: momentOf(200), value: '1' },
        { ...READING, ...own, ...place, readAt: momentOf(201), value: '1' },
      ]),
    );
  const refused = { cause: { code: '23503' } };

  test('by telegrams', async () => {
    await expect(stored([own.deviceId, `dev_${missing}`, null])).rejects.toMatchObject(refused);
    expect(await stored([null, null])).toEqual(new Set());
    expect((await stored([own.deviceId, other.deviceId, own.deviceId])).size).toBe(2);
  });

  test('by readings', async () => {
    await expect(appended({ deviceId: `dev_${missing}` })).rejects.toMatchObject(refused);
    await expect(appended({ measuringPointId: `mpt_${missing}` })).rejects.toMatchObject(refused);
    expect((await appended({ deviceId: other.deviceId })).size).toBe(2);
  });
});
