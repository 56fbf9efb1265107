import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { twoFlats } from '../src/billing/sample-house.ts';
import { twoFlats as operatingCosts } from '../src/operating-costs/sample-house.ts';
import { answerLine, BILLING } from './answer-line.ts';

const root = join(import.meta.dirname, '..', '..');
const houses = join(root, '..', 'shared', 'check', 'houses.jsonl');

function bill(input: string, ...args: string[]) {
  const cli = join(import.meta.dirname, 'bill.ts');
  const { stdout, status } = spawnSync(process.execPath, [cli, ...args], { input, encoding: 'utf8' });
  return {
    status,
    answers: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

test('one answer a line, in order, whatever the line is', () => {
  const lines = [JSON.stringify(twoFlats), '{"id": "cut', '', '[]', JSON.stringify({ ...twoFlats, id: 'second' })];
  const { answers, status } = bill(`${lines.join('\r\n')}`);
  expect(status).toBe(0);
  expect(answers.map(({ id, ok }) => [id, ok])).toEqual([
    ['two flats', true],
    [null, false],
    [null, false],
    ['second', true],
  ]);
  expect(answers[1].findings[0].code).toBe('unreadable_line');
  expect(answers[0].reasons).toBeDefined();
});

test.each([
  ['--help', 0],
  ['--foo', 2],
])('%s is answered with what there is, and ends with %i', (flag, status) => {
  expect(bill(JSON.stringify(twoFlats), flag)).toEqual({ status, answers: [] });
});

test('a house of operating costs is billed as one, between others', () => {
  const lines = [twoFlats, operatingCosts, { ...operatingCosts, units: 7 }, twoFlats].map((house) =>
    JSON.stringify(house),
  );
  const { answers } = bill(lines.join('\n'));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, false, true]);
  expect(answers[1]).toMatchObject({
    id: operatingCosts.id,
    positions: [{ position: 'tax' }],
    total_statements_eur: '1000.00',
  });
  expect(answers[2].findings[0]).toMatchObject({ code: 'wrong_type', path: '/units' });
});

test('a house that brings the calculation down is said in its place, and by the exit code', () => {
  const fails = () => {
    throw new RangeError('out of paper');
  };
  const { text, brokeOff } = answerLine(JSON.stringify(twoFlats), true, { ...BILLING, 'klarmeter.house/1': fails });
  expect(brokeOff).toBe(true);
  expect(JSON.parse(text)).toMatchObject({
    id: null,
    ok: false,
    findings: [{ code: 'calculation_failed', message_en: 'The house could not be calculated: out of paper.' }],
  });
  expect(answerLine('{', true).brokeOff).toBe(false);
});

test('--no-reasons leaves the reasons out', () => {
  const [answer] = bill(JSON.stringify(twoFlats), '--no-reasons').answers;
  expect(answer.ok).toBe(true);
  expect(answer).not.toHaveProperty('reasons');
  expect(bill(JSON.stringify(operatingCosts), '--no-reasons').answers[0]).not.toHaveProperty('reasons');
});

describe.runIf(existsSync(houses))('houses beside the project', () => {
  test('are billed as they expect', () => {
    const cases = readFileSync(houses, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const { answers } = bill(cases.map(({ expect: _, note, ...house }) => JSON.stringify(house)).join('\n'));
    for (const [index, wanted] of cases.entries()) expect(answers[index].ok, wanted.id).toBe(wanted.expect.ok);
  });
});

if (!existsSync(houses)) console.warn('SKIPPED: no ../shared/check/houses.jsonl beside the project');
