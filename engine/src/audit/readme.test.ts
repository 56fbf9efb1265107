import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECK_GROUPS, OPERATING_COST_CHECK_GROUPS } from './check.ts';
import { HEAT_AUDIT } from './fixtures/heat-audit.ts';
import type { KindOfAudit } from './fixtures/kind-of-audit.ts';
import { there } from './fixtures/pairs.ts';
import { OPERATING_COST_AUDIT } from './operating-costs/fixtures/operating-cost-audit.ts';
import { AUDIT_SETTINGS } from './settings.ts';

const README = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');

/** A table of Markdown with columns as wide as what is in them. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...body.map((row) => line(row)),
  ].join('\n');
}

/** What the error of a check lets tenants cut, in percent; `difference` where it is what the right bill is lower by. */
function cutOf<House, Result, Facts, Wish>(
  { plants, randomSubject, planted, audit }: KindOfAudit<House, Result, Facts, Wish>,
  id: string,
): string {
  const plant = there(plants[id]);
  for (let seed = 1; seed < 40; seed += 1) {
    const subject = planted(randomSubject(seed, plant.wish), plant.fault);
    const found = subject && audit(subject).findings.find(({ check }) => check === id);
    if (found === undefined) continue;
    if (found.reduction === null) return '';
    return found.reduction.percent === null ? 'difference' : `${found.reduction.percent} %`;
  }
  throw new Error(`${id} finds nothing`);
}

/** The table of one group under its heading. */
function chapter<House, Result, Facts, Wish>(
  heading: string,
  group: string,
  kind: KindOfAudit<House, Result, Facts, Wish>,
): string {
  const rows = kind.checks
    .filter((check) => check.group === group)
    .map(({ id, title, severity, legalBasis }) => [`\`${id}\``, title.en, severity, legalBasis ?? '', cutOf(kind, id)]);
  return `### ${heading}\n\n${table([['check', 'finds', 'severity', 'provision', 'cut'], ...rows])}\n`;
}

describe('the README', () => {
  test.each(CHECK_GROUPS)('has the checks of the group %s as they are', (group) => {
    expect(README).toContain(chapter(group, group, HEAT_AUDIT));
  });

  test.each(OPERATING_COST_CHECK_GROUPS)('has those of operating costs of the group %s as they are', (group) => {
    expect(README).toContain(chapter(`operating costs: ${group}`, group, OPERATING_COST_AUDIT));
  });

  test('has every setting with its reason', () => {
    const rows = Object.entries(AUDIT_SETTINGS).map(([name, { value, unit, reason }]) => [
      `\`${name}\``,
      value,
      unit,
      reason.replace('Interpretation: ', ''),
    ]);
    expect(README).toContain(`${table([['setting', 'value', 'unit', 'because'], ...rows])}\n`);
    for (const { reason } of Object.values(AUDIT_SETTINGS)) expect(reason).toMatch(/^Interpretation: .{20}/);
  });

  test('names no check that does not exist', () => {
    const known = [HEAT_AUDIT.checks, OPERATING_COST_AUDIT.checks].flatMap((checks) => checks.map(({ id }) => id));
    const named = [...README.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name ?? '');
    expect(named.sort()).toEqual([...known, ...Object.keys(AUDIT_SETTINGS)].sort());
  });
});
