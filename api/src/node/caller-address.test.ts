import { expect, test } from 'vitest';
import { callerAddress } from './caller-address.ts';

const env = { incoming: { socket: { remoteAddress: '192.0.2.7' } } };

test.each([
  { why: 'what a caller writes is not believed', trust: false, forwardedFor: '6.6.6.6', seen: '192.0.2.7' },
  { why: 'what our proxy wrote last is', trust: true, forwardedFor: '6.6.6.6, 198.51.100.4', seen: '198.51.100.4' },
  { why: 'a proxy that wrote nothing', trust: true, forwardedFor: undefined, seen: '192.0.2.7' },
  { why: 'no address, no entry', trust: true, forwardedFor: '<script>alert(1)</script>', seen: null },
  { why: 'a version 6 address', trust: true, forwardedFor: '2001:db8::1', seen: '2001:db8::1' },
])('$why', ({ trust, forwardedFor, seen }) => {
  expect(callerAddress(trust)({ forwardedFor, env })).toBe(seen);
});

test('without a connection nobody is named', () => {
  expect(callerAddress(false)({ forwardedFor: '6.6.6.6', env: undefined })).toBeNull();
});
