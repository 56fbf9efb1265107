import type { ChangedCycle, Fraction } from '@klarmeter/engine';
import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { type AuditEntry, audit } from '../../db/audit.ts';
import { insertMany } from '../../db/insert-many.ts';
import { oneOf } from '../../db/one-of.ts';
import { costEntries, fuelDeliveries } from '../costs/tables.ts';
import { runFinding } from '../house/findings.ts';
import { toBillingPeriod } from '../periods/convert.ts';
import type { PeriodSettings } from '../periods/settings.ts';
import type { PeriodRow } from '../periods/store.ts';
import { billingPeriods } from '../periods/tables.ts';
import { type RunRow, updateBillingRuns } from '../runs/store.ts';
import { toCycleChange } from './convert.ts';
import { divideCostRows, divideFuelRows } from './divide-rows.ts';
import { advancesOf, settingsOf } from './divide-settings.ts';
import type { JudgedCycleChange } from './judge.ts';
import type { CycleChangeRecord } from './record.ts';
import type { CycleChangeRow } from './store.ts';
import { cycleChanges } from './tables.ts';

/** Does what was judged: the period ends, the next one begins, and what was for both is divided. In the caller's transaction. */
export async function applyCycleChange(
  context: Context,
  judged: JudgedCycleChange,
  changed: ChangedCycle,
  openRuns: readonly RunRow[],
): Promise<CycleChangeRow> {
  const { db, accountId } = context;
  const { source, shortPeriod, nextPeriod } = judged;
  const running = source.billingPeriod;
  const nextPeriodId = context.newId('billingPeriod');
  const division = { changeId: context.newId('cycleChange'), nextPeriodId };
  const costs = divideCostRows(context, judged, changed, division);
  const fuel = divideFuelRows(context, judged, changed, division);
  const { change_on, ...told } = toCycleChange(judged);
  const row: CycleChangeRow = {
    accountId,
    id: division.changeId,
    livemode: context.livemode,
    propertyId: running.propertyId,
    billingPeriodId: running.id,
    nextBillingPeriodId: nextPeriodId,
    changeOn: change_on,
    fromDay: running.fromDay,
    toDay: nextPeriod.to,
    record: {
      ...told,
      cost_entries: costs.told,
      fuel_deliveries: fuel.told,
      before: toBillingPeriod(running),
      hot_water_share: changed.hotWaterShare === undefined ? null : ratio(changed.hotWaterShare),
    },
    createdAt: context.now(),
  };
  const sideOf = (side: 'old' | 'next') => ({
    settings: withInvoicesOf(side, settingsOf(judged, changed, side), costs.told),
    advances: advancesOf(judged, changed, side),
  });
  await cutShort(context, running, { toDay: shortPeriod.to, ...sideOf('old') });
  const now = context.now();
  const dated = { fromDay: nextPeriod.from, toDay: nextPeriod.to, version: 1, createdAt: now, updatedAt: now };
  await db.insert(billingPeriods).values({ ...running, id: nextPeriodId, ...dated, ...sideOf('next') });
  await supersede(context, costEntries, costs.superseded, division.changeId);
  await supersede(context, fuelDeliveries, fuel.superseded, division.changeId);
  await insertMany(db, costEntries, costs.added);
  await insertMany(db, fuelDeliveries, fuel.added);
  await db.insert(cycleChanges).values(row);
  await refuseOpenRuns(context, openRuns, shortPeriod.to);
  const cut: AuditEntry = {
    action: 'billing_period.cycle_changed',
    objectType: 'billing_period',
    objectId: running.id,
    changes: {
      cycle_change_id: row.id,
      next_billing_period_id: nextPeriodId,
      to: { before: running.toDay, after: shortPeriod.to },
      next: { from: nextPeriod.from, to: nextPeriod.to },
      cost_entries: costs.told.length,
      fuel_deliveries: fuel.told.length,
    },
  };
  const begun: AuditEntry = {
    action: 'billing_period.created',
    objectType: 'billing_period',
    objectId: nextPeriodId,
    changes: { property_id: running.propertyId, kind: running.kind, ...nextPeriod, cycle_change_id: row.id },
  };
  await audit(context, cut, begun);
  return row;
}

const ratio = ({ n, d }: Fraction): string => `${n}/${d}`;

async function cutShort(
  { db, accountId, now }: Context,
  { id, version }: PeriodRow,
  change: Pick<PeriodRow, 'toDay' | 'settings' | 'advances'>,
): Promise<void> {
  await db
    .update(billingPeriods)
    .set({ ...change, version: version + 1, updatedAt: now() })
    .where(and(eq(billingPeriods.accountId, accountId), eq(billingPeriods.id, id)));
}

/** Invoices that statements print belong to costs: those of a side are shown there, with the part of their cost. */
function withInvoicesOf(
  side: 'old' | 'next',
  settings: PeriodSettings,
  told: CycleChangeRecord['cost_entries'],
): PeriodSettings {
  const parts = new Map(told.map((cost) => [cost.cost_entry_id, cost]));
  const fuel_invoices = settings.fuel_invoices.flatMap((invoice) => {
    const part = parts.get(invoice.cost_entry_id);
    const id = part === undefined ? (side === 'old' ? invoice.cost_entry_id : null) : part[`${side}_cost_entry_id`];
    return id === null ? [] : [{ ...invoice, cost_entry_id: id }];
  });
  return { ...settings, fuel_invoices };
}

/** Entries are never changed for it: they stay as they were entered, and their parts count. */
async function supersede(
  { db, accountId, now }: Context,
  table: typeof costEntries | typeof fuelDeliveries,
  ids: readonly string[],
  supersededBy: string,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(table)
    .set({ supersededBy, version: sql`${table.version} + 1`, updatedAt: now() })
    .where(and(eq(table.accountId, accountId), oneOf(table.id, ids)));
}

/** What was frozen for the running period is not what is billed any more. Runs that have not begun read what is there. */
async function refuseOpenRuns(context: Context, runs: readonly RunRow[], lastDay: string): Promise<void> {
  const begun = runs.filter(({ status }) => status !== 'queued');
  if (begun.length === 0) return;
  await updateBillingRuns(
    context,
    begun.map(({ id, progress, findings, billingPeriodId }) => ({
      id,
      status: 'failed' as const,
      progress,
      findings: [...findings, runFinding('billing_cycle_changed', '/period', billingPeriodId, [lastDay])],
      at: context.now(),
    })),
  );
}
