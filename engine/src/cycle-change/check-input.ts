import { isObject } from '../billing/reader.ts';
import { parseDay } from '../time/day.ts';
import type { CycleChange } from './cycle-change.ts';
import type { CycleChangeFindings } from './finding-kinds.ts';

const OBJECT = ['ein Objekt', 'an object'] as const;
const LIST = ['eine Liste', 'a list'] as const;
const NUMBER = ['eine Zahl', 'a number'] as const;

/**
 * Whether what the input holds besides the house has the shape that its types promise: it may come from anywhere. What
 * has not is reported with its place, and nothing is divided.
 */
export function checkInput(input: CycleChange, findings: CycleChangeFindings): void {
  const { points, costs, advances = [], stockAtChange } = input;
  eachObject(points, '/points', findings, ({ of, series }, path) => {
    if (!isObject(of)) findings.add('wrong_type', `${path}/of`, OBJECT);
    if (!isObject(series)) findings.add('wrong_type', `${path}/series`, OBJECT);
    else {
      eachObject(series.spans, `${path}/series/spans`, findings);
      eachObject(series.readings, `${path}/series/readings`, findings);
    }
  });
  eachObject(costs, '/costs', findings, ({ from, to, given }, path) => {
    checkDay(from, `${path}/from`, findings);
    checkDay(to, `${path}/to`, findings);
    if (given === undefined) return;
    if (!isObject(given)) findings.add('wrong_type', `${path}/given`, OBJECT);
    else {
      if (!isFraction(given.share)) findings.add('wrong_type', `${path}/given/share`, NUMBER);
      if (typeof given.reason !== 'string') findings.add('wrong_type', `${path}/given/reason`, ['ein Text', 'a text']);
    }
  });
  eachObject(advances, '/advances', findings, ({ day, amountCents }, path) => {
    checkDay(day, `${path}/day`, findings);
    if (typeof amountCents !== 'bigint') findings.add('wrong_type', `${path}/amountCents`, NUMBER);
  });
  if (stockAtChange !== undefined && !isFraction(stockAtChange)) findings.add('wrong_type', '/stockAtChange', NUMBER);
}

function eachObject(
  list: unknown,
  path: string,
  findings: CycleChangeFindings,
  check?: (item: Readonly<Record<string, unknown>>, path: string) => void,
): void {
  if (!Array.isArray(list)) {
    findings.add('wrong_type', path, LIST);
    return;
  }
  list.forEach((item: unknown, index) => {
    if (isObject(item)) check?.(item, `${path}/${index}`);
    else findings.add('wrong_type', `${path}/${index}`, OBJECT);
  });
}

function checkDay(value: unknown, path: string, findings: CycleChangeFindings): void {
  if (typeof value === 'string' && parseDay(value) !== undefined) return;
  findings.add('not_a_day', path, [typeof value === 'string' ? value.slice(0, 40) : typeof value]);
}

const isFraction = (value: unknown): boolean =>
  isObject(value) && typeof value.n === 'bigint' && typeof value.d === 'bigint' && value.d > 0n;
