import type { createClient } from '@klarmeter/sdk';

/** What is really so in the sample houses, and why it may stand. Anything else the audit finds stops the release. */
const REASONS: Readonly<Record<string, string>> = {
  statement_late: 'Die Musterhäuser werden gezeigt, lange nachdem ihre Zeiträume vorbei sind.',
  taxes_and_levies_missing: 'Die erfundenen Versorger haben keine Steuern und Abgaben mitgeteilt.',
  average_user_missing: 'Vergleichswerte eines Durchschnittsnutzers gibt es für die Musterhäuser nicht.',
  monthly_information_missing: 'Monatlich informiert wird, seit es die Häuser hier gibt, nicht rückwirkend.',
};

/**
 * The errors that stand against a release, each with the reason why it may. Whoever bills a real house mends what can be
 * mended, and writes down here only what cannot.
 * @throws Error where the audit finds something nobody has a reason for.
 */
export async function excuseAudit(
  client: Pick<ReturnType<typeof createClient>, 'getBillingRunAudit'>,
  run_id: string,
): Promise<{ check: string; reason: string }[]> {
  const { findings } = await client.getBillingRunAudit({ path: { run_id } });
  const errors = findings.filter(({ severity }) => severity === 'error');
  const open = errors.filter(({ check }) => !Object.hasOwn(REASONS, check));
  if (open.length > 0) {
    throw new Error(open.map(({ check, message_en }) => `${check}: ${message_en}`).join('\n'));
  }
  return [...new Set(errors.map(({ check }) => check))].map((check) => ({ check, reason: REASONS[check] ?? '' }));
}
