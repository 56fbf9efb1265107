import { auditHouse } from '../audit/audit-house.ts';
import { indexBy, occupancyKey } from '../audit/index-by.ts';
import type { ReductionRight } from '../audit/reduction.ts';
import type { AuditFinding } from '../audit/report.ts';
import { isOutsideOrdinance } from '../audit/scope.ts';
import { type AuditSubject, type Occupant, readSubject, type Subject } from '../audit/subject.ts';
import type { HouseOccupancy } from '../billing/house.ts';
import type { OccupantResult } from '../billing/result.ts';
import { type Citation, inForceOn } from '../law/dated.ts';
import { CO2_REDUCTION_PERCENT } from '../law/de/co2kostaufg/section-7-reduction.parameters.ts';
import { co2ReductionCents } from '../law/de/co2kostaufg/section-7-reduction.ts';
import { REDUCTION_PERCENTS } from '../law/de/heizkostenv/section-12-reductions.parameters.ts';
import { reductionCents } from '../law/de/heizkostenv/section-12-reductions.ts';
import { type ReductionRisk, type RiskDevice, reductionRisks } from '../law/de/heizkostenv/section-12-risks.ts';
import type { Sentence } from '../law/sentence.ts';
import { parse } from '../money/decimal.ts';
import { type Fraction, sum, toCents, ZERO } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import type { Month } from '../time/month.ts';
import { overlapOf } from '../time/period.ts';

/** What a user was owed of monthly informations within the period, and what of it he was not given. */
export interface InformationsOfUser {
  readonly occupancy: string;
  readonly owed: readonly Month[];
  readonly missing: readonly Month[];
}

/** A billed house with the facts of its audit, and what is known beside them of devices and informations. */
export interface ReductionFacts {
  readonly audit: AuditSubject;
  /** Of the units, with those that were removed; a device counts for whoever lived there while it was in use. */
  readonly devices: readonly (RiskDevice & { readonly unit: string })[];
  readonly informations: readonly InformationsOfUser[];
  /** The owners' association bills its members, against which there is no cut. */
  readonly billedByAssociation: boolean;
}

/** What gives a right: a check of the audit, a device that cannot be read remotely, a month without its information. */
export type RightCause =
  | { readonly kind: 'check'; readonly finding: AuditFinding }
  | { readonly kind: 'device'; readonly deviceId: string }
  | { readonly kind: 'month'; readonly month: Month };

/** One right of one user. It stands by itself. */
export interface OccupantRight {
  readonly right: ReductionRight;
  readonly percent: string;
  /** First day on which this percent held. */
  readonly inForceFrom: Day;
  readonly source: Citation;
  readonly baseCents: bigint;
  readonly amountCents: bigint;
  /** `up_to`: the fault lasted for a part of the period only, and the cut may be smaller. */
  readonly extent: 'full' | 'up_to';
  /** First day of the fault within the period; undefined where it has no day of its own. */
  readonly since?: Day;
  readonly sentence: Sentence;
  readonly causes: readonly RightCause[];
}

export interface OccupantRights {
  readonly unit: string;
  readonly occupancy: string;
  /** His share of the heat bill, cold water left out. */
  readonly shareCents: bigint;
  /** Why he has no right under HeizkostenV section 12(1) whatever happened. */
  readonly excluded?: { readonly sentence: Sentence; readonly source: Citation };
  readonly rights: readonly OccupantRight[];
}

/** Whether cuts add up: said beside them, in place of a sum. */
export const REDUCTIONS_ADD_UP: Sentence & { readonly source: Citation } = {
  de: 'Ob sich mehrere Kürzungsrechte addieren, ist nicht geregelt. Jedes steht für sich; eine Summe wird nicht gebildet.',
  en: 'Whether several rights to cut add up is not regulated. Each stands by itself; no sum is formed.',
  source: inForceOn(REDUCTION_PERCENTS, '2021-12-01').source,
};

/** Of the rights that the audit alone may know of. */
const SENTENCES = {
  notRemotelyReadable: {
    de: 'Geräte sind entgegen der Verordnung nicht fernablesbar.',
    en: 'Devices are not remotely readable, contrary to the ordinance.',
  },
  co2NotDivided: {
    de: 'Die CO2-Kosten sind nicht aufgeteilt, oder die Angaben dazu fehlen.',
    en: 'The CO2 cost is not divided, or the particulars of it are missing.',
  },
} as const satisfies Partial<Record<ReductionRight, Sentence>>;

/**
 * What every tenant of a billed house may cut: HeizkostenV section 12(1) and CO2KostAufG section 7(4), each right once,
 * with everything that gives it. Vacancy and the landlord have no right; nobody where the house cannot be billed.
 * Several faults give one right once: its percent is of the heat bill, or of the pots that were not billed by consumption.
 */
export function rightsOfHouse(facts: ReductionFacts): OccupantRights[] {
  const subject = readSubject(facts.audit);
  if ('ok' in subject) return [];
  const costly = auditHouse(facts.audit).findings.flatMap((finding): CostlyFinding[] => {
    const { reduction } = finding;
    return reduction === null ? [] : [{ finding, reduction, byOccupancy: indexBy(reduction.occupants, occupancyKey) }];
  });
  return subject.occupants
    .filter(({ isLet }) => isLet)
    .map((occupant) => rightsOf(occupant, faultsOf(occupant, costly), subject, facts));
}

/** A finding that gives somebody a right, with what it costs of each, for houses of thousands of units. */
interface CostlyFinding extends Pick<Fault, 'finding' | 'reduction'> {
  readonly byOccupancy: ReadonlyMap<string, Fault['reduction']['occupants'][number]>;
}

const faultsOf = ({ unit, id }: Occupant, findings: readonly CostlyFinding[]): Fault[] =>
  findings.flatMap(({ finding, reduction, byOccupancy }) => {
    const own = byOccupancy.get(occupancyKey({ unit: unit.id, occupancy: id }));
    return own === undefined ? [] : [{ finding, reduction, base: parse(own.share_eur) }];
  });

function rightsOf(
  { unit, id, file, facts, result }: Occupant,
  faults: readonly Fault[],
  subject: Subject,
  { devices, informations, billedByAssociation }: ReductionFacts,
): OccupantRights {
  const { period } = subject.house;
  const share = sum(result.lines.filter(isOfHeat).map(({ amount_eur }) => parse(amount_eur)));
  const of = (right: ReductionRight) => faults.filter(({ reduction }) => reduction.right === right);
  const told = informations.find(({ occupancy }) => occupancy === id);
  const { excluded, risks } = reductionRisks({
    period,
    user: billedByAssociation || facts?.held_by === 'flat_owner' ? 'flat_owner' : 'tenant',
    shareEur: share,
    notByConsumptionEur: baseOf(of('notByConsumption')),
    devices: devices.filter((device) => device.unit === unit.id && isInUse(device, file)),
    // With the statement goes one information as well; the audit says whether it lacks something.
    informationsOwed: (told?.owed.length ?? 0) + 1,
    informationsMissing: (told?.missing.length ?? 0) + (of('informationMissing').length > 0 ? 1 : 0),
  });
  const rights = (isOutsideOrdinance(subject) ? [] : risks).map((risk) =>
    withCauses(risk, of(risk.kind), told?.missing ?? []),
  );
  const add = (right: 'notRemotelyReadable' | 'co2NotDivided') => {
    const alone = of(right);
    if (alone.length > 0 && !rights.some((each) => each.right === right))
      rights.push(rightOfAudit(right, alone, period.from));
  };
  // What the audit alone knows of, such as equipment that somebody states.
  if (excluded === undefined) add('notRemotelyReadable');
  add('co2NotDivided');
  return {
    unit: unit.id,
    occupancy: id,
    shareCents: toCents(share),
    ...(excluded === undefined ? {} : { excluded }),
    rights,
  };
}

/** Cold water is no heat, whatever paper it stands on. */
const isOfHeat = ({ code }: OccupantResult['lines'][number]): boolean => code !== 'cold_water';

const isInUse = ({ installedOn, removedOn }: RiskDevice, { from, to }: HouseOccupancy): boolean =>
  overlapOf({ from, to }, { from: installedOn, to: removedOn }) !== undefined;

interface Fault {
  readonly finding: AuditFinding;
  readonly reduction: NonNullable<AuditFinding['reduction']>;
  readonly base: Fraction;
}

/** The pots that were not billed by consumption, each once, or all of it where one fault concerns all. */
function baseOf(faults: readonly Fault[]): Fraction {
  const whole = faults.find(({ reduction }) => reduction.pot === null);
  if (whole !== undefined) return whole.base;
  const pots = new Map(faults.map(({ reduction, base }) => [reduction.pot, base]));
  return pots.size === 0 ? ZERO : sum([...pots.values()]);
}

const lastsWhole = (faults: readonly Fault[]): boolean => faults.some(({ reduction }) => !reduction.up_to);
const toCauses = (faults: readonly Fault[]): RightCause[] =>
  faults.map(({ finding }) => ({ kind: 'check' as const, finding }));

function withCauses(risk: ReductionRisk, faults: readonly Fault[], missing: readonly Month[]): OccupantRight {
  const { kind, percent, inForceFrom, source, baseEur, amountCents, since, sentence, deviceIds } = risk;
  return {
    right: kind,
    percent: percent.toString(),
    inForceFrom,
    source,
    baseCents: toCents(baseEur),
    amountCents,
    // Of the 15 percent the audit alone knows how long the fault lasted.
    extent: lastsWhole(faults) || (kind !== 'notByConsumption' && risk.extent === 'full') ? 'full' : 'up_to',
    ...(since === undefined ? {} : { since }),
    sentence,
    causes: [
      ...toCauses(faults),
      ...deviceIds.map((deviceId) => ({ kind: 'device' as const, deviceId })),
      ...(kind === 'informationMissing' ? missing.map((month) => ({ kind: 'month' as const, month })) : []),
    ],
  };
}

function rightOfAudit(
  right: 'notRemotelyReadable' | 'co2NotDivided',
  faults: readonly Fault[],
  periodFrom: Day,
): OccupantRight {
  const ofCo2 = right === 'co2NotDivided';
  const { from, source } = inForceOn<unknown>(ofCo2 ? CO2_REDUCTION_PERCENT : REDUCTION_PERCENTS, periodFrom);
  const base = faults[0]?.base ?? ZERO;
  return {
    right,
    percent: faults[0]?.reduction.percent ?? '0',
    inForceFrom: from,
    source,
    baseCents: toCents(base),
    amountCents: ofCo2 ? co2ReductionCents(base, periodFrom) : reductionCents(right, base, periodFrom),
    extent: lastsWhole(faults) ? 'full' : 'up_to',
    sentence: SENTENCES[right],
    causes: toCauses(faults),
  };
}
