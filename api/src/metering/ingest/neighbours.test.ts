import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { inContext } from '../../context.ts';
import { consumptionBuilder } from '../fixtures/measured-house.ts';
import { appendReadings } from '../readings/reading-store.ts';
import { walkRegisters } from '../readings/register-walk.ts';

/* New registers meet those that the database has right beside them, of the same device at the same point. */

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

/** In a week two months before now. */
const momentOf = (hour: number) => new Date(Date.UTC(2025, 10, 3, hour));
const HOURS = fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { minLength: 1, maxLength: 12 });

test('however far apart they are', async () => {
  const build = consumptionBuilder(api);
  const { property } = await build.house();
  const unit_id = await build.unit(property);
  const place = async (position: number) => ({
    measuringPointId: await build.make('/v1/measuring-points', {
      property_id: property,
      unit_id,
      use: 'heating',
      room: 'Bad',
      position,
    }),
    deviceId: await build.make('/v1/devices', {
      manufacturer: 'KLM',
      serial: `6188888${position}`,
      kind: 'heat_meter',
      model: 'X',
    }),
  });
  const places = [await place(1), await place(2)];
  const stored = [3, 20, 21, 22, 90, 91, 150, 167];
  const [own, other] = places;
  if (own === undefined || other === undefined) throw new Error('two places were made');
  const reading = { telegramId: null, day: '2025-11-03', kind: 'register', unit: 'kWh', origin: 'radio' } as const;
  await inAccount((context) =>
    appendReadings(context, [
      ...stored.map((hour) => ({ ...reading, ...own, readAt: momentOf(hour), value: String(hour) })),
      // At the same point by another device, and by the same at another point.
      { ...reading, ...own, deviceId: other.deviceId, readAt: momentOf(50), value: '50' },
      { ...reading, ...other, deviceId: own.deviceId, readAt: momentOf(51), value: '51' },
    ]),
  );
  await fc.assert(
    fc.asyncProperty(HOURS, async (given) => {
      const hours = given.toSorted((a, b) => a - b);
      const registers = places.map((each) =>
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
