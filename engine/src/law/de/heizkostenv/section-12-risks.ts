import { type Fraction, isZero } from '../../../money/fraction.ts';
import { type Day, earlierDay } from '../../../time/day.ts';
import { overlapOf, type Period } from '../../../time/period.ts';
import { type Citation, inForceOn } from '../../dated.ts';
import type { Sentence } from '../../sentence.ts';
import { type InstalledDevice, unreadableSince } from './section-5-equipment.ts';
import { REDUCTION_PERCENTS, type ReductionPercents } from './section-12-reductions.parameters.ts';
import { reductionCents } from './section-12-reductions.ts';

/** A device of the user's unit, or of the house if his bill depends on it. */
export interface RiskDevice extends InstalledDevice {
  readonly id: string;
  /** Last day in use, inclusive; null while installed. */
  readonly removedOn: Day | null;
}

/** What decides about the cuts one user may make. */
export interface ReductionCircumstances {
  readonly period: Period;
  /** `flat_owner`: billed by his owners' association, against which there is no cut. */
  readonly user: 'tenant' | 'flat_owner';
  /** The user's share of the bill in euro. */
  readonly shareEur: Fraction;
  /** The part of it not billed by consumption, contrary to the ordinance; 0 where there is none. */
  readonly notByConsumptionEur: Fraction;
  readonly devices: readonly RiskDevice[];
  /** Informations owed under section 6a for this period (the monthly ones and the one with the statement). */
  readonly informationsOwed: number;
  /** Those of them that were not given, or not completely. */
  readonly informationsMissing: number;
}

/** One cut a user may make. It stands by itself; cuts are never added up. */
export interface ReductionRisk {
  readonly kind: keyof ReductionPercents;
  readonly percent: bigint;
  /** First day on which this percent held. */
  readonly inForceFrom: Day;
  /** What the percent is taken of, in euro. */
  readonly baseEur: Fraction;
  readonly amountCents: bigint;
  /** `up_to`: the breach lasted for a part of the period only, and the cut may be smaller. */
  readonly extent: 'full' | 'up_to';
  /** First day of the breach within the period; undefined where it has no day of its own. */
  readonly since?: Day;
  /** Devices behind it. */
  readonly deviceIds: readonly string[];
  readonly source: Citation;
  readonly sentence: Sentence;
}

export interface ReductionRisks {
  /** Why this user has no cut whatever happened. */
  readonly excluded?: { readonly sentence: Sentence; readonly source: Citation };
  /** In the order of the section; empty where nothing was breached. */
  readonly risks: readonly ReductionRisk[];
}

/**
 * Section 12(1): every cut this user may make, each by itself and never summed: the text does not say whether cuts add
 * up. Equipment from before the duty to be remotely readable counts from the end of its respite only.
 * Interpretation: the text knows no part of a cut. Where a breach lasted for some days of the period only, or only
 * some of the informations are missing, the whole percent is shown as the most there can be.
 */
export function reductionRisks(circumstances: ReductionCircumstances): ReductionRisks {
  const { period, user, shareEur, notByConsumptionEur } = circumstances;
  const { value: percents, source, from: inForceFrom } = inForceOn(REDUCTION_PERCENTS, period.from);
  if (user === 'flat_owner') {
    return {
      excluded: {
        sentence: {
          de: 'Zwischen Wohnungseigentümer und Gemeinschaft gibt es kein Kürzungsrecht.',
          en: 'Between a flat owner and the owners’ association there is no right to cut.',
        },
        source,
      },
      risks: [],
    };
  }
  const risk = (
    kind: keyof ReductionPercents,
    baseEur: Fraction,
    breach: Pick<ReductionRisk, 'extent' | 'deviceIds'> & { readonly since?: Day },
    sentence: Sentence,
  ): ReductionRisk[] => {
    const amountCents = reductionCents(kind, baseEur, period.from);
    if (percents[kind] === 0n || amountCents <= 0n) return [];
    return [{ kind, percent: percents[kind], inForceFrom, baseEur, amountCents, source, sentence, ...breach }];
  };

  const risks: ReductionRisk[] = [];
  if (!isZero(notByConsumptionEur)) {
    risks.push(
      ...risk(
        'notByConsumption',
        notByConsumptionEur,
        { extent: 'full', deviceIds: [] },
        {
          de: 'Entgegen der Verordnung nicht nach Verbrauch abgerechnet.',
          en: 'Not billed by consumption, contrary to the ordinance.',
        },
      ),
    );
  }
  const breach = unreadableWithin(circumstances.devices, period);
  if (breach !== undefined) {
    risks.push(
      ...risk('notRemotelyReadable', shareEur, breach, {
        de: 'Geräte sind entgegen der Verordnung nicht fernablesbar.',
        en: 'Devices are not remotely readable, contrary to the ordinance.',
      }),
    );
  }
  if (circumstances.informationsMissing > 0) {
    const all = circumstances.informationsMissing >= circumstances.informationsOwed;
    risks.push(
      ...risk(
        'informationMissing',
        shareEur,
        { extent: all ? 'full' : 'up_to', deviceIds: [] },
        {
          de: 'Verbrauchsinformationen fehlen oder sind unvollständig.',
          en: 'Information on consumption is missing or incomplete.',
        },
      ),
    );
  }
  return { risks };
}

/** Devices in use contrary to section 5 on some day of the period, and since when. */
function unreadableWithin(devices: readonly RiskDevice[], period: Period) {
  const breaches = devices.flatMap((device) => {
    const from = unreadableSince(device, period.to);
    const days = from && overlapOf(period, { from, to: device.removedOn });
    return days === undefined ? [] : [{ id: device.id, days }];
  });
  const [first] = breaches;
  if (first === undefined) return undefined;
  const whole = breaches.some(({ days }) => days.from === period.from && days.to === period.to);
  return {
    extent: whole ? ('full' as const) : ('up_to' as const),
    since: breaches.reduce((since, { days }) => earlierDay(since, days.from), first.days.from),
    deviceIds: breaches.map(({ id }) => id),
  };
}
