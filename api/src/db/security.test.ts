import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { databaseError } from './violations.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** Not of an account: the accounts themselves and what the migrator keeps (in a schema of its own). */
const EXEMPT = new Set(['accounts']);
/** Tables whose rows are evidence. */
const IMMUTABLE = [
  'audit_events',
  'billing_run_inputs',
  'billing_run_results',
  'brand_versions',
  'calibration_records',
  'climate_factor_tables',
  'climate_factors',
  'correction_decisions',
  'correction_proposals',
  'cycle_changes',
  'delivery_attempts',
  'device_events',
  'device_exchanges',
  'device_statuses',
  'document_contents',
  'equipment_exemptions',
  'evidence_entries',
  'field_document_contents',
  'file_drops',
  'forgotten_telegrams',
  'former_ids',
  'frame_formats',
  'log_checkpoints',
  'log_keys',
  'log_leaves',
  'log_nodes',
  'monthly_information_inputs',
  'monthly_informations',
  'reading_entries',
  'reading_file_contents',
  'reading_file_lines',
  'reading_file_mapping_versions',
  'reading_photos',
  'readings',
  'releases',
  'self_readings',
  'statement_versions',
  'statements',
  'telegram_decisions',
  'telegram_judgements',
  'telegrams',
  'ticket_events',
  'virtual_point_definitions',
];

const tables = async () =>
  (
    await api.db.inspect<{ name: string; secured: boolean; forced: boolean; owner: string }>(
      `select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`,
    )
  ).map((row) => ({ ...row }));

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return databaseError(error)?.code ?? String(error);
  }
  return 'not refused';
}

describe('row level security', () => {
  test('is on and forced for every table, and the app owns none of them', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(30);
    for (const { name, secured, forced, owner } of all) {
      expect({ name, secured, forced }).toEqual({ name, secured: true, forced: true });
      expect(owner).not.toBe('km_app');
    }
    const policies = await api.db.inspect<{ tablename: string }>(
      `select tablename from pg_policies where policyname = 'account' and 'km_app' = any(roles)`,
    );
    expect(new Set(policies.map(({ tablename }) => tablename))).toEqual(new Set(all.map(({ name }) => name)));
  });

  test('the roles cannot log in and cannot get around it', async () => {
    const roles = await api.db.inspect(
      `select rolname, rolcanlogin, rolbypassrls, rolsuper from pg_roles where rolname like 'km\\_%' order by 1`,
    );
    expect(roles).toEqual(
      ['km_app', 'km_manager', 'km_reader', 'km_retention', 'km_system', 'km_tenant'].map((rolname) => ({
        rolname,
        rolcanlogin: false,
        rolbypassrls: false,
        rolsuper: false,
      })),
    );
  });

  test('the account comes first in every key', async () => {
    const keys = await api.db.inspect<{ table_name: string; name: string; first: string }>(
      `select r.relname as table_name, k.conname as name, a.attname as first
         from pg_constraint k join pg_class r on r.oid = k.conrelid
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype in ('p', 'u', 'f', 'x') and k.connamespace = 'public'::regnamespace`,
    );
    expect(keys.length).toBeGreaterThan(60);
    expect(keys.filter(({ table_name, first }) => first !== 'account_id' && !EXEMPT.has(table_name))).toEqual([]);
  });

  test('a session sees its own account and mode, and without one nothing at all', async () => {
    const foreign = await api.foreignAccount();
    const count = async (session: { accountId: string; livemode: boolean }) =>
      api.db.database.transaction(session, async (db) => {
        const result: unknown = await db.execute(sql`select count(*)::int as n from api_keys`);
        return (Array.isArray(result) ? result : (result as { rows: { n: number }[] }).rows)[0]?.n;
      });
    expect(await count({ accountId: api.root.accountId, livemode: false })).toBe(1);
    expect(await count({ accountId: foreign.accountId, livemode: false })).toBe(1);
    expect(await count({ accountId: foreign.accountId, livemode: true })).toBe(0);
    expect(await count({ accountId: '', livemode: false })).toBe(0);
  });

  test('a thousand sessions taking turns over few connections never see each other', async () => {
    const accounts = [api.root, ...(await Promise.all(Array.from({ length: 4 }, () => api.foreignAccount())))];
    const seen = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) => {
        const accountId = accounts[i % accounts.length]?.accountId ?? '';
        return api.db.database.transaction({ accountId, livemode: false }, async (db) => {
          const result: unknown = await db.execute(sql`select distinct account_id from api_keys`);
          const rows = (Array.isArray(result) ? result : (result as { rows: { account_id: string }[] }).rows) as {
            account_id: string;
          }[];
          return rows.length === 1 && rows[0]?.account_id === accountId;
        });
      }),
    );
    expect(seen.every(Boolean)).toBe(true);
  });

  test('a session that is narrowed to occupancies sees no keys, persons, readings or trail', async () => {
    const session = { accountId: api.root.accountId, livemode: false, occupancyIds: ['occ_none'] };
    for (const table of ['api_keys', 'persons', 'readings', 'telegrams', 'audit_events', 'billing_runs', 'documents']) {
      const rows = await api.db.database.transaction(session, async (db) => {
        const result: unknown = await db.execute(sql`select 1 from ${sql.identifier(table)}`);
        return Array.isArray(result) ? result : (result as { rows: unknown[] }).rows;
      });
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 });
    }
  });
});

describe('evidence', () => {
  test('exactly these tables are immutable', async () => {
    const guarded = await api.db.inspect<{ name: string }>(
      `select distinct tgrelid::regclass::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where tgname like 'km\\_immutable%' and c.relnamespace = 'public'::regnamespace order by 1`,
    );
    expect(guarded.map(({ name }) => name)).toEqual(IMMUTABLE);
  });

  test('update, delete and truncate are refused, for the app and for the owner of the tables alike', async () => {
    const session = { accountId: api.root.accountId, livemode: false };
    const attempts = [
      "update audit_events set action = 'x'",
      'delete from audit_events',
      'truncate audit_events cascade',
    ];
    for (const attempt of attempts) {
      expect(await refusal(api.db.database.transaction(session, (db) => db.execute(sql.raw(attempt))))).toBe('42501');
      expect(await refusal(api.db.inspect(attempt))).toBe('42501');
    }
    expect(await api.db.inspect('select 1 from audit_events')).not.toHaveLength(0);
  });
});

describe('functions across accounts', () => {
  test('are these, owned by km_system, with a fixed search path and closed to the public', async () => {
    const functions = await api.db.inspect(
      `select p.proname as name, pg_get_userbyid(p.proowner) as owner, p.proconfig as config,
              has_function_privilege('km_retention', p.oid, 'execute') as open
         from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace order by 1`,
    );
    expect(functions).toEqual(
      [
        'km_api_keys_hashed_before',
        'km_create_reading_months',
        'km_create_root_account',
        'km_drop_reading_month',
        'km_explained_run',
        'km_forget_embed_sessions',
        'km_forget_idempotency_keys',
        'km_overdue_self_readings',
        'km_reseal',
        'km_sealed_values',
        'km_take_outbox',
        'km_unfinished_reading_files',
        'km_unfinished_work',
      ].map((name) => ({
        name,
        owner: 'km_system',
        config: ['search_path=public, pg_temp', ...(name === 'km_drop_reading_month' ? ['lock_timeout=3s'] : [])],
        open: name === 'km_drop_reading_month',
      })),
    );
  });

  test('a second root account is not made', async () => {
    const made = await api.db.inspect<{ made: boolean }>(
      `select km_create_root_account('acc_x', 'Second', now()) as made`,
    );
    expect(made[0]?.made).toBe(false);
  });
});
