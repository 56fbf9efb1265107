import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import postgres from 'postgres';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

/* The server is killed while files come in, every other one by mail. Durability is the real server's; PGlite does not sync to disk. */

const KILLS = Number(process.env.KLARMETER_DROP_KILLS ?? 1);
const SEED = Number(process.env.KLARMETER_SEED ?? 20_260_115);
const FILES_A_KILL = 12;
const database = inject('postgresUrl');
const name = `drops_${crypto.randomUUID().replaceAll('-', '')}`;
const admin = () => postgres(`${database}postgres`, { max: 1, onnotice: () => {} });

let folder: string;
let child: ChildProcess;
let ports: { api: string; sftp: number; inbox: number };

async function start(): Promise<void> {
  child = spawn(process.execPath, [join(import.meta.dirname, '../../node.ts')], {
    env: {
      ...process.env,
      DATABASE_URL: `${database}${name}`,
      KLARMETER_DATA: folder,
      PORT: '0',
      SFTP_PORT: '0',
      INBOX_PORT: '0',
      INBOX_DOMAIN: 'in.example',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  ports = await new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the server ended with ${code} before it served: ${said}`)));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const api = /Serving at (\S+),/.exec(said)?.[1];
      const sftp = /SFTP at port (\d+)/.exec(said)?.[1];
      const inbox = /e-mail at port (\d+)/.exec(said)?.[1];
      if (api !== undefined && sftp !== undefined && inbox !== undefined)
        done({ api, sftp: Number(sftp), inbox: Number(inbox) });
    });
  });
}

beforeAll(async () => {
  if (database === null) return;
  folder = await mkdtemp(join(tmpdir(), 'drops-'));
  const sql = admin();
  await sql.unsafe(`create database ${name}`);
  await sql.end();
  await start();
}, 60_000);
afterAll(async () => {
  if (database === null) return;
  child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
  const sql = admin();
  await sql.unsafe(`drop database if exists ${name} with (force)`);
  await sql.end();
});

/** Puts one file down; false where the server did not say that it has it. */
async function put(login: { username: string; password: string }, file: string, content: string): Promise<boolean> {
  const client = new ssh2.Client();
  try {
    return await new Promise<boolean>((done) => {
      client.on('error', () => done(false));
      client.on('close', () => done(false));
      client.on('ready', () =>
        client.sftp((error: Error | undefined, sftp: SFTPWrapper) => {
          if (error !== undefined) return done(false);
          sftp.writeFile(`/${file}`, content, (failed) => done(!failed));
        }),
      );
      client.connect({ sock: connect({ host: '127.0.0.1', port: ports.sftp, noDelay: true }), ...login });
    });
  } finally {
    client.destroy();
  }
}

/** Sends one file by mail; false where it was not answered by 250. The same file is the same mail. */
async function mail(address: string, file: string, content: string): Promise<boolean> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: ports.inbox,
    secure: false,
    ignoreTLS: true,
  });
  const message = {
    messageId: `<${file}@gateways.example>`,
    from: 'box@gateways.example',
    to: address,
    text: 'Reports',
    attachments: [{ filename: file, content }],
  };
  return transport.sendMail(message).then(
    () => true,
    () => false,
  );
}

test.skipIf(database === null)(
  `killed (${KILLS}) while files come: what was acknowledged is there, and nothing twice`,
  { timeout: 60_000 + KILLS * 20_000 },
  async () => {
    const { test: key } = JSON.parse(await readFile(join(folder, 'first-keys.json'), 'utf8')) as { test: string };
    const make = async <T>(path: string): Promise<T> => {
      const made = await fetch(`${ports.api}${path}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'Gateways' }),
      });
      return (await made.json()) as T;
    };
    const login = await make<{ username: string; password: string }>('/v1/upload-logins');
    const { address } = await make<{ address: string }>('/v1/inbox-addresses');
    const deliver = (n: number, file: string, content: string) =>
      n % 2 === 0 ? put(login, file, content) : mail(address, file, content);
    let state = SEED;
    const chance = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state % below;
    };
    const files = new Map<string, string>();
    let unsure = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const victim = child;
      const killed = once(victim, 'exit');
      const timer = setTimeout(() => victim.kill('SIGKILL'), 150 + chance(1_200));
      const next = async () => {
        victim.kill('SIGKILL');
        await killed;
        await start();
      };
      for (let n = 0; n < FILES_A_KILL; n += 1) {
        const file = `report-${kill}-${n}.txt`;
        files.set(file, `# ${file}\n`);
        // Whoever is not told that his file is here sends it again, as often as it takes.
        while (!(await deliver(n, file, `# ${file}\n`))) {
          unsure += 1;
          if (victim.killed && child === victim) await next();
        }
      }
      clearTimeout(timer);
      if (child === victim) await next();
    }
    console.log(`kill -9 while files come: seed ${SEED}, ${files.size} files, ${unsure} sent again`);
    const sql = postgres(`${database}${name}`, { max: 1, onnotice: () => {} });
    const drops = await sql<{ name: string; n: number }[]>`
      select name, count(*)::int as n from file_drops where verdict = 'taken' group by 1`;
    const kept = await sql<
      { name: string; n: number }[]
    >`select name, count(*)::int as n from reading_files group by 1`;
    await sql.end();
    const byName = (rows: readonly { name: string; n: number }[]) =>
      rows.map(({ name: file, n }) => `${file} ${n}`).sort();
    const wanted = byName([...files.keys()].map((file) => ({ name: file, n: 1 })));
    expect(byName(drops)).toEqual(wanted);
    expect(byName(kept)).toEqual(wanted);
  },
);
