import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { goldenHouse } from './house.fixture.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function patch(path: string, change: (now: Record<string, unknown>) => Record<string, unknown>) {
  const { body } = await api.request('GET', path);
  return api.request('PATCH', path, { body: change(body), headers: { 'If-Match': `"${body.version}"` } });
}

/** The printed sample of 2022 with a heat meter of 2015, for which 2021 is the last year. */
async function expired() {
  const { build, period, shop, shopHeat } = await goldenHouse(api);
  expect((await patch(`/v1/devices/${shopHeat.device}`, () => ({ marking_year: 2015 }))).status).toBe(200);
  const decide = (more: object) =>
    patch(`/v1/billing-periods/${period}`, ({ settings }) => ({ settings: { ...(settings as object), ...more } }));
  return { run: () => build.run(period), decide, device: shopHeat.device, unit: shop.id };
}

describe('a device whose calibration has run out (MessEG § 33(1))', () => {
  test('ends the run and is named', async () => {
    const { run, device } = await expired();
    const { status, findings } = await run();
    expect(status).toBe('failed');
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'calibration_expired', object_id: device, legal_basis: 'MessEG § 33(1)' },
    ]);
  });

  test('counts once the period names it with a reason, which stays with the run', async () => {
    const { run, decide, device } = await expired();
    const reason = 'Befundprüfung vom 03.02.2023 ohne Abweichung';
    expect((await decide({ calibration_overrides: [{ device_id: device, reason }] })).status).toBe(200);
    const { status, findings } = await run();
    expect(status).toBe('ready');
    expect(findings.find(({ code }) => code === 'calibration_overridden')).toMatchObject({
      severity: 'warning',
      object_id: device,
      message_de: expect.stringContaining(reason),
    });
  });

  test('counts where its lot was extended, by a row of the device itself', async () => {
    const { run, device } = await expired();
    const extension = { kind: 'extended', day: '2021-09-01', valid_until: '2024-12-31', reference: 'Los 2021-4' };
    expect((await api.request('POST', `/v1/devices/${device}/calibrations`, { body: extension })).status).toBe(201);
    const { status, findings } = await run();
    expect(status).toBe('ready');
    expect(findings.map(({ code }) => code)).not.toContain('calibration_expired');
  });

  test('is no matter where a substitute stands in for all rooms of the unit', async () => {
    const { run, decide, unit } = await expired();
    await decide({ failures: [{ unit_id: unit, use: 'heating', reason: 'Eichung abgelaufen' }] });
    const { findings } = await run();
    expect(findings.map(({ code }) => code)).not.toContain('calibration_expired');
  });

  test('is overridden for devices of the house only', async () => {
    const [{ decide }, other] = [await expired(), await expired()];
    const refused = await decide({ calibration_overrides: [{ device_id: other.device, reason: 'x' }] });
    expect(problemOf(refused, 'unknown-reference').errors[0]?.pointer).toBe(
      '/settings/calibration_overrides/0/device_id',
    );
  });
});
