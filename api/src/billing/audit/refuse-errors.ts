import type { AuditFinding } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { Problem } from '../../problem.ts';
import type { RunRow } from '../runs/store.ts';
import { auditRun } from './audit-run.ts';

export interface ReleaseOverride {
  readonly check: string;
  readonly reason: string;
}

/**
 * Nothing is released while an error of the audit stands, unless somebody says why all the same.
 * @returns the overrides that were needed, for the trail.
 * @throws Problem `audit-errors` with every error that stands; `validation-failed` for a check that does not exist.
 */
export async function refuseAuditErrors(
  context: Context,
  run: RunRow,
  overrides: readonly ReleaseOverride[],
): Promise<ReleaseOverride[]> {
  const { findings, checks } = await auditRun(context, run);
  refuseUnknownChecks(overrides, new Set(checks.map(({ check }) => check)));
  const errors = findings.filter(({ severity }) => severity === 'error');
  const excused = new Map(overrides.map((each) => [each.check, each]));
  const standing = errors.filter(({ check }) => !excused.has(check));
  if (standing.length > 0) {
    throw new Problem(
      'audit-errors',
      `The audit found ${standing.length} errors; mend them, or say why they may stand.`,
      {
        findings: standing.map(toProblemFinding),
      },
    );
  }
  const found = new Set<string>(errors.map(({ check }) => check));
  return overrides.filter(({ check }) => found.has(check));
}

/** Each kind of bill has checks of its own; one that was not asked cannot be excused. */
function refuseUnknownChecks(overrides: readonly ReleaseOverride[], asked: ReadonlySet<string>): void {
  const unknown = overrides.flatMap(({ check }, index) => (asked.has(check) ? [] : [{ check, index }]));
  if (unknown.length === 0) return;
  throw new Problem('validation-failed', 'The request does not match the description.', {
    findings: unknown.map(({ check, index }) => ({
      pointer: `/overrides/${index}/check`,
      code: 'unknown_check',
      message_de: `Eine Prüfung „${check}“ gibt es nicht.`,
      message_en: `There is no check "${check}".`,
    })),
  });
}

const toProblemFinding = ({ check, legal_basis, path, message_de, message_en }: AuditFinding) => ({
  pointer: path,
  code: check,
  ...(legal_basis === null ? {} : { legal_basis }),
  message_de,
  message_en,
});
