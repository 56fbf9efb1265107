import type { Inspection } from '../../api/test/kill/inspect.ts';

/** Each question finds what must not be there: something of which only a part was written, or written twice. $1 is the account. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'a document that is ready without content': `select id from documents d where account_id = $1 and status = 'ready'
      and (sha256 is null or not exists (select from document_contents c where c.account_id = d.account_id and c.document_id = d.id))`,
  'content of a document that is not ready': `select d.id from document_contents c
      join documents d on d.account_id = c.account_id and d.id = c.document_id where c.account_id = $1 and d.status <> 'ready'`,
  'a version without a ready document': `select id from statement_versions v where account_id = $1 and not exists
      (select from documents d where d.account_id = v.account_id and d.statement_version_id = v.id and d.status = 'ready')`,
  'a version with two documents': `select statement_version_id from documents where account_id = $1 group by 1 having count(*) > 1`,
  'a statement without a version': `select id from statements s where account_id = $1 and not exists
      (select from statement_versions v where v.account_id = s.account_id and v.statement_id = s.id)`,
  'versions that do not count from 1': `select statement_id from statement_versions where account_id = $1
      group by 1 having max(version) <> count(*)`,
  'a version without exactly one release': `select id from statement_versions v where account_id = $1 and 1 <>
      (select count(*) from releases r where r.account_id = v.account_id and r.statement_version_id = v.id)`,
  'a run that is not finished': `select id from billing_runs where account_id = $1 and status in ('queued', 'calculating')`,
  'a run that is ready without inputs and result': `select id from billing_runs r where account_id = $1 and status in ('ready', 'issued')
      and not (exists (select from billing_run_inputs i where i.account_id = r.account_id and i.run_id = r.id)
           and exists (select from billing_run_results e where e.account_id = r.account_id and e.run_id = r.id))`,
  'an issued run whose versions are not as many as its statements': `select id from billing_runs r where account_id = $1 and status = 'issued'
      and (progress->'totals'->>'statements')::int <> (select count(*) from statement_versions v
           where v.account_id = r.account_id and v.run_id = r.id)`,
  'a run of monthly information that is not finished': `select id from monthly_information_runs
      where account_id = $1 and status in ('queued', 'informing')`,
  'a run of monthly information that is ready without its month file': `select id from monthly_information_runs r
      where account_id = $1 and status = 'ready' and not exists (select from monthly_information_inputs i
        where i.account_id = r.account_id and i.run_id = r.id)`,
  'a run of monthly information with other versions than it says': `select id from monthly_information_runs r
      where account_id = $1 and (progress->>'new_versions')::int <> (select count(*) from monthly_informations m
        where m.account_id = r.account_id and m.run_id = r.id)`,
  'informations whose versions do not count from 1': `select occupancy_id, month from monthly_informations where account_id = $1
      group by 1, 2 having max(version) <> count(*)`,
  'a run of monthly information whose reading is not in the trail exactly once': `select id from monthly_information_runs r
      where account_id = $1 and 1 <> (select count(*) from audit_events a where a.account_id = r.account_id
        and a.action = 'consumption.read' and a.changes->>'run_id' = r.id)`,
  'a delivery that is still queued': `select id from deliveries where account_id = $1 and status = 'queued'`,
  'an attempt without outcome': `select id from delivery_attempts a where account_id = $1 and outcome = 'started' and not exists
      (select from delivery_attempts b where b.account_id = a.account_id and b.delivery_id = a.delivery_id
          and b.number = a.number and b.outcome <> 'started')`,
  'a delivery with more than one attempt': `select delivery_id from delivery_attempts where account_id = $1 and outcome = 'started'
      group by 1 having count(*) > 1`,
  'an unclear attempt of a delivery that is neither unclear nor arrived': `select d.id from deliveries d
      join delivery_attempts a on a.account_id = d.account_id and a.delivery_id = d.id and a.outcome = 'unclear'
      where d.account_id = $1 and d.channel = 'email' and d.status <> 'unclear'`,
  'work left in the outbox': `select id from outbox where account_id = $1`,
  'an idempotency key without its answer': `select key from idempotency_keys where account_id = $1 and (status is null or body_sealed is null)`,
  'a measured value that came twice': `select telegram_id from readings where account_id = km_pack($1) and telegram_id is not null
      group by telegram_id, kind having count(*) > 1`,
};

/** What was half written, or written twice; empty when nothing was. */
export async function halfWritten(db: Inspection, accountId: string): Promise<string[]> {
  const found: string[] = [];
  for (const [what, text] of Object.entries(QUESTIONS)) {
    const rows = await db.rows(text, [accountId]);
    if (rows.length > 0) found.push(`${rows.length} times ${what}, such as ${Object.values(rows[0] ?? {}).join()}`);
  }
  return found;
}
