import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createMemoryBudget } from '../http/memory-budget.ts';
import { createCrowd, networkOf } from './crowd.ts';
import { readMail } from './mail-in/read-mail.ts';
import { createAttempts } from './sftp/attempts.ts';
import { placeOf } from './sftp/jail.ts';
import { createUpload } from './sftp/upload.ts';

test('parts in any order, twice or overlapping make the file; with one missing there is none', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc.array(fc.tuple(fc.nat(320), fc.nat(60)), { maxLength: 12 }),
      (bytes, cuts) => {
        const budget = createMemoryBudget(1 << 20).of('a');
        const upload = createUpload('a', budget, 1024);
        const there = new Set<number>();
        for (const [from, length] of cuts) {
          const part = bytes.subarray(from, from + length);
          if (part.length === 0) continue;
          expect(upload.write(from, part)).toBe('written');
          for (let at = from; at < from + part.length; at += 1) there.add(at);
        }
        const end = Math.max(0, ...[...there].map((at) => at + 1));
        expect(upload.size).toBe(end);
        const whole = upload.whole();
        if (there.size === end) expect(whole).toEqual(new Uint8Array(bytes.subarray(0, end)));
        else expect(whole).toBeNull();
        upload.drop();
        expect(budget.take(1 << 20)).toBe(true);
      },
    ),
    { seed: 3, numRuns: 300 },
  );
});

test('what is larger than a file may be, or than there is room for, is not written', () => {
  const budget = createMemoryBudget(100_000).of('a');
  const upload = createUpload('a', budget, 90_000);
  expect(upload.write(89_999, Uint8Array.of(1, 2))).toBe('too_large');
  expect(upload.tooLarge).toBe(true);
  expect(createUpload('b', budget, 90_000).write(80_000, Uint8Array.of(1))).toBe('no_memory');
  expect(createUpload('c', budget, 90_000).write(Number.MAX_SAFE_INTEGER, Uint8Array.of(1))).toBe('too_large');
  expect(createUpload('d', budget, 90_000).write(10, Uint8Array.of(1))).toBe('written');
});

test('one sender holds no more than a share, however many files he sends, and others find room', () => {
  const budget = createMemoryBudget(100, 40);
  const [one, same, other] = [budget.of('a'), budget.of('a'), budget.of('b')];
  expect([one.take(30), same.take(11), same.take(10), other.take(40), other.take(1)]).toEqual([
    true,
    false,
    true,
    true,
    false,
  ]);
  one.give(30);
  expect(same.take(30)).toBe(true);
  expect([budget.of('c').take(21), budget.of('c').take(20)]).toEqual([false, true]);
});

test('an account holds no more than its share, however many logins it has', () => {
  const budget = createMemoryBudget(100, 40, 60);
  const [one, other, stranger] = [budget.of('a', 'x'), budget.of('b', 'x'), budget.of('c', 'y')];
  expect([one.take(40), other.take(21), other.take(20), stranger.take(40)]).toEqual([true, false, true, true]);
  one.give(40);
  expect([other.take(21), other.take(20)]).toEqual([false, true]);
});

test('where one part found no room, there is no file, also not one with a hole', () => {
  const budget = createMemoryBudget(100_000).of('a');
  const upload = createUpload('a', budget, 90_000);
  expect(upload.write(0, new Uint8Array(60_000).fill(1))).toBe('written');
  expect(upload.write(60_000, Uint8Array.of(1))).toBe('written');
  expect(upload.write(60_001, new Uint8Array(20_000))).toBe('no_memory');
  upload.drop();
  expect(upload.whole()).toBeNull();
  expect(upload.write(60_001, Uint8Array.of(1))).toBe('no_memory');
  expect(upload.whole()).toBeNull();
  expect(budget.take(100_000)).toBe(true);
});

test('a path leads to the folder, to a name in it, or nowhere', () => {
  expect(placeOf('/..')).toEqual({ kind: 'folder' });
  expect(placeOf('../a.csv')).toEqual({ kind: 'file', name: 'a.csv' });
  expect(placeOf('/a.csv.result.json')).toEqual({ kind: 'result', name: 'a.csv' });
  expect(placeOf('/a/b')).toEqual({ kind: 'nowhere' });
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (path) => {
      const place = placeOf(path);
      if ('name' in place) expect(place.name).not.toMatch(/[/\\\n\r\t]|^\.\.?$/);
    }),
    { seed: 4, numRuns: 200 },
  );
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1::9', '2001:db8:1:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [undefined, ''],
])('%s stands for %s', (address, network) => expect(networkOf(address)).toBe(network));

test('so many are let in under a name, and whoever left makes room', () => {
  const crowd = createCrowd(2);
  expect([crowd.enter('a'), crowd.enter('a'), crowd.enter('a'), crowd.enter('b')]).toEqual([true, true, false, true]);
  crowd.leave('a');
  expect([crowd.enter('a'), crowd.enter('a')]).toEqual([true, false]);
});

test('who fails again and again is not heard for ten minutes, and nobody else is meant', () => {
  let now = new Date(0);
  const attempts = createAttempts(() => now);
  for (let n = 0; n < 30; n += 1) attempts.failed('192.0.2.1');
  expect([attempts.allowed('192.0.2.1'), attempts.allowed('192.0.2.2')]).toEqual([false, true]);
  now = new Date(601_000);
  expect(attempts.allowed('192.0.2.1')).toBe(true);
});

test('a mail of short lines is put together while it is read, also one within another', async () => {
  let most = 0;
  const { Blob: Whole } = globalThis;
  vi.stubGlobal(
    'Blob',
    class extends Whole {
      constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
        super(parts, options);
        most = Math.max(most, parts.length);
      }
    },
  );
  const mail = (head: string, text: string) =>
    readMail(new Uint8Array(Buffer.from(`From: a@b.example\r\n${head}\r\n\r\n${text}`)));
  const attached = 'Content-Disposition: attachment; filename=a.csv';
  const whole = await mail(attached, 'ab\r\n'.repeat(60_000));
  const padded = await mail(`${attached}\r\nContent-Transfer-Encoding: base64`, `${'YQ=='.repeat(60_000)}\r\n`);
  const inner = await mail(`Content-Type: message/rfc822\r\n\r\n${attached}`, 'ab\r\n'.repeat(60_000));
  vi.unstubAllGlobals();
  const texts = [whole, padded, inner].map(({ files }) => Buffer.from(files[0]?.bytes ?? []).toString());
  expect(texts).toEqual(['ab\n'.repeat(60_000), 'a'.repeat(60_000), 'ab\n'.repeat(60_000)]);
  expect(most).toBeLessThan(10_000);
  await expect(mail(attached, '\n'.repeat(1_600_000))).rejects.toThrow('lines');
});

test('whatever comes as a mail is read or refused, with names that lead nowhere', async () => {
  const part = fc.constantFrom(
    ...['From: a@b.example\r\n', 'Content-Type: multipart/mixed; boundary=x\r\n', 'Content-Type: message/rfc822\r\n'],
    ...[
      'Content-Disposition: attachment; filename="../a"\r\n',
      'Content-Transfer-Encoding: base64\r\n',
      '\r\n',
      '--x\r\n',
    ],
    ...['--x--\r\n', 'AAAA', '=?utf-8?B?////?=', '\u0000', 'begin 644 a\r\n'],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 40 }), async (parts) => {
      const mail = await readMail(new TextEncoder().encode(parts.join(''))).catch(() => null);
      for (const { name } of mail?.files ?? []) expect(name).not.toMatch(/[/\\]|^\.\.?$/);
    }),
    { seed: 5, numRuns: 300 },
  );
});
