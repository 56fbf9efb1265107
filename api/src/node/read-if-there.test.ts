import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readIfThere } from './read-if-there.ts';
import { StartError } from './start-error.ts';

test('a missing file is undefined, one that cannot be read is refused', async () => {
  expect(await readIfThere(join(tmpdir(), crypto.randomUUID()))).toBeUndefined();
  await expect(readIfThere(tmpdir())).rejects.toThrow(StartError);
});
