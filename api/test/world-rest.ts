import { telegramHex } from '../src/metering/fixtures/telegram.ts';
import type { TestApi } from './harness.ts';
import { doJobs, type World } from './world.ts';

const METER = { maker: 'KAM', serial: '40000001', key: '0f'.repeat(16), type: 4 };

/**
 * A row in each table that a world leaves empty, for whoever has to look into all of them: what a meter said in a file,
 * what was decided of it and of a late reading, what is known of the house's devices, and what only time brings.
 */
export async function fillTheRest(api: TestApi, world: World): Promise<void> {
  const { account_id, key, property_id, unit_id, device_id, measuring_point_id, telegram_id } = world;
  const made = async <T = { id: string }>(path: string, sent: { body?: object; raw?: string }): Promise<T> => {
    const answer = await api.request<T>('POST', path, {
      key,
      headers: { 'Idempotency-Key': crypto.randomUUID() },
      ...sent,
    });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  await made(`/v1/correction-proposals/${world.correction_proposal_id}/dismissals`, {
    body: { reason: 'Zahlendreher' },
  });
  await made(`/v1/devices/${device_id}/calibrations`, {
    body: { kind: 'recalibrated', day: '2025-03-03', reference: 'Prüfschein 4711' },
  });
  await made('/v1/equipment-exemptions', {
    body: { property_id, ground: 'undue_hardship', evidence: 'Bescheid vom 01.02.2024', day: '2024-02-01' },
  });

  /* A maker whose compact frames need the format of full ones; its battery is low, and then the register goes back. Heard
     once before anybody entered it. */
  const heard = (day: string, value: number) =>
    `T1;1;1;${day} 06:00:00.000;72;110;${METER.serial};0x${telegramHex({ ...METER, value, status: 4 })}`;
  await made('/v1/reading-files', { raw: `${heard('2026-01-09', 40)}\n` });
  const body = { manufacturer: METER.maker, serial: METER.serial, kind: 'heat_meter', model: 'M', key_hex: METER.key };
  const meter = await made('/v1/devices', { body });
  const point = await made('/v1/measuring-points', {
    body: { property_id, unit_id, use: 'heating', room: 'Bad', position: 2 },
  });
  await made(`/v1/measuring-points/${point.id}/installations`, {
    body: { device_id: meter.id, from: '2026-01-01', initial_value: '0' },
  });
  const file = await made('/v1/reading-files', { raw: `${heard('2026-01-10', 50)}\n${heard('2026-01-11', 20)}\n` });
  const lines = await api.request<{ data: { verdict: string; telegram_id: string }[] }>(
    'GET',
    `/v1/reading-files/${file.id}/lines`,
    { key },
  );
  const odd = lines.body.data.find(({ verdict }) => verdict === 'implausible');
  await made(`/v1/telegrams/${odd?.telegram_id}/rejections`, { body: { reason: 'Auf dem Prüfstand' } });
  await doJobs(api);

  /* Older ids come from before ids were derived, and bytes are forgotten after years. */
  await api.db.inspect('insert into former_ids (account_id, id, livemode, current_id) values ($1, $2, false, $3)', [
    account_id,
    `mpt_${'0'.repeat(32)}`,
    measuring_point_id,
  ]);
  await api.db.inspect(
    `insert into forgotten_telegrams (account_id, id, livemode, class, forgotten_on)
     values (km_pack($1), km_pack($2), false, 'unknown_device', '2026-01-14')`,
    [account_id, telegram_id],
  );
}
