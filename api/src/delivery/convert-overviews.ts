import type { z } from '@hono/zod-openapi';
import { type Day, objectionDeadline } from '@klarmeter/engine';
import { berlinDay } from '../properties/index.ts';
import type { StatementOverview } from './overview-schemas.ts';
import type { OverviewView, VersionView } from './overview-views.ts';
import type { DeliveryRow } from './store.ts';

type Wire = z.infer<typeof StatementOverview>;

export function toStatementOverview(view: OverviewView): Wire {
  const { statement, property, unit, occupancy, versions } = view;
  const [newest] = versions;
  if (newest === undefined) throw new Error(`statement ${statement.id} is shown without a version`);
  const { totalCents, advanceCents, balanceCents, payment } = newest.version;
  const state = stateOf(view, newest);
  return {
    statement_id: statement.id,
    livemode: statement.livemode,
    kind: statement.kind as Wire['kind'],
    number: statement.number,
    period: { from: statement.fromDay, to: statement.toDay },
    property: { id: property.id, street: property.street, postal_code: property.postalCode, city: property.city },
    unit: { id: unit.id, label: unit.label },
    occupancy: {
      id: occupancy.id,
      number: occupancy.number,
      from: occupancy.fromDay,
      to: occupancy.toDay,
      vacant: occupancy.vacant,
    },
    occupant: view.occupant,
    landlord: view.landlord,
    state,
    total_cents: totalCents,
    advance_cents: advanceCents,
    balance_cents: balanceCents,
    payment: state === 'additional_payment' ? payment : null,
    objection: objectionOf(newest),
    versions: versions.map(toVersion),
  };
}

/** The outcome as the document says it (statement-document/state.ts). */
function stateOf({ statement, occupancy }: OverviewView, { version }: VersionView): Wire['state'] {
  if (occupancy.vacant) return 'vacancy';
  // Heating without advance payments goes into the operating costs; operating costs go nowhere.
  const open = version.advanceCents === null && statement.kind !== 'operating_costs';
  if (version.settlement === 'carried_over' || open) return 'carried_over';
  if (version.balanceCents === 0) return 'even';
  return version.balanceCents > 0 ? 'additional_payment' : 'credit';
}

function objectionOf({ deliveries }: VersionView): Wire['objection'] {
  const [first] = deliveries.flatMap(({ receivedAt }) => (receivedAt === null ? [] : [berlinDay(receivedAt)])).sort();
  if (first === undefined) return null;
  const deadline = objectionDeadline(first as Day);
  if (deadline === undefined) return null;
  const { until, cautiousUntil, source } = deadline;
  return {
    receipt_on: first,
    until,
    cautious_until: cautiousUntil,
    legal_basis: `${source.statute} ${source.provision}`,
  };
}

function toVersion({ version, release, document, deliveries }: VersionView): Wire['versions'][number] {
  return {
    version: version.version,
    statement_version_id: version.id,
    created_at: version.createdAt.toISOString(),
    released_at: release?.releasedAt.toISOString() ?? null,
    reason: version.reason,
    total_cents: version.totalCents,
    balance_cents: version.balanceCents,
    document:
      document === null
        ? null
        : {
            id: document.id,
            status: document.status as 'queued' | 'ready' | 'failed',
            sha256: document.sha256,
            size_bytes: document.sizeBytes,
          },
    deliveries: deliveries.map(toDelivery),
  };
}

function toDelivery({ id, channel, status, level, receivedAt }: DeliveryRow) {
  return {
    id,
    channel: channel as 'portal' | 'email',
    status: status as Wire['versions'][number]['deliveries'][number]['status'],
    level,
    receipt_on: receivedAt === null ? null : berlinDay(receivedAt),
  };
}
