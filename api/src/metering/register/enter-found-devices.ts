import type { Day } from '@klarmeter/engine';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { words } from '../../db/arrays.ts';
import { audit } from '../../db/audit.ts';
import { rowsOf } from '../../db/database.ts';
import { insertMany } from '../../db/insert-many.ts';
import { berlinDay } from '../../properties/index.ts';
import { judgeAgainLater } from '../ingest/judge-kept-telegrams.ts';
import { takeWaitingKeys } from '../keys/waiting-key.ts';
import { devices } from '../tables.ts';
import { appendEvents } from './events-store.ts';
import type { FoundDevice } from './found-devices.ts';

/** A found device, of which house it is and who had it made. */
export interface DeviceToEnter extends FoundDevice {
  readonly foundPropertyId: string;
  readonly askedBy: string;
}

/**
 * Enters those of these devices that nobody has entered, each once, without an installation. One that could be a device
 * of the register is taken for it. Keys that waited for them are theirs; what was heard of them before is judged by a job.
 * @param reason why they are entered, for their life cycle
 * @returns for each found device the id of the one made of it; null where there was one. Later ones of the same device
 *   are null too.
 */
export async function enterFoundDevices(
  context: Context,
  found: readonly (DeviceToEnter | null)[],
  reason: string,
): Promise<(string | null)[]> {
  const ids: (string | null)[] = found.map(() => null);
  const known = Map.groupBy<string, Address>(await findAlike(context, found), addressOf);
  const fresh: { n: number; id: string; device: DeviceToEnter }[] = [];
  for (const [n, device] of found.entries()) {
    if (device === null) continue;
    const alike = known.get(addressOf(device)) ?? [];
    if (alike.some((other) => couldBe(other, device))) continue;
    known.set(addressOf(device), [...alike, device]);
    fresh.push({ n, id: context.newId('device'), device });
  }
  if (fresh.length === 0) return ids;
  const now = context.now();
  const rows = fresh.map(({ id, device }) => ({
    ...device,
    accountId: context.accountId,
    id,
    livemode: context.livemode,
    model: UNKNOWN_MODEL,
    keySealed: null,
    markingYear: null,
    resetsOn: null,
    scale: 'product',
    evaluationFactor: '1',
    ownership: null,
    batteryUntil: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }));
  // In one order, so that two files with the same devices do not wait for each other in a circle.
  const ordered = rows.toSorted((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1));
  await insertMany(context.db, devices, ordered, 'on conflict do nothing');
  const made = await findMade(context, rows);
  // Another file at the same moment was faster with all of them.
  if (made.length === 0) return ids;
  const keyed = await giveWaitingKeys(context, made);
  const day = berlinDay(now) as Day;
  await appendEvents(context, ...made.map(({ id }) => ({ deviceId: id, kind: 'registered' as const, day, reason })));
  await audit(
    context,
    ...made.map(({ id, manufacturer, serial, kind, foundPropertyId, askedBy }) => ({
      action: 'device.created',
      objectType: 'device',
      objectId: id,
      changes: {
        manufacturer,
        serial,
        kind,
        has_key: keyed.has(id),
        reason,
        found_property_id: foundPropertyId,
        asked_by: askedBy,
      },
    })),
  );
  const madeIds = made.map(({ id }) => id);
  await judgeAgainLater(context, madeIds);
  const isMade = new Set(madeIds);
  for (const { n, id } of fresh) if (isMade.has(id)) ids[n] = id;
  return ids;
}

/** Those that nobody entered at the same moment. */
async function findMade<Row extends { readonly id: string }>(
  { db, accountId }: Context,
  rows: readonly Row[],
): Promise<Row[]> {
  const found = await rowsOf<{ id: string }>(
    db,
    sql`select id from devices where account_id = ${accountId} and id = any(${words(rows.map(({ id }) => id))})`,
  );
  const made = new Set(found.map(({ id }) => id));
  return rows.filter(({ id }) => made.has(id));
}

/** @returns the ids of the devices for which a key was waiting. */
async function giveWaitingKeys(
  context: Context,
  made: readonly { readonly id: string; readonly manufacturer: string; readonly serial: string }[],
): Promise<ReadonlySet<string>> {
  const keys = [...(await takeWaitingKeys(context, made))];
  const { db, accountId } = context;
  if (keys.length > 0) {
    await db.execute(
      sql`update devices d set key_sealed = k.sealed
            from unnest(${words(keys.map(([id]) => id))}, ${words(keys.map(([, sealed]) => sealed))}) as k(id, sealed)
           where d.account_id = ${accountId} and d.id = k.id`,
    );
  }
  return new Set(keys.map(([id]) => id));
}

/** Nobody has said which model it is. */
const UNKNOWN_MODEL = 'unbekannt';

type Address = Pick<FoundDevice, 'manufacturer' | 'serial' | 'addressVersion' | 'addressType'>;

const addressOf = ({ manufacturer, serial }: Pick<Address, 'manufacturer' | 'serial'>) => `${manufacturer}-${serial}`;

/** As the constraint `devices_identity` has it: what is not said may be anything. */
const couldBe = (a: Address, b: Address): boolean =>
  (a.addressVersion === null || b.addressVersion === null || a.addressVersion === b.addressVersion) &&
  (a.addressType === null || b.addressType === null || a.addressType === b.addressType);

/** Devices with these makers and serials. */
async function findAlike(
  { db, accountId, livemode }: Context,
  found: readonly (FoundDevice | null)[],
): Promise<Address[]> {
  const asked = new Map(found.flatMap((each) => (each === null ? [] : [[addressOf(each), each] as const])));
  if (asked.size === 0) return [];
  return rowsOf<Address>(
    db,
    sql`select d.manufacturer, d.serial, d.address_version as "addressVersion", d.address_type as "addressType"
          from unnest(${words([...asked.values()].map(({ manufacturer }) => manufacturer))},
                      ${words([...asked.values()].map(({ serial }) => serial))}) as a(manufacturer, serial)
          join devices d on d.account_id = ${accountId} and d.livemode = ${livemode}
                        and d.manufacturer = a.manufacturer and d.serial = a.serial`,
  );
}
