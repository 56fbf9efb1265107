import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../ids.ts';
import { INBOX_SIGNS, LOGIN_SIGNS, makeAccountName, readAccountName } from './account-name.ts';
import { nameOfFile } from './name-of-file.ts';
import { hashPassword, isPassword, makePassword } from './password.ts';
import { readPublicKey } from './public-key.ts';

test('a name says its account and mode, in large letters too, and fits where names have to fit', () => {
  for (let n = 0; n < 200; n += 1) {
    const accountId = newId('account', new Date(n * 1e9));
    const livemode = n % 2 === 0;
    for (const signs of [LOGIN_SIGNS, INBOX_SIGNS]) {
      const name = makeAccountName(accountId, livemode, signs);
      expect(name.length).toBeLessThanOrEqual(signs === LOGIN_SIGNS ? 32 : 64);
      expect(readAccountName(name.toUpperCase(), signs)).toEqual({ accountId, livemode, name });
    }
  }
  const made = new Set(
    Array.from({ length: 100 }, () => makeAccountName(newId('account', new Date(0)), true, INBOX_SIGNS)),
  );
  expect(made.size).toBe(100);
});

test('what is no name of ours is none', () => {
  for (const text of ['', 'root', 'a'.repeat(32), `${'a'.repeat(26)}l1234`, `${'a'.repeat(26)}x${'a'.repeat(5)}`])
    expect(readAccountName(text, LOGIN_SIGNS)).toSatisfy(
      (found: { accountId: string } | null) => found === null || /^acc_[0-9a-f]{32}$/.test(found.accountId),
    );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readAccountName(text, LOGIN_SIGNS)).toBeNull();
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('a password is right or wrong; without a hash it is wrong', async () => {
  const password = makePassword();
  expect(password).toMatch(/^[a-z2-7]{20}$/);
  const hash = await hashPassword(password);
  expect(hash).not.toContain(password);
  expect(await isPassword(password, hash)).toBe(true);
  expect(await isPassword(`${password}x`, hash)).toBe(false);
  expect(await isPassword(password, null)).toBe(false);
  expect(await isPassword('', 'scrypt$1$1$1$$')).toBe(false);
});

describe('public keys', () => {
  const blob = (...fields: Buffer[]) =>
    Buffer.concat(
      fields.flatMap((field) => [Buffer.from([0, 0, field.length >> 8, field.length & 255]), field]),
    ).toString('base64');
  const rsa = (bytes: number) =>
    `ssh-rsa ${blob(Buffer.from('ssh-rsa'), Buffer.from([1, 0, 1]), Buffer.alloc(bytes, 1))}`;
  const ed = `ssh-ed25519 ${blob(Buffer.from('ssh-ed25519'), Buffer.alloc(32, 7))}`;
  test.each([
    { why: 'Ed25519; the comment may name a person', text: `${ed} ada@laptop`, read: ed },
    { why: 'RSA of 2048 bits', text: rsa(256), read: rsa(256) },
    { why: 'RSA of 1024 bits', text: rsa(128), read: null },
    { why: 'a type that is not its own', text: ed.replace('ssh-ed25519', 'ecdsa-sha2-nistp256'), read: null },
    { why: 'DSA', text: `ssh-dss ${blob(Buffer.from('ssh-dss'), Buffer.alloc(128))}`, read: null },
    { why: 'cut off', text: ed.slice(0, -8), read: null },
    { why: 'a private key', text: '-----BEGIN OPENSSH PRIVATE KEY-----', read: null },
    { why: 'nothing', text: '', read: null },
  ])('$why', ({ text, read }) => {
    expect(readPublicKey(text)).toBe(read);
  });
});

test.each([
  ['report.csv', 'report.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\reports\\a.csv', 'a.csv'],
  ['a\u0000b\u202e.csv', 'ab.csv'],
  ['Zählerstände.csv', 'Zählerstände.csv'],
  ['..', null],
  ['', null],
  [' / ', null],
])('the file %j is kept as %j', (text, name) => {
  expect(nameOfFile(text)).toBe(name);
});

test('a name is short, on one line and leads nowhere', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const name = nameOfFile(text);
      if (name === null) return;
      expect(name.length).toBeLessThanOrEqual(120);
      expect(name).not.toMatch(/[/\\\n\r]|^\.\.?$/);
      expect(nameOfFile(name)).toBe(name);
    }),
    { seed: 2, numRuns: 200 },
  );
});
