import { expect, test } from 'vitest';
import { scoreOf } from './mutation.ts';

test('what no test reaches is not noticed, and what is left out does not count', () => {
  const mutants = (...statuses: string[]) => ({ mutants: statuses.map((status) => ({ status })) });
  const report = {
    files: {
      'engine/src/billing/a.ts': mutants('Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError'),
      'engine/src/law/b.ts': mutants('Killed', 'CompileError'),
    },
  };
  expect(scoreOf(report, 'engine/src/billing/')).toEqual({ noticed: 2, all: 4 });
  expect(scoreOf(report, 'engine/src/')).toEqual({ noticed: 3, all: 5 });
});
