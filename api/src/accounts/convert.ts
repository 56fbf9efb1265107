import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { auditIpPlace } from '../db/audit.ts';
import { colorsApplied, colorWarnings } from './brand-colors.ts';
import { embedBrandOf } from './embed-brand.ts';
import type { EmbedSession } from './embed-schemas.ts';
import type { BrandedSession } from './embed-store.ts';
import { lookOf } from './look.ts';
import type { Account, ApiKey, AuditEvent, Brand } from './schemas.ts';
import type { AccountRow, ApiKeyRow, AuditEventRow, BrandRow } from './store.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

export function toAccount(row: AccountRow): z.infer<typeof Account> {
  return { id: row.id, parent_id: row.parentId, name: row.name, created_at: row.createdAt.toISOString() };
}

export function toApiKey(row: ApiKeyRow): z.infer<typeof ApiKey> {
  return {
    id: row.id,
    livemode: row.livemode,
    name: row.name,
    role: row.role as z.infer<typeof ApiKey>['role'],
    hint: row.hint,
    created_at: row.createdAt.toISOString(),
    expires_at: iso(row.expiresAt),
    revoked_at: iso(row.revokedAt),
    last_used_at: iso(row.lastUsedAt),
  };
}

export function toBrand(row: BrandRow): z.infer<typeof Brand> {
  const look = lookOf(row.content);
  return {
    ...look,
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    is_default: row.isDefault,
    colors_applied: colorsApplied(look.colors),
    warnings: colorWarnings(look.colors),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export function toEmbedSession({ row, brand }: BrandedSession): z.infer<typeof EmbedSession> {
  return {
    id: row.id,
    livemode: row.livemode,
    subject: row.subject,
    components: row.components,
    allowed_origins: [...row.allowedOrigins],
    locale: row.locale as z.infer<typeof EmbedSession>['locale'],
    brand: embedBrandOf(brand),
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
    revoked_at: iso(row.revokedAt),
  };
}

export async function toAuditEvent(
  { vault, accountId }: Context,
  row: AuditEventRow,
): Promise<z.infer<typeof AuditEvent>> {
  return {
    id: row.id,
    occurred_at: row.occurredAt.toISOString(),
    actor: { type: row.actorType as z.infer<typeof AuditEvent>['actor']['type'], id: row.actorId, role: row.actorRole },
    request_id: row.requestId,
    ip: row.ipSealed === null ? null : await vault.openText(auditIpPlace(accountId, row.id), row.ipSealed),
    action: row.action,
    object_type: row.objectType,
    object_id: row.objectId,
    changes: row.changes,
  };
}
