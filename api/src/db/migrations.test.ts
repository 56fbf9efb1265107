import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { describe, expect, inject, test } from 'vitest';
import { telegramId } from '../metering/ingest/telegram-id.ts';
import { readingId } from '../metering/readings/reading-id.ts';
import { migrateServer } from './migrate.ts';

/* A database with statements in it is brought to the newest schema, by an owner without superuser's rights. */

const server = inject('postgresUrl');
const MIGRATIONS = join(import.meta.dirname, 'migrations');
const PAYMENT = { iban: 'DE02120300000000202051', bic: null, account_holder: 'Hof 1', due_on: '2026-09-30' };

/** The migrations up to this one, as they lay in the folder once. */
async function migrationsUntil(last: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await cp(MIGRATIONS, folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(await readFile(journal, 'utf8')) as { entries: { idx: number }[] };
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.filter(({ idx }) => idx <= last) }));
  return folder;
}

/** A statement and its released version; the presentation says how it is settled. */
const statementOf = (name: string, settlement: string, payment: object | null) => ({
  name,
  presentation: JSON.stringify({
    units: [
      { id: 'unt_x', occupancies: [{ id: 'occ_other', settlement: 'payable' }] },
      { id: `unt_${name}`, occupancies: [{ id: `occ_${name}`, settlement }] },
    ],
    payment,
  }),
});

const FILL = `
  insert into billing_periods select 'acc_1', 'bpr_' || $1, false, 'prp_' || $1, '2025-01-01', '2025-12-31', '{}', '[]', 1, now(), now();
  insert into billing_run_inputs select 'acc_1', 'run_' || $1, false, '{}', '{}', $2, 'digest', now();
  insert into statements select 'acc_1', 'sta_' || $1, false, 'prp_1', 'bpr_' || $1, 'unt_' || $1, 'occ_' || $1, 'HK-' || $1, now();
  insert into statement_versions (account_id, id, livemode, property_id, occupancy_id, statement_id, version, run_id, lines,
      total_cents, balance_cents, digest, created_at)
    select 'acc_1', 'stv_' || $1, false, 'prp_1', 'occ_' || $1, 'sta_' || $1, 1, 'run_' || $1, '[]', 100, 50, 'digest', now();
  insert into releases select 'acc_1', 'rel_' || $1, false, 'prp_1', 'stv_' || $1, 'apk_1', now()`;

const [POINT, DEVICE, ACCOUNT] = [`mpt_${'7c'.repeat(16)}`, `dev_${'1'.repeat(32)}`, `acc_${'a'.repeat(32)}`];
const TELEGRAM = Uint8Array.of(1, 2, 3);
const MEASURED = `
  insert into telegrams (account_id, id, livemode, device_id, meter_address, received_at, bytes, digest, verdict, created_at)
    values ('${ACCOUNT}', 'tlg_old', true, '${DEVICE}', 'SON-1', '2025-12-31T22:30Z', '\\x010203', 'digest', 'stored', now());
  insert into readings (account_id, id, livemode, measuring_point_id, device_id, read_at, day, kind, value, unit, origin, telegram_id, created_at)
    values ('${ACCOUNT}', 'rdg_old', true, '${POINT}', '${DEVICE}', '2025-12-31T22:30Z', '2025-12-31', 'due_date', 12.5, 'm3', 'radio', 'tlg_old', now())`;

describe.skipIf(server === null)('what was known elsewhere moves to the rows their readers may see', () => {
  test('in a database of 0004 with statements, and every guard stands again', async () => {
    const name = `migrated_${crypto.randomUUID().replaceAll('-', '')}`;
    const admin = postgres(`${server}postgres`, { max: 1, onnotice: () => {} });
    await admin.unsafe(`create role ${name} login createrole`);
    await admin.unsafe(
      `grant km_app, km_system, km_retention, km_tenant, km_manager, km_reader to ${name} with admin option`,
    );
    await admin.unsafe(`create database ${name} owner ${name}`);
    const url = `${server}${name}`.replace('//postgres@', `//${name}@`);
    const superuser = postgres(`${server}${name}`, { max: 1, onnotice: () => {} });
    const folder = await migrationsUntil(4);
    try {
      const owner = postgres(url, { max: 1, onnotice: () => {} });
      await migrate(drizzle(owner), { migrationsFolder: folder });
      await owner.end();
      // Neither the house around a statement nor the guards matter here, so foreign keys and triggers wait.
      await superuser`set session_replication_role = replica`;
      for (const each of [
        statementOf('paid', 'payable', PAYMENT),
        statementOf('carried', 'carried_over', PAYMENT),
        statementOf('bare', 'payable', null),
      ])
        for (const command of FILL.split(';'))
          await superuser.unsafe(command.replaceAll('$1', `'${each.name}'`).replaceAll('$2', `'${each.presentation}'`));
      for (const command of MEASURED.split(';')) await superuser.unsafe(command);
      await superuser`set session_replication_role = origin`;

      await migrateServer(url);

      expect([...(await superuser`select id, from_day::text, to_day::text from statements order by id`)]).toEqual(
        ['bare', 'carried', 'paid'].map((id) => ({ id: `sta_${id}`, from_day: '2025-01-01', to_day: '2025-12-31' })),
      );
      expect([...(await superuser`select id, settlement, payment from statement_versions order by id`)]).toEqual([
        { id: 'stv_bare', settlement: 'payable', payment: null },
        { id: 'stv_carried', settlement: 'carried_over', payment: null },
        { id: 'stv_paid', settlement: 'payable', payment: PAYMENT },
      ]);
      expect([...(await superuser`select id, occupancy_id from releases order by id`)]).toEqual(
        ['bare', 'carried', 'paid'].map((id) => ({ id: `rel_${id}`, occupancy_id: `occ_${id}` })),
      );
      const telegram = telegramId(createHash('sha256').update(TELEGRAM).digest('hex'), true);
      const reading = { measuringPointId: POINT, readAt: new Date('2025-12-31T22:30Z'), kind: 'due_date' } as const;
      expect([...(await superuser`select id, current_id from former_ids order by id`)]).toEqual([
        { id: 'rdg_old', current_id: readingId(reading) },
        { id: 'tlg_old', current_id: telegram },
      ]);
      expect([
        ...(await superuser`select tableoid::regclass::text as month, km_unpack('mpt', measuring_point_id) as point,
            km_unpack('tlg', telegram_id) as telegram, kind::text, value::text from readings`),
      ]).toEqual([{ month: 'readings_by_month.m2025_12', point: POINT, telegram, kind: 'd', value: '12.5' }]);
      expect([...(await superuser`select km_unpack('tlg', id) as id, bytes from telegrams`)]).toEqual([
        { id: telegram, bytes: Buffer.from(TELEGRAM) },
      ]);
      expect([
        ...(await superuser`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
          and not (relrowsecurity and relforcerowsecurity)`),
      ]).toEqual([]);
      expect([
        ...(await superuser`select tgname, tgrelid::regclass::text from pg_trigger
          where not tgisinternal and tgenabled <> 'O'`),
      ]).toEqual([]);
      for (const table of ['statements', 'statement_versions', 'releases'])
        await expect(superuser.unsafe(`update ${table} set account_id = 'acc_2'`)).rejects.toMatchObject({
          code: '42501',
        });
      const [role] = await superuser`select rolsuper, rolbypassrls from pg_roles where rolname = ${name}`;
      expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
    } finally {
      await superuser.end();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.unsafe(
        `revoke km_app, km_system, km_retention, km_tenant, km_manager, km_reader from ${name} cascade`,
      );
      await admin.unsafe(`drop role ${name}`);
      await admin.end();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
