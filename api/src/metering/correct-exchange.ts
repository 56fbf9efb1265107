import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import { and, count, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { refusal } from '../problem.ts';
import { authorize } from '../rights.ts';
import { toInstallation } from './convert.ts';
import { judgeHeardBefore } from './ingest/judge-kept-telegrams.ts';
import { noteRecounts } from './readings/arrivals.ts';
import { toDeviceExchange } from './register/convert.ts';
import { appendEvents, findStandingEvent, refuseState } from './register/events-store.ts';
import { type ExchangeRow, fetchExchange } from './register/exchanges-store.ts';
import { endInstallation, heardSince } from './register/installations.ts';
import type { CorrectExchange, CorrectedExchange } from './register/schemas.ts';
import { deviceExchanges } from './register/tables.ts';
import { fetchInstallation, type InstallationRow } from './store.ts';
import { readings } from './tables.ts';

/**
 * Takes a wrong exchange back by a row that says so: the old device goes on as if nothing had been, the installation of
 * the new one has no days any more. Protocols, installations and values stay, and the new device is free.
 */
export async function correctExchange(
  context: Context,
  exchangeId: string,
  { reason, performed_by }: z.infer<typeof CorrectExchange>,
): Promise<z.infer<typeof CorrectedExchange>> {
  authorize(context, 'correctExchange');
  const wrong = await fetchExchange(context, exchangeId);
  const { exchange } = wrong;
  const begun = await fetchInstallation(context, exchange.begunInstallationId);
  const ended = await fetchInstallation(context, exchange.endedInstallationId);
  refuseWhatCannotBeTakenBack(wrong, begun);
  const correction = {
    ...exchange,
    id: context.newId('deviceExchange'),
    kind: 'correction',
    reason,
    performedBy: performed_by,
    correctsId: exchange.id,
    actor: context.actor.id,
    createdAt: context.now(),
  };
  await context.db.insert(deviceExchanges).values(correction);
  // First the new one: two devices at one point is what the database refuses.
  const takenBack = await endInstallation(context, begun, { toDay: begun.fromDay, correctedBy: correction.id });
  if (begun.deviceId !== ended.deviceId) await refuseState(context, '', ended.deviceId, 'installed');
  const reopened = await endInstallation(context, ended, { toDay: null, finalValue: null });
  await appendEvents(
    context,
    await takingBack(context, begun, 'installed', { day: exchange.onDay as Day, reason }),
    await takingBack(context, ended, 'removed', { day: exchange.onDay as Day, reason }),
  );
  await audit(context, {
    action: 'device.exchange_corrected',
    objectType: 'device',
    objectId: ended.deviceId,
    changes: { exchange_id: exchange.id, correction_id: correction.id, wrong_device_id: begun.deviceId, reason },
  });
  await judgeHeardBefore(context, ended.deviceId, heardSince(exchange.onDay));
  const { measuringPointId } = exchange;
  await noteRecounts(context, [{ measuringPointId, from: exchange.onDay, to: null }]);
  return {
    correction: toDeviceExchange({ exchange: correction, correctedById: null }),
    reopened: toInstallation(reopened),
    taken_back: toInstallation(takenBack),
    readings_set_aside: begun.deviceId === ended.deviceId ? 0 : await countReadings(context, begun),
  };
}

async function takingBack(
  context: Context,
  { id, deviceId }: InstallationRow,
  kind: 'installed' | 'removed',
  event: { readonly day: Day; readonly reason: string },
) {
  const correctsId = await findStandingEvent(context, { id, deviceId }, kind);
  const corrected = kind === 'installed' ? 'installation_corrected' : 'removal_corrected';
  return { ...event, deviceId, installationId: id, kind: corrected, ...(correctsId && { correctsId }) } as const;
}

function refuseWhatCannotBeTakenBack({ exchange, correctedById }: ExchangeRow, begun: InstallationRow): void {
  if (exchange.kind === 'correction') {
    throw refusal('', 'correction_stands', {
      de: 'Eine Berichtigung wird nicht berichtigt; tauschen Sie neu.',
      en: 'A correction is not corrected; exchange again.',
    });
  }
  if (correctedById !== null) {
    throw refusal('', 'already_corrected', {
      de: 'Der Tausch ist schon zurückgenommen.',
      en: 'The exchange is taken back already.',
    });
  }
  if (begun.toDay !== null) {
    throw refusal('', 'later_change', {
      de: 'Das neue Gerät ist inzwischen ausgebaut; nehmen Sie das Spätere zuerst zurück.',
      en: 'The new device is removed meanwhile; take back the later change first.',
    });
  }
}

async function countReadings({ db, accountId }: Context, begun: InstallationRow): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(readings)
    .where(
      and(
        eq(readings.accountId, accountId),
        eq(readings.measuringPointId, begun.measuringPointId),
        eq(readings.deviceId, begun.deviceId),
      ),
    );
  return row?.n ?? 0;
}
