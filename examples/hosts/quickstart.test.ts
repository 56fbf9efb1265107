import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { visit, wholeDom } from './test/browser.ts';

/* docs/quickstart.md, done as it says: its files in a new folder, its command, its page in a browser. */

const QUICKSTART = join(import.meta.dirname, '../../docs/quickstart.md');
/** A file's name on a line of its own, and its content in the fence below it. */
const FILE = /^`([\w.]+)`\n\n```\w+\n([\s\S]*?)\n```$/gm;

test('the quickstart gives the branded statement on a page of its own', async () => {
  const text = await readFile(QUICKSTART, 'utf8');
  const files = [...text.matchAll(FILE)].map(([, name = '', content = '']) => ({ name, content }));
  expect(files.map(({ name }) => name)).toEqual(['server.mjs', 'index.html', 'page.js']);
  const folder = await mkdtemp(join(tmpdir(), 'quickstart-'));
  for (const { name, content } of files) await writeFile(join(folder, name), `${content}\n`);

  const command = /^API_KEY=\S+ OCCUPANCY_ID=\S+ (node \S+)$/m.exec(text)?.[1]?.split(' ') ?? [];
  const { key, occupancies } = inject('nord');
  // Any free port would do; the origin of the session has to be the page's.
  const port = 20_000 + (process.pid % 20_000);
  const env = {
    ...process.env,
    API_URL: inject('api'),
    API_KEY: key,
    OCCUPANCY_ID: occupancies['1-1'] ?? '',
    PORT: String(port),
  };
  const server = spawn(command[0] ?? '', command.slice(1), { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await new Promise<string>((found, fail) => {
      server.stdout.setEncoding('utf8').on('data', (said: string) => {
        const address = /Open (\S+)/.exec(said)?.[1];
        if (address !== undefined) found(address);
      });
      server.once('exit', (code) => fail(new Error(`the quickstart's server ended with ${code}`)));
    });
    const seen = await visit(url);
    await seen.until('ready');
    const shown = await wholeDom(seen.page);
    for (const expected of ['1.091,56', '291,56', 'Messdienst Nord']) expect(shown).toContain(expected);
    const { errors } = seen;
    expect({ errors, reports: await seen.reports(), shift: await seen.shift() }).toEqual({
      errors: [],
      reports: [],
      shift: 0,
    });
    await seen.context.close();
  } finally {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
});
