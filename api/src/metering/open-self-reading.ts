import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { hold } from '../db/hold.ts';
import { insertRow } from '../db/insert-row.ts';
import { Problem, refusal } from '../problem.ts';
import { berlinDay, fetchProperty, referenced, selectUnitsOfProperties } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { showWindows, type WindowWire } from './manual-reading/self-reading/convert.ts';
import type { OpenSelfReading } from './manual-reading/self-reading/schemas.ts';
import { selectWindowsBetween, type WindowRow } from './manual-reading/self-reading/store.ts';
import { selfReadingWindows } from './manual-reading/self-reading/tables.ts';

type Input = z.infer<typeof OpenSelfReading>;

const OVER = {
  de: 'Der letzte Tag ist vorbei: Es könnte niemand mehr ablesen.',
  en: 'The last day is over: nobody could read any more.',
};

/**
 * Lets the people of a house, or of some units, read their meters themselves between two days. On no day a unit is asked by
 * two windows: nobody would know which of them his value is for.
 */
export async function openSelfReading(context: Context, input: Input): Promise<WindowWire> {
  authorize(context, 'openSelfReading');
  const { property_id: propertyId, unit_ids: unitIds } = input;
  await referenced({ pointer: '/property_id', noun: 'property', id: propertyId }, fetchProperty(context, propertyId));
  if (input.last_day < berlinDay(context.now())) throw refusal('/last_day', 'over', OVER);
  if (unitIds !== null) await refuseForeignUnits(context, propertyId, unitIds);
  await refuseSecondWindow(context, input);
  const now = context.now();
  const row: WindowRow = {
    accountId: context.accountId,
    id: context.newId('selfReadingWindow'),
    livemode: context.livemode,
    propertyId,
    unitIds: unitIds === null ? null : [...new Set(unitIds)],
    firstDay: input.first_day,
    lastDay: input.last_day,
    keyDate: input.key_date,
    reminderDays: [...new Set(input.reminder_days)].sort(),
    closedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await insertRow(context.db, selfReadingWindows, row);
  await audit(context, {
    action: 'self_reading_window.opened',
    objectType: 'self_reading_window',
    objectId: row.id,
    changes: {
      property_id: propertyId,
      units: unitIds?.length ?? 'all',
      first_day: row.firstDay,
      last_day: row.lastDay,
      key_date: row.keyDate,
    },
  });
  const [shown] = await showWindows(context, [row]);
  if (shown === undefined) throw new Error('one window was to be shown');
  return shown;
}

async function refuseForeignUnits(context: Context, propertyId: string, unitIds: readonly string[]): Promise<void> {
  const own = new Set((await selectUnitsOfProperties(context, [propertyId])).map(({ id }) => id));
  const findings = unitIds.flatMap((id, index) =>
    own.has(id)
      ? []
      : [
          {
            pointer: `/unit_ids/${index}`,
            code: 'unknown_reference',
            message_de: `${id} ist keine Nutzeinheit dieser Liegenschaft.`,
            message_en: `${id} is no unit of this property.`,
          },
        ],
  );
  if (findings.length > 0)
    throw new Problem('unknown-reference', 'The window names units that the property does not have.', { findings });
}

/** Windows of a house are opened one after the other, so that of two at the same moment one sees the other. */
async function refuseSecondWindow(context: Context, input: Input): Promise<void> {
  const { property_id: propertyId, unit_ids: unitIds, first_day: from, last_day: to } = input;
  await hold(context.db, `${context.accountId}/${propertyId}/self-reading`);
  const beside = await selectWindowsBetween(context, propertyId, { from, to });
  const findings = beside
    .filter((other) => unitIds === null || other.unitIds === null || other.unitIds.some((id) => unitIds.includes(id)))
    .map(({ id, firstDay, lastDay }) => ({
      pointer: '/first_day',
      code: 'another_window',
      message_de: `Vom ${firstDay} bis zum ${lastDay} fragt schon ${id} nach diesen Wohnungen. Schließen Sie es vorher.`,
      message_en: `From ${firstDay} to ${lastDay} ${id} asks these flats already. Close it before.`,
    }));
  if (findings.length > 0) {
    throw new Problem('rule-violated', 'Another window asks the same units on some of these days.', { findings });
  }
}
