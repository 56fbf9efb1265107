import { STEP_WORDS } from '@klarmeter/engine/proof';
import { expect, test } from 'vitest';
import { bytesOf } from './files.ts';
import { stepWord } from './proof-words.ts';
import { STEPS } from './timeline.ts';

test.each(['application/pdf', 'application/json'])(
  'what is chosen is cut, whatever it calls itself: %s',
  async (type) => {
    const file = new File([new Uint8Array(20)], 'x', { type });
    expect(await bytesOf(file, 8)).toHaveLength(8);
    expect(await bytesOf(file, 100)).toHaveLength(20);
    expect(await bytesOf(undefined, 8)).toBeUndefined();
  },
);

test('the element calls the steps as the proof does', () => {
  expect(STEPS.map(stepWord)).toEqual(STEPS.map((step) => STEP_WORDS[step].de));
});
