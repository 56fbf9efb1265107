import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { insertMany } from '../db/insert-many.ts';
import { enqueue } from '../db/outbox.ts';
import { notFound, Problem } from '../problem.ts';
import { berlinDay, type Imprint, imprintOfProperty } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import type { FrozenHouse, KeptResult } from './house/bill-frozen.ts';
import type { OperatingCostPresentation } from './operating-costs/presentation.ts';
import type { PeriodKind } from './periods/kind.ts';
import type { Presentation } from './presentation/presentation.ts';
import { findFiguresToIssue } from './runs/frozen-store.ts';
import { refuseOutdatedRun } from './runs/refuse-outdated-run.ts';
import { lockRunToIssue, markIssued, type RunToIssue } from './runs/store.ts';
import { digestOfRun, statementDigest } from './statements/digest.ts';
import { figuresOf, type VersionFigures } from './statements/figures.ts';
import { statementNumbers } from './statements/number.ts';
import { type PrintedSettlement, printedSettlements } from './statements/printed-settlement.ts';
import type { Issued } from './statements/schemas.ts';
import { type StatementRow, selectIssuedStatements } from './statements/store.ts';
import { statements, statementVersions } from './statements/tables.ts';
import type { VersionRow } from './statements/version-store.ts';

/** How statements of a kind of period are numbered. */
const NUMBERED = { heating: 'HK', operating_costs: 'BK' } as const satisfies Record<PeriodKind, string>;

/**
 * Issues the statements of a run: version 1 where an occupancy had none, else the next version with the run's reason.
 * Vacant units are the landlord's, and he gets theirs. Every version leaves a job that renders its document.
 */
export async function issueStatements(context: Context, runId: string): Promise<z.infer<typeof Issued>> {
  authorize(context, 'issueStatements');
  const run = await lockRunToIssue(context, runId);
  if (run === null) throw notFound('billing run', runId);
  if (run.status === 'issued')
    throw new Problem('run-already-issued', 'The statements of this run are issued already.');
  if (run.status !== 'ready')
    throw new Problem('run-not-ready', `The run is ${run.status}; only a ready run is issued.`);
  if (run.toDay >= berlinDay(context.now())) throw notOver(run);
  const { added, versions } = await makeVersions(context, run);
  // Sent together and done in this order: versions point at their statements.
  await Promise.all([
    insertMany(context.db, statements, added),
    insertMany(context.db, statementVersions, versions),
    markIssued(context, runId),
    enqueue(context, 'render-document', ...versions.map(({ id }) => ({ statement_version_id: id }))),
    audit(context, {
      action: 'billing_run.issued',
      objectType: 'billing_run',
      objectId: runId,
      changes: { billing_period_id: run.billingPeriodId, statements: versions.length },
    }),
  ]);
  return { run_id: runId, statements: versions.length, statement_version_ids: versions.map(({ id }) => id) };
}

interface Made {
  /** Of occupancies that had none. */
  readonly added: readonly StatementRow[];
  readonly versions: readonly VersionRow[];
}

async function makeVersions(context: Context, run: RunToIssue): Promise<Made> {
  const [figures, issued, imprint] = await Promise.all([
    findFiguresToIssue(context, run.id),
    selectIssuedStatements(context, run.propertyId, run.billingPeriodId),
    imprintOfProperty(context, run.propertyId),
  ]);
  if (figures === null) throw new Error(`run ${run.id} is ready without a result`);
  const current = issued.filter(({ billingPeriodId }) => billingPeriodId === run.billingPeriodId);
  if (current.length > 0 && run.reason === null) {
    throw new Problem('rule-violated', 'Statements of this period are issued: a correction needs a run with a reason.');
  }
  const { inputs, stored } = figures;
  await refuseOutdatedRun(context, run, JSON.parse(inputs.house) as FrozenHouse);
  if (imprint.brandId === null) throw brandMissing(imprint);
  const occupants = figuresOf(JSON.parse(stored.result) as KeptResult);
  const runDigest = digestOfRun(inputs, stored);
  const printed = printedSettlements(JSON.parse(inputs.presentation) as Presentation | OperatingCostPresentation);
  const known = new Set(current.map(({ occupancyId }) => occupancyId));
  const nextNumber = statementNumbers(
    NUMBERED[run.kind as PeriodKind],
    imprint.number,
    run.fromDay,
    issued.map(({ number }) => number),
  );
  const added = occupants
    .filter(({ occupancyId }) => !known.has(occupancyId))
    .map((occupant) => newStatement(context, run, occupant, nextNumber()));
  const statementOf = new Map<string, VersionedStatement>(
    [...current, ...added].map((statement) => [statement.occupancyId, statement]),
  );
  const versions = occupants.map(({ occupancyId, figures }) => {
    const statement = statementOf.get(occupancyId);
    if (statement === undefined) throw new Error(`no statement of occupancy ${occupancyId}`);
    return newVersion(context, run, figures, { statement, runDigest, ...printed(occupancyId) });
  });
  return { added, versions };
}

/** Days and keys stay once statements are issued, and what is still to come has not been measured. */
function notOver({ toDay }: RunToIssue): Problem {
  return new Problem('rule-violated', `The billing period lasts until ${toDay}.`, {
    findings: [
      {
        pointer: '',
        code: 'period_not_over',
        legal_basis: 'BGB § 556(3)',
        message_de: `Abgerechnet wird, was war: Der Zeitraum endet erst am ${toDay}.`,
        message_en: `What was is billed: the period ends on ${toDay} only.`,
      },
    ],
  });
}

/** Issued versions never change: one whose document cannot be made would stay without it. */
function brandMissing({ customerId }: Imprint): Problem {
  return new Problem('rule-violated', 'There is no brand to print the statements in: create one with "is_default".', {
    findings: [
      {
        pointer: '',
        code: 'brand_missing',
        message_de: `Weder der Kunde ${customerId} noch das Konto hat eine Marke, unter der die Abrechnung erscheint.`,
        message_en: `Neither the customer ${customerId} nor the account has a brand the statements could show.`,
      },
    ],
  });
}

function newStatement(
  context: Context,
  { propertyId, billingPeriodId, kind, fromDay, toDay }: RunToIssue,
  { unitId, occupancyId }: VersionFigures,
  number: string,
): StatementRow {
  return {
    accountId: context.accountId,
    id: context.newId('statement'),
    livemode: context.livemode,
    propertyId,
    billingPeriodId,
    unitId,
    occupancyId,
    kind,
    number,
    fromDay,
    toDay,
    createdAt: context.now(),
  };
}

/** With its newest version where it has one. */
type VersionedStatement = Pick<StatementRow, 'id' | 'number' | 'unitId' | 'occupancyId'> & {
  readonly version?: number | null;
};

function newVersion(
  context: Context,
  run: RunToIssue,
  figures: VersionFigures['figures'],
  {
    statement,
    runDigest,
    ...printed
  }: PrintedSettlement & { readonly statement: VersionedStatement; readonly runDigest: string },
): VersionRow {
  const version = (statement.version ?? 0) + 1;
  const reason = version === 1 ? null : run.reason;
  return {
    accountId: context.accountId,
    id: context.newId('statementVersion'),
    livemode: context.livemode,
    propertyId: run.propertyId,
    occupancyId: statement.occupancyId,
    statementId: statement.id,
    version,
    runId: run.id,
    reason,
    ...figures,
    ...printed,
    digest: statementDigest(statement, { version, reason, ...figures }, runDigest),
    createdAt: context.now(),
  };
}
