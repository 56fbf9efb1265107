import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { Problem } from '../../problem.ts';
import type { InstallationRow } from '../store.ts';
import { deviceInstallations } from '../tables.ts';

/** From when on telegrams may belong to an installation: its first day begins up to two hours before it does in UTC. */
export const heardSince = (fromDay: string): Date => new Date(Date.parse(`${fromDay}T00:00:00.000Z`) - 2 * 3_600_000);

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
