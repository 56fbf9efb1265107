import { auditEvents } from '../accounts/tables.ts';
import type { Context } from '../context.ts';
import { insertRow } from './insert-row.ts';

export interface AuditEntry {
  /** Object and verb in past tense: `unit.created`. */
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  /** What changed, before and after. Never a name, address, contact, key or reading of a person: only their fields' names. */
  readonly changes?: Record<string, unknown>;
}

/** Where the caller's address is sealed to. */
export const auditIpPlace = (accountId: string, id: string) => `${accountId}/${id}/ip`;

/** The row that says who did what, in the transaction of the change: if it fails, the change fails. */
export async function audit(context: Context, ...entries: readonly AuditEntry[]): Promise<void> {
  const { accountId, livemode, actor, requestId, ip, vault } = context;
  const rows = await Promise.all(
    entries.map(async ({ action, objectType, objectId, changes = {} }) => {
      const id = context.newId('auditEvent');
      return {
        accountId,
        id,
        livemode,
        occurredAt: context.now(),
        actorType: actor.type,
        actorId: actor.id,
        actorRole: actor.role,
        requestId,
        ipSealed: ip === null ? null : await vault.sealText(auditIpPlace(accountId, id), ip),
        action,
        objectType,
        objectId,
        changes,
      };
    }),
  );
  await Promise.all(rows.map((row) => insertRow(context.db, auditEvents, row)));
}
