import { expect, test } from 'vitest';
import { missingAnswers } from './answers.ts';

const contract = {
  paths: {
    '/v1/units': {
      post: {
        operationId: 'createUnit',
        responses: {
          201: { description: 'The unit' },
          400: { description: 'validation-failed: …; or malformed-body: …' },
          409: { description: 'conflict: …; or request-in-progress: …' },
          410: { description: 'conflict: …; or person-erased: …' },
          500: { description: 'internal: …' },
        },
      },
    },
  },
};

test('an answer that no test was given is named; what all operations share is not asked of each', () => {
  expect(missingAnswers(contract, new Set(['createUnit 201']))).toEqual(['createUnit 400', 'createUnit 410']);
  expect(missingAnswers(contract, new Set(['createUnit 201', 'createUnit 400', 'createUnit 410']))).toEqual([]);
});
