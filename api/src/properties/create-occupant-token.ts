import type { z } from '@hono/zod-openapi';
import { makeOccupantToken } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { referenced } from './referenced.ts';
import type { CreateOccupantToken, OccupantToken } from './schemas.ts';
import { fetchOccupancy } from './store.ts';

/** Makes a short-lived token that sees one occupancy. Whoever moved out still has statements to read. */
export async function createOccupantToken(
  context: Context,
  { occupancy_id: id }: z.infer<typeof CreateOccupantToken>,
): Promise<z.infer<typeof OccupantToken>> {
  authorize(context, 'createOccupantToken');
  const { accountId, livemode, services } = context;
  const reference = { pointer: '/occupancy_id', noun: 'occupancy', id };
  const { vacant } = await referenced(reference, fetchOccupancy(context, id));
  if (vacant) {
    const en = 'A vacant unit has no occupant.';
    throw new Problem('rule-violated', en, {
      findings: [
        { pointer: '/occupancy_id', code: 'vacant', message_de: 'Leerstand hat keinen Nutzer.', message_en: en },
      ],
    });
  }
  const { token, expiresAt } = await makeOccupantToken(services, { accountId, livemode, occupancyId: id });
  await audit(context, {
    action: 'occupant_token.created',
    objectType: 'occupancy',
    objectId: id,
    changes: { expires_at: expiresAt.toISOString() },
  });
  return { token, occupancy_id: id, expires_at: expiresAt.toISOString() };
}
