import type { z } from '@hono/zod-openapi';
import { type Month, periodOfMonth } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { enqueue } from '../db/outbox.ts';
import { Problem } from '../problem.ts';
import { berlinDay, fetchProperty, referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type InformationRunWire, toInformationRun } from './convert.ts';
import type { InformationFinding, StartMonthlyInformationRun } from './schemas.ts';
import { monthlyInformationRuns } from './tables.ts';

/** Begins a run: a row and a job in one transaction. What it rests on is frozen when the job begins. */
export async function startMonthlyInformationRun(
  context: Context,
  { property_id: propertyId, month, reference_average: reference }: z.infer<typeof StartMonthlyInformationRun>,
): Promise<InformationRunWire> {
  authorize(context, 'startMonthlyInformationRun');
  const { db, accountId, livemode } = context;
  await referenced({ pointer: '/property_id', noun: 'property', id: propertyId }, fetchProperty(context, propertyId));
  if (periodOfMonth(month as Month).to >= berlinDay(context.now())) throw notOver(month);
  const now = context.now();
  const row = {
    accountId,
    id: context.newId('monthlyInformationRun'),
    livemode,
    propertyId,
    month,
    status: 'queued',
    referenceAverage: reference ?? null,
    progress: { step: 'queued' as const, done: 0, total: 2, informations: 0, new_versions: 0 },
    findings: [] as InformationFinding[],
    createdAt: now,
    updatedAt: now,
    finishedAt: null,
  };
  await Promise.all([
    db.insert(monthlyInformationRuns).values(row),
    enqueue(context, 'run-monthly-information', { run_id: row.id }),
    audit(context, {
      action: 'monthly_information_run.started',
      objectType: 'monthly_information_run',
      objectId: row.id,
      changes: { property_id: propertyId, month },
    }),
  ]);
  return toInformationRun(row);
}

function notOver(month: string): Problem {
  return new Problem('rule-violated', `The month ${month} is not over.`, {
    findings: [
      {
        pointer: '/month',
        code: 'month_not_over',
        legal_basis: 'HeizkostenV § 6a(2)',
        message_de: 'Mitgeteilt wird der Verbrauch im letzten Monat; dieser Monat ist noch nicht vorbei.',
        message_en: 'What is told is the consumption of the last month; this one is not over yet.',
      },
    ],
  });
}
