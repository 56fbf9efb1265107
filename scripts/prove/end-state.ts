import { readPdf } from '../../api/src/delivery/render/read-pdf.ts';
import type { Inspection } from '../../api/test/kill/inspect.ts';
import type { Walked } from './killed-walk.ts';

/** What a walk left behind, without ids and moments: equal houses leave equal states, whatever happened on the way. */
export interface EndState {
  readonly statements: readonly Record<string, unknown>[];
  readonly runs: readonly Record<string, unknown>[];
  /** Runs of monthly information with what they froze. */
  readonly months: readonly Record<string, unknown>[];
  readonly informations: readonly Record<string, unknown>[];
  readonly documents: readonly Record<string, unknown>[];
  readonly deliveries: readonly Record<string, unknown>[];
  /** How often each action stands in the trail; reading may be repeated, everything else may not. */
  readonly trail: readonly Record<string, unknown>[];
}

/** Ids, and digests of what holds ids, also in the groups of eight of a printed one: those of an equal house differ. */
const ID = /(?:\b[0-9a-f]{8}\s){7}[0-9a-f]{8}\b|\b[a-z]{2,5}_[0-9a-f]{32}\b|\b[0-9a-f]{16,64}\b/g;

export async function readEndState(db: Inspection, { accountId, documents }: Walked): Promise<EndState> {
  const rows = (text: string) => db.rows(text, [accountId]);
  return {
    statements: await rows(
      `select s.number, o.number as occupancy, v.version, v.reason, v.lines::text, v.total_cents::text,
              v.vat_contained_cents::text, v.advance_cents::text, v.balance_cents::text
         from statements s
         join occupancies o on o.account_id = s.account_id and o.id = s.occupancy_id
         left join statement_versions v on v.account_id = s.account_id and v.statement_id = s.id
        where s.account_id = $1 order by s.number, v.version`,
    ),
    runs: await rows(
      `select status, reason, progress::text, jsonb_array_length(findings) as findings
         from billing_runs where account_id = $1 order by created_at`,
    ),
    months: withoutIds(
      // Of two runs of one month either may be the first.
      await rows(
        `select r.month, r.status, r.progress::text, r.findings::text, i.month_file, i.provenance
           from monthly_information_runs r
           left join monthly_information_inputs i on i.account_id = r.account_id and i.run_id = r.id
          where r.account_id = $1 order by r.month, r.progress->>'new_versions'`,
      ),
    ),
    informations: withoutIds(
      await rows(
        `select o.number as occupancy, m.month, m.version, m.complete, m.information, m.reasons
           from monthly_informations m
           join occupancies o on o.account_id = m.account_id and o.id = m.occupancy_id
          where m.account_id = $1 order by o.number, m.month, m.version`,
      ),
    ),
    documents: await Promise.all(
      documents
        .toSorted((a, b) => a.number.localeCompare(b.number))
        .map(async ({ number, pdf, proofs }) => ({
          number,
          proofs: proofs.length,
          text: (await readPdf(pdf)).pages.join('\n').replaceAll(/\s+/g, ' ').replaceAll(ID, '…'),
        })),
    ),
    deliveries: await rows(
      `select d.number, l.channel, count(*)::int from deliveries l
         join documents d on d.account_id = l.account_id and d.id = l.document_id
        where l.account_id = $1 group by 1, 2 order by 1, 2`,
    ),
    trail: await rows(
      `select action, count(*)::int from audit_events
        where account_id = $1 and action not like '%.read' group by 1 order by 1`,
    ),
  };
}

const withoutIds = (rows: readonly Record<string, unknown>[]): Record<string, unknown>[] =>
  rows.map((row) => JSON.parse(JSON.stringify(row).replaceAll(ID, '…')) as Record<string, unknown>);

/** Where two end states differ; empty when they are equal. */
export function differences(found: EndState, wanted: EndState): string[] {
  return (Object.keys(wanted) as (keyof EndState)[]).flatMap((part) => {
    const [here, there] = [found[part], wanted[part]];
    const count = here.length === there.length ? [] : [`${part}: ${here.length} instead of ${there.length}`];
    const rows = there.flatMap((row, index) => {
      const [is, should] = [JSON.stringify(here[index]) ?? 'nothing', JSON.stringify(row)];
      if (is === should) return [];
      const at = [...should].findIndex((char, place) => char !== is[place]);
      return [`${part} ${index}, at ${at}: ${around(is, at)} instead of ${around(should, at)}`];
    });
    return [...count, ...rows.slice(0, 3)];
  });
}

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 60), at + 100);
