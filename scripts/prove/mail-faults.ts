import type { Inspection } from '../../api/test/kill/inspect.ts';

interface MailRow {
  readonly id: string;
  readonly channel: string;
  readonly outcomes: string;
}

/**
 * What is wrong with the mails of an account: one that came twice, one that was lost although its delivery says that a
 * server took it, one that nobody knows of, one that never came although nothing is marked as unclear.
 * @param taken how often the mail server took each Message-ID
 */
export async function mailFaults(
  db: Inspection,
  accountId: string,
  taken: ReadonlyMap<string, number>,
): Promise<{ faults: string[]; unclear: number }> {
  const rows = await db.rows<MailRow>(
    `select d.id, d.channel, string_agg(a.outcome, ',' order by a.outcome) as outcomes from deliveries d
       left join delivery_attempts a on a.account_id = d.account_id and a.delivery_id = d.id
      where d.account_id = $1 group by 1, 2`,
    [accountId],
  );
  const counts = new Map(
    [...taken].map(([messageId, count]) => [/^<([^@]+)@/.exec(messageId)?.[1] ?? messageId, count]),
  );
  const faults = rows.flatMap(({ id, channel, outcomes }) => {
    const count = counts.get(id) ?? 0;
    if (count > 1) return [`${channel} ${id} was mailed ${count} times`];
    if (outcomes === 'accepted,started') return count === 1 ? [] : [`${channel} ${id} says it was mailed and was not`];
    return outcomes === 'started,unclear' ? [] : [`${channel} ${id} ended with ${outcomes}`];
  });
  return { faults, unclear: rows.filter(({ outcomes }) => outcomes === 'started,unclear').length };
}
