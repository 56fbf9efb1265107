import { afterEach, expect, test } from 'vitest';
import { composeStatementDocument } from '../statement-document/compose.ts';
import { SAMPLE_A } from '../statement-document/samples/sample-a.ts';
import { createCompiler } from './compiler.ts';
import { createRenderer, type Renderer } from './renderer.ts';

const document = composeStatementDocument(SAMPLE_A);
let renderer: Renderer | undefined;
afterEach(() => renderer?.close());

test('gives the bytes the compiler gives, from every process', async () => {
  renderer = createRenderer({ processes: 2 });
  const printed = await Promise.all([1, 2, 3, 4].map(() => renderer?.render('statement', document)));
  const expected = Buffer.from(createCompiler()('statement', document));
  for (const bytes of printed) expect(Buffer.from(bytes ?? []).equals(expected)).toBe(true);
});

test('a document that cannot be printed fails alone', async () => {
  renderer = createRenderer({ processes: 1 });
  const broken = renderer.render('statement', { createdOn: '2025-01-01' });
  const fine = renderer.render('statement', document);
  await expect(broken).rejects.toThrow('template statement');
  expect((await fine).length).toBeGreaterThan(10_000);
});

test('a process that dies is replaced, and its document printed by the next', async () => {
  const dead = new Set<number>();
  renderer = createRenderer({
    processes: 1,
    onStart: ({ pid }) => {
      if (pid !== undefined && dead.size === 0) {
        dead.add(pid);
        process.kill(pid, 'SIGKILL');
      }
    },
  });
  expect((await renderer.render('statement', document)).length).toBeGreaterThan(10_000);
  expect(dead.size).toBe(1);
});

test('a document whose process dies twice fails, and the next one is printed', async () => {
  let kills = 2;
  renderer = createRenderer({
    processes: 1,
    onStart: ({ pid }) => {
      if (pid === undefined || kills === 0) return;
      kills -= 1;
      process.kill(pid, 'SIGKILL');
    },
  });
  await expect(renderer.render('statement', document)).rejects.toThrow('ended before the document was finished');
  expect((await renderer.render('statement', document)).length).toBeGreaterThan(10_000);
});

test('what lay ready behind a document whose process dies twice is printed, however often that happens', async () => {
  let kills = 4;
  renderer = createRenderer({
    processes: 1,
    onStart: ({ pid }) => {
      if (pid === undefined || kills === 0) return;
      kills -= 1;
      process.kill(pid, 'SIGKILL');
    },
  });
  const printed = await Promise.allSettled(Array.from({ length: 5 }, () => renderer?.render('statement', document)));
  expect(printed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});

test('a process is replaced after so many documents', async () => {
  const started: number[] = [];
  renderer = createRenderer({
    processes: 1,
    documentsPerProcessMax: 2,
    onStart: ({ pid }) => started.push(pid ?? 0),
  });
  for (let count = 0; count < 5; count += 1) await renderer.render('statement', document);
  expect(new Set(started).size).toBe(3);
});

test('a document that never ends is given up, and its process with it', async () => {
  let started = 0;
  renderer = createRenderer({ processes: 1, documentMsMax: 1, onStart: () => (started += 1) });
  await expect(renderer.render('statement', document)).rejects.toThrow('ended before the document was finished');
  expect(started).toBe(2);
});

test('nothing is printed after closing', async () => {
  renderer = createRenderer({ processes: 1 });
  await renderer.close();
  await expect(renderer.render('statement', document)).rejects.toThrow('closed');
});
