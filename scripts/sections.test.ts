import { expect, test, vi } from 'vitest';
import { type Outcome, runProgram, runSections, type Section } from './sections.ts';
import { redoclyComplaint, STATIC_SECTIONS } from './static-sections.ts';
import { totalsOf } from './vitest-totals.ts';

const section = (name: string): Section => ({ name, command: [name] });
const outcome = (code: number, stdout = ''): Outcome => ({ code, stdout, stderr: '' });

/** Runs sections with prepared outcomes; gives back what failed, what was begun and what was printed. */
async function trying(sections: readonly Section[], outcomes: Record<string, Outcome>, atOnce = 1) {
  const begun: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const failed = await runSections(sections, atOnce, async ([program]) => {
      begun.push(program);
      return outcomes[program] ?? outcome(0);
    });
    return { failed: failed?.name, begun, printed: write.mock.calls.map(([text]) => String(text)).join('') };
  } finally {
    write.mockRestore();
  }
}

test('all good: every section has a header with its time', async () => {
  const { failed, printed } = await trying([section('a'), section('b')], {}, 2);
  expect(failed).toBeUndefined();
  expect(printed).toMatch(/^== a: good, \d+\.\d s\n== b: good, \d+\.\d s\n$/);
});

test('the first that fails stops the rest and shows its output', async () => {
  const { failed, begun, printed } = await trying([section('a'), section('b'), section('c')], {
    b: outcome(2, 'why\n'),
  });
  expect(failed).toBe('b');
  expect(begun).toEqual(['a', 'b']);
  expect(printed).toContain('== b: FAILED');
  expect(printed).toContain('why\nexit code 2');
});

test('a complaint fails a section whose program is content', async () => {
  const strict: Section = {
    ...section('a'),
    complaint: ({ stdout }) => (stdout === 'warned' ? 'one warning' : undefined),
  };
  expect(await trying([strict], { a: outcome(0, 'warned') })).toMatchObject({ failed: 'a' });
  expect(await trying([strict], { a: outcome(0, 'fine') })).toMatchObject({ failed: undefined });
});

test('a program that does not exist is a failure, not a crash', async () => {
  expect(await runProgram(['no-such-program-here'])).toMatchObject({ code: 127 });
  expect(await runProgram(['node', '-e', 'console.log(1); process.exit(3)'])).toMatchObject({ code: 3, stdout: '1\n' });
});

test.each([
  [0, 0, undefined],
  [0, 1, 'Redocly: 0 errors, 1 warnings'],
  [2, 0, 'Redocly: 2 errors, 0 warnings'],
])('Redocly with %i errors and %i warnings', (errors, warnings, complaint) => {
  expect(redoclyComplaint(outcome(0, `note\n{"totals":{"errors":${errors},"warnings":${warnings}}}`))).toBe(complaint);
});

test('an answer of Redocly that nobody can read is a complaint', () => {
  expect(redoclyComplaint(outcome(1, 'crashed'))).toBe('Redocly did not answer with its totals');
});

test('a file that vitest could not read counts as a failure', () => {
  const failed = { status: 'failed', assertionResults: [] };
  const good = { status: 'passed', assertionResults: [{}] };
  expect(totalsOf({ numPassedTests: 1, numFailedTests: 0, testResults: [good, failed] })).toEqual({
    passed: 1,
    failed: 1,
  });
  const known = { status: 'failed', assertionResults: [{}] };
  expect(totalsOf({ numPassedTests: 1, numFailedTests: 1, testResults: [good, known] })).toEqual({
    passed: 1,
    failed: 1,
  });
});

test('each static check is one of its own', () => {
  const commands = STATIC_SECTIONS.map(({ command }) => command.join(' '));
  expect(new Set(commands).size).toBe(commands.length);
});

test('what was set in the environment reaches a program that starts later', async () => {
  vi.stubEnv('KLARMETER_SET_LATE', '42');
  try {
    const { stdout } = await runProgram(['node', '-p', 'process.env.KLARMETER_SET_LATE']);
    expect(stdout).toBe('42\n');
  } finally {
    vi.unstubAllEnvs();
  }
});
