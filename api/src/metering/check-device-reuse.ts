import type { z } from '@hono/zod-openapi';
import { checkReuse, type Day, type ReuseVerdict } from '@klarmeter/engine';
import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { rowsOf } from '../db/database.ts';
import { berlinDay } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import type { CheckDeviceReuse, DeviceReuse } from './upkeep/schemas.ts';

type Input = z.infer<typeof CheckDeviceReuse>;
type Wire = z.infer<typeof DeviceReuse>;

/** Whether devices of another provider can stay, each question with its reason. Nothing is written. */
export async function checkDeviceReuse(context: Context, { devices, on }: Input): Promise<Wire> {
  authorize(context, 'checkDeviceReuse');
  const day = (on ?? berlinDay(context.now())) as Day;
  const known = await findKnown(context, devices);
  const counts = { yes: 0, conditional: 0, no: 0 };
  const answers = devices.map((device) => {
    const found = checkReuse(
      {
        manufacturer: device.manufacturer,
        kind: device.kind,
        radio: device.radio,
        addressVersion: device.address_version,
        addressType: device.address_type,
        installedOn: device.installed_on as Day | null,
        markingYear: device.marking_year,
        keyAvailable: device.key_available,
        addedToOlderSystem: device.added_to_older_system,
        hardshipReason: device.hardship_reason,
      },
      day,
    );
    counts[found.verdict] += 1;
    const { manufacturer, serial, reference } = device;
    const known_device_id = known.get(`${manufacturer}-${serial}`) ?? null;
    return { reference, manufacturer, serial, known_device_id, ...toAnswer(found) };
  });
  return { on: day, counts, devices: answers };
}

function toAnswer({ verdict, until, profile, checks }: ReuseVerdict) {
  return {
    verdict,
    until,
    profile,
    checks: checks.map(({ reasonDe, reasonEn, legalBasis, ...rest }) => ({
      ...rest,
      reason_de: reasonDe,
      reason_en: reasonEn,
      legal_basis: legalBasis,
    })),
  };
}

async function findKnown(
  { db, accountId, livemode }: Context,
  devices: Input['devices'],
): Promise<Map<string, string>> {
  const addresses = devices.flatMap(({ manufacturer, serial }) => (serial === null ? [] : [{ manufacturer, serial }]));
  const rows = await rowsOf<{ id: string; manufacturer: string; serial: string }>(
    db,
    sql`select d.id, d.manufacturer, d.serial
          from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb) as a(manufacturer text, serial text)
          join devices d on d.account_id = ${accountId} and d.livemode = ${livemode}
                        and d.manufacturer = a.manufacturer and d.serial = a.serial`,
  );
  return new Map(rows.map(({ id, manufacturer, serial }) => [`${manufacturer}-${serial}`, id]));
}
