import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import type { FileDropWire, ReadingFiles } from '../../exchange/index.ts';
import { createMemoryBudget } from '../../http/memory-budget.ts';
import { consumptionBuilder } from '../../metering/fixtures/measured-house.ts';
import { readingFiles } from '../transports.ts';
import { type MailInServer, startMailIn } from './server.ts';

/* A real client against the real server. */

const MIB = 1024 * 1024;
let api: TestApi;
let server: MailInServer;
let trouble = 0;
const files: ReadingFiles = {
  ...readingFiles,
  async receive(context, file) {
    if (trouble > 0) {
      trouble -= 1;
      throw new Error('the database is away');
    }
    return readingFiles.receive(context, file);
  },
};

beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(), inboxDomain: 'in.example', log: () => {} });
  server = await start();
});
const start = (more: { connectionMs?: number } = {}) =>
  startMailIn(api.services, {
    port: 0,
    host: '127.0.0.1',
    domain: 'in.example',
    files,
    budget: createMemoryBudget(3 * MIB),
    mailBytesMax: 2 * MIB,
    ...more,
  });
afterAll(async () => {
  await server.stop();
  await api.close();
});

interface Inbox {
  readonly id: string;
  readonly address: string;
  readonly local_part: string;
}
const makeInbox = async (more: object = {}): Promise<Inbox> =>
  (
    await api.request<Inbox & Record<string, unknown>>('POST', '/v1/inbox-addresses', {
      body: { name: 'Reports', ...more },
    })
  ).body;
const drops = async ({ id }: Inbox) =>
  (await api.request<{ data: FileDropWire[] }>('GET', `/v1/file-drops?source_id=${id}&limit=100`)).body.data.map(
    ({ name, verdict, reason }) => `${name} ${reason ?? verdict}`,
  );

const mailer = () =>
  nodemailer.createTransport({ host: '127.0.0.1', port: server.port, secure: false, ignoreTLS: true });
/** Sends a mail; the answer of the server, or its refusal. */
async function send(to: string | string[], mail: SendMailOptions = {}): Promise<string> {
  const attachments = [{ filename: 'report.csv', content: `# ${crypto.randomUUID()}\n` }];
  try {
    return (
      await mailer().sendMail({ from: 'box@gateways.example', to, subject: 'x', text: 'x', attachments, ...mail })
    ).response;
  } catch (error) {
    return String((error as { response?: string }).response ?? error);
  }
}

describe('mail with files', () => {
  test('is taken in, each file for itself, and the same mail again is the same', async () => {
    const inbox = await makeInbox();
    expect(inbox.address).toBe(`${inbox.local_part}@in.example`);
    const mail = {
      messageId: '<one@gateways.example>',
      attachments: [
        { filename: 'Zählerstände.csv', content: '# one\n' },
        { filename: '../../etc/passwd', content: '# two\n' },
        { filename: 'logo.png', content: Buffer.alloc(10), contentType: 'image/png' },
        { filename: 'empty.csv', content: '' },
      ],
    };
    expect(await send(inbox.address.toUpperCase(), mail)).toMatch(/^250 2\.0\.0/);
    expect(await send(inbox.address, mail)).toMatch(/^250/);
    expect((await drops(inbox)).filter((each) => each.endsWith('taken'))).toEqual([
      'Zählerstände.csv taken',
      'passwd taken',
    ]);
    expect(await send(inbox.address, { ...mail, messageId: '<two@gateways.example>' })).toMatch(/^250/);
    expect((await drops(inbox)).filter((each) => each.endsWith('taken'))).toHaveLength(4);
  });

  test('makes the devices that only its files know where the address says of which house', async () => {
    const new_devices_property_id = (await consumptionBuilder(api).house()).property;
    const inbox = await makeInbox({ new_devices_property_id });
    const attachments = [{ filename: 'heard.txt', content: '72000001; KLM;01;04;00; -83; T;\r\n' }];
    expect(await send(inbox.address, { attachments })).toMatch(/^250/);
    expect(await send(inbox.address, { attachments })).toMatch(/^250/);
    const made = await api.request('GET', `/v1/devices?found_property_id=${new_devices_property_id}`);
    expect(made.body.data).toMatchObject([{ serial: '72000001', kind: 'heat_meter' }]);
  });

  test('to nobody, to an address that was ended or of another house is refused alike', async () => {
    const inbox = await makeInbox();
    await api.request('POST', `/v1/inbox-addresses/${inbox.id}/revocations`);
    const other = `${inbox.local_part.slice(0, -1)}${inbox.local_part.endsWith('a') ? 'b' : 'a'}`;
    const answers = await Promise.all(
      [inbox.address, `${other}@in.example`, 'postmaster@in.example', `${inbox.local_part}@else.example`].map((to) =>
        send(to),
      ),
    );
    expect(new Set(answers)).toEqual(new Set(['550 5.1.1 No such mailbox']));
    expect(await drops(inbox)).toEqual([]);
    const kept = await api.db.inspect('select * from inbox_addresses');
    expect(JSON.stringify(kept)).not.toContain(inbox.local_part);
  });

  test('of a stranger, without a file, too large or broken is told so and written down', async () => {
    const inbox = await makeInbox({ allowed_senders: ['@gateways.example', 'ada@example.org'] });
    expect(await send(inbox.address, { from: 'x@elsewhere.example' })).toMatch(/^554 5\.6\.0 Mail of this sender/);
    // The sender of a forwarded mail is not the one on the envelope.
    const forwarded = {
      from: 'Ada <ADA@example.org>',
      envelope: { from: 'list@elsewhere.example', to: inbox.address },
    };
    expect(await send(inbox.address, forwarded)).toMatch(/^250/);
    expect(await send(inbox.address, { attachments: [] })).toMatch(/^554 5\.6\.0 The mail has no file/);
    const large = { attachments: [{ filename: 'a', content: Buffer.alloc(2 * MIB) }] };
    expect(await send(inbox.address, large)).toMatch(/^552/);
    const many = Array.from({ length: 51 }, (_, n) => ({ filename: `${n}.csv`, content: `${n}` }));
    expect(await send(inbox.address, { attachments: many })).toMatch(/^554/);
    const boundaries = Array.from(
      { length: 40 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    );
    const nested = `From: box@gateways.example\r\n${boundaries.join('')}\r\n`;
    const raw = { raw: nested, envelope: { from: 'box@gateways.example', to: inbox.address } };
    expect(await send(inbox.address, raw)).toMatch(/^554/);
    expect(await drops(inbox)).toEqual([
      'mail sender_not_allowed',
      'report.csv taken',
      'mail no_attachment',
      'mail too_large',
      'mail too_many_attachments',
      expect.stringMatching(/^mail (unreadable_mail|no_attachment)$/),
    ]);
  });

  test('meets trouble of ours: nothing is acknowledged, and what is sent again is taken once', async () => {
    const inbox = await makeInbox();
    const attachments = ['a', 'b', 'c'].map((name) => ({ filename: `${name}.csv`, content: `# ${name}\n` }));
    const mail = { messageId: '<three@gateways.example>', attachments };
    trouble = 1;
    expect(await send(inbox.address, mail)).toMatch(/^451 4\.3\.0/);
    expect(await send(inbox.address, mail)).toMatch(/^250/);
    expect((await drops(inbox)).sort()).toEqual(['a.csv taken', 'b.csv taken', 'c.csv taken']);
  });

  test('for two inboxes reaches both; a crowd at once is bounded in memory and comes again', async () => {
    const [one, two] = [await makeInbox(), await makeInbox()];
    expect(await send([one.address, two.address])).toMatch(/^250/);
    expect([await drops(one), await drops(two)]).toEqual([['report.csv taken'], ['report.csv taken']]);
    const attachments = [{ filename: 'a.csv', content: Buffer.alloc(MIB, 'x') }];
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(one.address, { attachments })));
    expect(answers.every((answer) => /^(250|452)/.test(answer))).toBe(true);
    expect(answers.some((answer) => answer.startsWith('250'))).toBe(true);
    expect(await send(one.address, { attachments })).toMatch(/^250/);
  });

  test('that comes a byte at a time is cut off, and leaves nothing behind', async () => {
    const inbox = await makeInbox();
    const hasty = await start({ connectionMs: 1_500 });
    const socket = connect(hasty.port, '127.0.0.1')
      .setEncoding('latin1')
      .on('error', () => {});
    let said = '';
    socket.on('data', (text) => {
      said += text;
    });
    // Nobody may speak before the server has.
    await once(socket, 'data');
    socket.write(`EHLO box.example\r\nMAIL FROM:<box@gateways.example>\r\nRCPT TO:<${inbox.address}>\r\nDATA\r\n`);
    const drip = setInterval(() => socket.write('x'), 100);
    await once(socket, 'close');
    clearInterval(drip);
    expect(said).toMatch(/354 .*421 4\.4\.2/s);
    expect(await drops(inbox)).toEqual([]);
    await hasty.stop();
  });

  test('of a crowd from one address, or for addresses that are only tried, is sent away', async () => {
    const sockets = Array.from({ length: 22 }, () => connect(server.port, '127.0.0.1').on('error', () => {}));
    const greetings = await Promise.all(
      sockets.map(async (socket) => String(((await once(socket, 'data')) as [Buffer])[0])),
    );
    expect(greetings.filter((each) => each.startsWith('421 4.7.0'))).toHaveLength(2);
    const [guest, ...others] = sockets.filter((_, at) => greetings[at]?.startsWith('220'));
    for (const socket of others) socket.destroy();
    const asks = async (line: string) => {
      guest?.write(`${line}\r\n`);
      return String(((await once(guest as Socket, 'data')) as [Buffer])[0]).slice(0, 3);
    };
    await asks('EHLO box.example');
    await asks('MAIL FROM:<box@gateways.example>');
    const answers: string[] = [];
    for (let n = 0; n < 21; n += 1) answers.push(await asks(`RCPT TO:<ib_${n}@in.example>`));
    expect(answers).toEqual([...Array.from({ length: 20 }, () => '550'), '421']);
  });

  test('that breaks off is as if it had never come', async () => {
    const inbox = await makeInbox();
    const socket = connect(server.port, '127.0.0.1');
    const says = async () => String(((await once(socket, 'data')) as [Buffer])[0]);
    expect(await says()).toMatch(/^220 in\.example ESMTP ready\r\n/);
    for (const line of ['EHLO box.example', 'MAIL FROM:<box@gateways.example>', `RCPT TO:<${inbox.address}>`, 'DATA']) {
      socket.write(`${line}\r\n`);
      expect(await says()).toMatch(/^(250|354)/);
    }
    socket.write('From: box@gateways.example\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\n# half');
    socket.destroy();
    await new Promise((done) => setTimeout(done, 200));
    expect(await drops(inbox)).toEqual([]);
  });
});
