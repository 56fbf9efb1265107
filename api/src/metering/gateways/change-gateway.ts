import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { audit } from '../../db/audit.ts';
import { staleVersion } from '../../http/etag.ts';
import { changesOf } from '../../properties/index.ts';
import { toGateway } from './convert.ts';
import type { GatewayRow } from './gateways-store.ts';
import { gateways } from './tables.ts';

type Changeable = Omit<GatewayRow, 'accountId' | 'id' | 'livemode' | 'name' | 'version' | 'createdAt' | 'updatedAt'>;
type Fields = { readonly [Field in keyof Changeable]?: Changeable[Field] | undefined };

/** Changes a gateway, with its row in the trail. @throws Problem `precondition-failed` when somebody was faster. */
export async function changeGateway(context: Context, row: GatewayRow, fields: Fields): Promise<GatewayRow> {
  const [updated] = await context.db
    .update(gateways)
    .set({ ...fields, version: row.version + 1, updatedAt: context.now() })
    .where(and(eq(gateways.accountId, context.accountId), eq(gateways.id, row.id), eq(gateways.version, row.version)))
    .returning();
  if (updated === undefined) throw staleVersion();
  await audit(context, {
    action: 'gateway.updated',
    objectType: 'gateway',
    objectId: row.id,
    changes: changesOf(toGateway(row, undefined), toGateway(updated, undefined)),
  });
  return updated;
}
