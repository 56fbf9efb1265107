import type { z } from '@hono/zod-openapi';
import { type OccupantRight, type OccupantRights, REDUCTIONS_ADD_UP, type RightCause } from '@klarmeter/engine';
import type { ReductionRisks } from './schemas.ts';

type Wire = z.infer<typeof ReductionRisks>;
type RightWire = Wire['occupants'][number]['rights'][number];

const RIGHTS = {
  notByConsumption: 'not_by_consumption',
  notRemotelyReadable: 'not_remotely_readable',
  informationMissing: 'information_missing',
  co2NotDivided: 'co2_not_divided',
} as const satisfies Record<OccupantRight['right'], RightWire['right']>;

const inWords = ({ de, en }: { readonly de: string; readonly en: string }) => ({ message_de: de, message_en: en });

/** `serialOf` answers the number on a device. */
export function toReductionRisks(
  runId: string,
  occupants: readonly OccupantRights[],
  serialOf: (deviceId: string) => string,
): Wire {
  const { source, ...sentence } = REDUCTIONS_ADD_UP;
  return {
    run_id: runId,
    adds_up: { regulated: false, source: { ...source }, ...inWords(sentence) },
    occupants: occupants.map(({ unit, occupancy, shareCents, excluded, rights }) => ({
      unit_id: unit,
      occupancy_id: occupancy,
      share_cents: Number(shareCents),
      excluded: excluded === undefined ? null : { source: { ...excluded.source }, ...inWords(excluded.sentence) },
      rights: rights.map((right) => toRight(right, serialOf)),
    })),
  };
}

function toRight(right: OccupantRight, serialOf: (deviceId: string) => string): RightWire {
  const { source, sentence, since, causes } = right;
  return {
    right: RIGHTS[right.right],
    legal_basis: `${source.statute} ${source.provision}`,
    percent: right.percent,
    in_force_from: right.inForceFrom,
    source: { ...source },
    base_cents: Number(right.baseCents),
    amount_cents: Number(right.amountCents),
    extent: right.extent,
    since: since ?? null,
    ...inWords(sentence),
    causes: causes.map((cause) => toCause(cause, serialOf)),
  };
}

function toCause(cause: RightCause, serialOf: (deviceId: string) => string): RightWire['causes'][number] {
  const none = { check: null, device_id: null, month: null };
  if (cause.kind === 'check') {
    const { check, message_de, message_en } = cause.finding;
    return { ...none, kind: 'check', check, message_de, message_en };
  }
  if (cause.kind === 'device') {
    const serial = serialOf(cause.deviceId);
    return {
      ...none,
      kind: 'device',
      device_id: cause.deviceId,
      message_de: `Zum Gerät ${serial} gibt es weder Funkschlüssel noch Telegramm.`,
      message_en: `Of device ${serial} there is neither a radio key nor a telegram.`,
    };
  }
  return {
    ...none,
    kind: 'month',
    month: cause.month,
    message_de: `Die Verbrauchsinformation für ${cause.month} war fällig und ist nicht vollständig erstellt.`,
    message_en: `The information on consumption for ${cause.month} was due and is not there in full.`,
  };
}
