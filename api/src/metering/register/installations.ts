import { compare, parseDecimal } from '@klarmeter/engine';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { Problem } from '../../problem.ts';
import { berlinDay } from '../../properties/index.ts';
import { refusal } from '../refusal.ts';
import { fetchDevice, type InstallationRow } from '../store.ts';
import { deviceInstallations } from '../tables.ts';

/** An installation that begins and lasts. */
export function newInstallation<T extends object>(context: Context, fields: T) {
  const now = context.now();
  return {
    accountId: context.accountId,
    id: context.newId('installation'),
    livemode: context.livemode,
    ...fields,
    toDay: null,
    finalValue: null,
    correctedBy: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * Changes the end of an installation, or opens it again.
 * @throws Problem `conflict` when somebody else changed it meanwhile.
 */
export async function endInstallation(
  { db, accountId, now }: Context,
  old: InstallationRow,
  end: Partial<Pick<InstallationRow, 'toDay' | 'finalValue' | 'correctedBy'>>,
): Promise<InstallationRow> {
  const [ended] = await db
    .update(deviceInstallations)
    .set({ ...end, version: old.version + 1, updatedAt: now() })
    .where(
      and(
        eq(deviceInstallations.accountId, accountId),
        eq(deviceInstallations.id, old.id),
        eq(deviceInstallations.version, old.version),
      ),
    )
    .returning();
  if (ended === undefined)
    throw new Problem('conflict', 'The installation changed meanwhile. Look at it and try again.');
  return ended;
}

/** Refuses an end before the beginning or still to come, and a register that ends lower than it began. */
export async function refuseImpossibleEnd(
  context: Context,
  old: InstallationRow,
  { on, finalValue, pointer }: { on: string; finalValue: string | null; pointer: string },
): Promise<void> {
  if (on <= old.fromDay) {
    throw refusal('/on', 'before_installation', {
      de: 'Der Tag liegt nicht nach dem Einbau des Geräts.',
      en: 'The day is not after the installation of the device.',
    });
  }
  if (on > berlinDay(context.now())) {
    throw refusal('/on', 'in_the_future', {
      de: 'Der Tag liegt in der Zukunft: Ein Endstand wird erst beim Ausbau abgelesen.',
      en: 'The day is still to come: a final value is read when the device is taken out.',
    });
  }
  const { resetsOn } = await fetchDevice(context, old.deviceId);
  const first = parseDecimal(old.initialValue);
  const last = finalValue === null ? undefined : parseDecimal(finalValue);
  // A register that starts again at zero every year may well end lower than it began.
  if (resetsOn === null && first !== undefined && last !== undefined && compare(last, first) < 0) {
    throw refusal(pointer, 'lower_than_before', {
      de: 'Der Endstand ist kleiner als der Anfangsstand.',
      en: 'The final value is below the initial one.',
    });
  }
}
