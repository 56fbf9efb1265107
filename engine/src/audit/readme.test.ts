import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditHouse } from './audit-house.ts';
import { CHECK_GROUPS } from './check.ts';
import { CHECKS, type Check } from './checks/index.ts';
import { planted } from './fixtures/plant.ts';
import { PLANTS } from './fixtures/plants/index.ts';
import { randomSubject } from './fixtures/random-subject.ts';
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

/** What the error of a check lets tenants cut, in percent. */
function cutOf({ id }: Check): string {
  for (let seed = 1; seed < 40; seed += 1) {
    const subject = planted(randomSubject(seed, PLANTS[id].wish), PLANTS[id].fault);
    const found = subject && auditHouse(subject).findings.find(({ check }) => check === id);
    if (found !== undefined) return found.reduction === null ? '' : `${found.reduction.percent} %`;
  }
  throw new Error(`${id} finds nothing`);
}

describe('the README', () => {
  test.each(CHECK_GROUPS)('has the checks of the group %s as they are', (group) => {
    const rows = CHECKS.filter((check) => check.group === group).map((check) => [
      `\`${check.id}\``,
      check.title.en,
      check.severity,
      check.legalBasis ?? '',
      cutOf(check),
    ]);
    expect(README).toContain(
      `### ${group}\n\n${table([['check', 'finds', 'severity', 'provision', 'cut'], ...rows])}\n`,
    );
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
    const known = new Set<string>([...CHECKS.map(({ id }) => id), ...Object.keys(AUDIT_SETTINGS)]);
    const named = [...README.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(named).toHaveLength(known.size);
  });
});
