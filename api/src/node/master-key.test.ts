import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadMasterKey } from './master-key.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'master-key-'));
});
afterAll(() => rm(folder, { recursive: true }));

const load = async (kept: string, previous?: string) => {
  const file = join(folder, 'master.key');
  await writeFile(file, kept);
  return loadMasterKey({ newest: undefined, previous }, file);
};
const [ONE, TWO, THREE] = ['11', '22', '33'].map((byte) => byte.repeat(32));

test('the keys of the file come before those of the environment', async () => {
  const { keys, made } = await load(`${TWO}\n${ONE}\n`, THREE);
  expect(made).toBe(false);
  expect([...keys.values()].map(([byte]) => byte)).toEqual([0x22, 0x11, 0x33]);
});

test('what is damaged is named: the file, or the setting', async () => {
  const file = join(folder, 'master.key');
  const must = 'must hold keys of 64 hexadecimal digits (32 bytes).';
  await expect(load(`${ONE}0`)).rejects.toThrow(`${file} ${must}`);
  await expect(load(`${ONE}\n${TWO?.slice(1)}`)).rejects.toThrow(`${file} ${must}`);
  await expect(load(' \n')).rejects.toThrow(`${file} is empty`);
  await expect(load(`${ONE}`, 'abc')).rejects.toThrow(`KLARMETER_MASTER_KEY_PREVIOUS ${must}`);
});
