import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { KlarMeterWebhookError, unwrapWebhook } from './webhook.ts';

const NOW = 1_800_000_000_000;
const SECRET = `whsec_${Buffer.from('a secret of 24 bytes long').toString('base64')}`;
const BODY = '{"type":"statement.issued"}';

function signed(body = BODY, secret = SECRET, seconds = NOW / 1000): Record<string, string> {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const mac = createHmac('sha256', key).update(`msg_1.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': 'msg_1', 'webhook-timestamp': String(seconds), 'webhook-signature': `v1a,xxxx v1,${mac}` };
}

test('a message as it was signed', async () => {
  expect(await unwrapWebhook(BODY, signed(), SECRET, NOW)).toEqual({ type: 'statement.issued' });
  expect(await unwrapWebhook(BODY, new Headers(signed()), ['whsec_b3RoZXI=', SECRET], NOW)).toEqual({
    type: 'statement.issued',
  });
});

test.each([
  ['changed body', `${BODY} `, signed(), SECRET],
  ['another secret', BODY, signed(), 'whsec_b3RoZXI='],
  ['an old message', BODY, signed(BODY, SECRET, NOW / 1000 - 301), SECRET],
  ['a message from the future', BODY, signed(BODY, SECRET, NOW / 1000 + 301), SECRET],
  ['another time than signed', BODY, { ...signed(), 'webhook-timestamp': String(NOW / 1000 - 1) }, SECRET],
  ['another id than signed', BODY, { ...signed(), 'webhook-id': 'msg_2' }, SECRET],
  ['no signature', BODY, { ...signed(), 'webhook-signature': '' }, SECRET],
  ['a signature that is no base64', BODY, { ...signed(), 'webhook-signature': 'v1,***' }, SECRET],
  [
    'a version nobody knows',
    BODY,
    { ...signed(), 'webhook-signature': signed()['webhook-signature']?.replace('v1,', 'v9,') ?? '' },
    SECRET,
  ],
])('%s is refused', async (_, body, headers, secret) => {
  await expect(unwrapWebhook(body, headers, secret, NOW)).rejects.toThrow(KlarMeterWebhookError);
});
