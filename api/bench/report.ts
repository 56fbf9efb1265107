import type { Machine } from './machine.ts';
import { type Figures, type Goal, meets } from './row.ts';

export interface ReportedRow {
  readonly key: string;
  readonly what: string;
  readonly against: string;
  readonly goals: readonly Goal[];
  readonly figures: Figures;
  readonly notes: readonly string[];
}

/** A row that could not be measured: no figures, and why. */
export const failedRow = (key: string, failure: string): ReportedRow => ({
  key,
  what: 'failed',
  against: '',
  goals: [],
  figures: {},
  notes: [failure],
});

type Json = Record<string, unknown>;

/** One object: a key a row with its figures, and `machine`. A figure named `a.b` stands as `b` inside `a`. */
export function jsonReport(machine: Machine, rows: readonly ReportedRow[]): Json {
  const report: Json = { machine };
  for (const { key, figures, goals, notes } of rows) {
    const row: Json = {};
    for (const [name, value] of Object.entries(figures)) put(row, name.split('.'), rounded(value));
    report[key] = {
      ...row,
      goals: goals.map((goal) => ({ ...wireGoal(goal), met: meets(figures, goal) })),
      notes,
    };
  }
  return report;
}

const wireGoal = ({ figure, atLeast, atMost }: Goal): Json => ({
  figure,
  ...(atLeast === undefined ? {} : { at_least: atLeast }),
  ...(atMost === undefined ? {} : { at_most: atMost }),
});

function put(row: Json, [first = '', ...rest]: readonly string[], value: number): void {
  if (rest.length === 0) {
    row[first] = value;
    return;
  }
  const inner = (row[first] ?? {}) as Json;
  row[first] = inner;
  put(inner, rest, value);
}

/** For people: a line a goal, the other figures and what to know about them below. */
export function tableReport(machine: Machine, rows: readonly ReportedRow[]): string {
  const head = ['row', 'figure', 'measured', 'goal', 'met', 'against'];
  const body = rows.flatMap(({ key, goals, figures, against }) =>
    goals.map((goal) => [
      key,
      goal.figure,
      shown(figures[goal.figure]),
      aim(goal),
      meets(figures, goal) ? 'yes' : 'NO',
      against,
    ]),
  );
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((line) => line[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const details = rows.map(({ key, what, figures, notes }) => {
    const all = Object.entries(figures).map(([name, value]) => `${name} ${shown(value)}`);
    return [`${key}: ${what}`, ...[...all, ...notes].map((text) => `  ${text}`)].join('\n');
  });
  return `${[machineLine(machine), '', line(head), ...body.map(line), '', ...details].join('\n')}\n`;
}

const machineLine = ({ cores, cpu, node, postgres }: Machine): string =>
  `${cores} cores, ${cpu}, Node ${node}${postgres === null ? '' : `, ${postgres}`}`;

/** In Markdown, for the README: a line a row with the figures that have a goal, and the command that shows them. */
export function figuresReport(machine: Machine, rows: readonly ReportedRow[]): string {
  const lines = rows.map(({ key, what, goals, figures }) => {
    const said = goals.map((goal) => `${goal.figure} ${shown(figures[goal.figure])} (${aim(goal)})`);
    if (figures.peak_mb !== undefined) said.push(`${shown(figures.peak_mb)} MB at most`);
    return `| ${what} | ${said.join(', ')} | \`bench -- --only ${key}\` |`;
  });
  return `${[`${machineLine(machine)}:`, '', '| what | figure | `npm run …` |', '| --- | --- | --- |', ...lines].join('\n')}\n`;
}

const aim = ({ atLeast, atMost }: Goal): string =>
  [atLeast === undefined ? '' : `>= ${shown(atLeast)}`, atMost === undefined ? '' : `<= ${shown(atMost)}`]
    .join(' ')
    .trim();

const shown = (value: number | undefined): string =>
  value === undefined ? 'missing' : rounded(value).toLocaleString('en', { maximumFractionDigits: 6 });

/** Four digits that count; more would pretend to know. */
const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(4)) : value);
