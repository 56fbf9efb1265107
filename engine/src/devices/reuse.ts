import { interoperabilityBreach, remoteReadingBreach } from '../law/de/heizkostenv/section-5-equipment.ts';
import { gatewayRetrofit } from '../law/de/heizkostenv/section-5-retrofit.ts';
import { type KnownMakerProfile, profilesOfMeter } from '../telegram/makers/index.ts';
import type { Day } from '../time/day.ts';
import { addDays } from '../time/shift.ts';
import { calibrationOf } from './calibration.ts';
import { REUSE_WORDS, type ReuseReason, type ReuseWords } from './reuse-words.ts';

/** How a device sends, as far as the owner or its data sheet says. */
export type RadioProtocol = 'oms' | 'wireless_mbus' | 'proprietary' | 'none' | 'unknown';

/** A device of another provider that is to stay. */
export interface ForeignDevice {
  /** Three letters of the FLAG register. */
  readonly manufacturer: string;
  readonly kind: string;
  readonly radio: RadioProtocol;
  readonly addressVersion: number | null;
  readonly addressType: number | null;
  readonly installedOn: Day | null;
  readonly markingYear: number | null;
  /** Null: nobody has asked the former provider yet. */
  readonly keyAvailable: boolean | null;
  /** HeizkostenV section 5(2) sentence 2. */
  readonly addedToOlderSystem: boolean;
  /** HeizkostenV section 5(3) sentence 2, documented. */
  readonly hardshipReason: string | null;
}

export const REUSE_QUESTIONS = [
  'remotely_readable',
  'interoperable',
  'gateway_connectable',
  'calibrated',
  'key_available',
  'decodable',
] as const;
export type ReuseQuestion = (typeof REUSE_QUESTIONS)[number];

export interface ReuseCheck {
  readonly question: ReuseQuestion;
  readonly answer: 'yes' | 'no' | 'unknown' | 'not_needed';
  readonly reason: ReuseReason;
  readonly reasonDe: string;
  readonly reasonEn: string;
  /** Null where the reason is a technical one. */
  readonly legalBasis: string | null;
  /** What the law leaves open and what was chosen; null: nothing. */
  readonly interpretation: string | null;
  /** Until when it may stay as it is; null: no such day. */
  readonly until: Day | null;
  /** Whether it stands against using the device from `day` on. */
  readonly blocks: boolean;
}

export interface ReuseVerdict {
  /** conditional: something has to be asked, or it may stay for a time only. */
  readonly verdict: 'yes' | 'conditional' | 'no';
  /** Until when it may stay; null: open, or it may not at all. */
  readonly until: Day | null;
  readonly checks: readonly ReuseCheck[];
  /** How surely its telegrams are read; null where no rules of its maker are needed or known. */
  readonly profile: Pick<KnownMakerProfile, 'id' | 'family' | 'certainty' | 'missing'> | null;
}

/** Whether a device of another provider can be used on from `day` on, question by question. */
export function checkReuse(device: ForeignDevice, day: Day): ReuseVerdict {
  const profile = profileOf(device);
  const checks = [
    remotelyReadable(device, day),
    connectable('interoperable', device, day),
    connectable('gateway_connectable', device, day),
    calibrated(device, day),
    keyAvailable(device),
    decodable(device, profile),
  ];
  const blocked = checks.some(({ blocks }) => blocks);
  const ends = checks.flatMap(({ until }) => (until === null ? [] : [until])).sort();
  const until = blocked ? null : (ends[0] ?? null);
  const open = checks.some(({ answer }) => answer === 'unknown' || answer === 'no');
  return { verdict: blocked ? 'no' : open ? 'conditional' : 'yes', until, checks, profile };
}

const check = (
  question: ReuseQuestion,
  answer: ReuseCheck['answer'],
  reason: ReuseReason,
  more: Partial<Pick<ReuseCheck, 'until' | 'blocks'>> & { readonly legalBasis?: string } = {},
): ReuseCheck => {
  const words: ReuseWords = REUSE_WORDS[reason];
  const { de, en, legalBasis = null, interpretation = null } = words;
  return {
    question,
    answer,
    reason,
    reasonDe: de,
    reasonEn: en,
    legalBasis: more.legalBasis ?? legalBasis,
    interpretation,
    until: more.until ?? null,
    blocks: more.blocks ?? false,
  };
};

const sends = ({ radio }: ForeignDevice): boolean => radio !== 'none' && radio !== 'unknown';

function remotelyReadable(device: ForeignDevice, day: Day): ReuseCheck {
  const { installedOn, radio } = device;
  if (device.kind === 'smoke_alarm') return check('remotely_readable', 'not_needed', 'no_consumption');
  if (radio === 'unknown') return check('remotely_readable', 'unknown', 'radio_unknown');
  if (sends(device)) return check('remotely_readable', 'yes', 'sends');
  if (installedOn === null) return check('remotely_readable', 'no', 'installation_unknown');
  const { addedToOlderSystem, hardshipReason } = device;
  const breach = remoteReadingBreach({ installedOn, remotelyReadable: false, addedToOlderSystem, hardshipReason }, day);
  if (breach === undefined) return check('remotely_readable', 'no', 'hardship');
  if (breach.breach === 'installed_without') {
    return check('remotely_readable', 'no', 'installed_without_radio', { blocks: true });
  }
  const until = addDays(breach.since, -1);
  const blocks = breach.since <= day;
  return check('remotely_readable', 'no', blocks ? 'retrofit_overdue' : 'retrofit_due', { until, blocks });
}

/** Interoperability and connection to a gateway are asked of remotely readable devices alone. */
function connectable(question: 'interoperable' | 'gateway_connectable', device: ForeignDevice, day: Day): ReuseCheck {
  if (device.kind === 'smoke_alarm') return check(question, 'not_needed', 'no_consumption');
  if (device.radio === 'none') return check(question, 'not_needed', 'no_radio');
  if (device.radio === 'unknown') return check(question, 'unknown', 'radio_unknown');
  if (device.radio === 'oms') {
    return check(question, 'yes', question === 'interoperable' ? 'open_standard' : 'oms_gateway');
  }
  if (device.radio === 'wireless_mbus') {
    return check(question, 'unknown', question === 'interoperable' ? 'standard_content' : 'gateway_unknown');
  }
  const { installedOn } = device;
  if (installedOn === null) return check(question, 'no', 'installation_unknown');
  if (interoperabilityBreach(installedOn, { from: day, to: day }) === undefined) {
    return check(question, 'no', 'closed_for_now', { until: gatewayRetrofit(installedOn)?.value.until ?? null });
  }
  const late = gatewayRetrofit(installedOn) === undefined ? 'installed_closed' : 'closed_overdue';
  return check(question, 'no', late, { blocks: true });
}

function calibrated({ kind, markingYear }: ForeignDevice, day: Day): ReuseCheck {
  const { until, basis } = calibrationOf(kind, markingYear);
  if (basis === 'not_verified') {
    return check('calibrated', 'not_needed', kind === 'smoke_alarm' ? 'no_consumption' : 'allocator');
  }
  if (until === null) return check('calibrated', 'unknown', 'marking_unknown');
  if (until < day) return check('calibrated', 'no', 'calibration_expired', { blocks: true });
  return check('calibrated', 'yes', 'calibration_holds', { until });
}

function keyAvailable(device: ForeignDevice): ReuseCheck {
  if (!sends(device)) return check('key_available', 'not_needed', 'no_radio');
  if (device.keyAvailable === true) return check('key_available', 'yes', 'key_there');
  return device.keyAvailable === null
    ? check('key_available', 'unknown', 'key_not_asked')
    : check('key_available', 'no', 'key_missing');
}

const PROFILE_KINDS: Readonly<Record<string, string>> = {
  heat_meter: 'heat',
  hot_water_meter: 'water',
  cold_water_meter: 'water',
  heat_cost_allocator: 'heat_cost_allocator',
  smoke_alarm: 'smoke_alarm',
};

function profileOf({ manufacturer, kind, addressVersion, addressType }: ForeignDevice): ReuseVerdict['profile'] {
  const found = profilesOfMeter({ manufacturer, version: addressVersion, deviceType: addressType }).find(
    ({ deviceKinds }) => (deviceKinds as readonly string[]).includes(PROFILE_KINDS[kind] ?? ''),
  );
  if (found === undefined) return null;
  return { id: found.id, family: found.family, certainty: found.certainty, missing: found.missing };
}

function decodable(device: ForeignDevice, profile: ReuseVerdict['profile']): ReuseCheck {
  if (device.radio === 'none') return check('decodable', 'not_needed', 'no_radio');
  if (profile?.certainty === 'verified') return check('decodable', 'yes', 'profile_verified');
  if (device.radio === 'oms') return check('decodable', 'yes', 'decoded_by_standard');
  if (profile !== null) return check('decodable', 'yes', 'profile_partial');
  if (device.radio === 'wireless_mbus') return check('decodable', 'unknown', 'content_unknown');
  if (device.radio === 'unknown') return check('decodable', 'unknown', 'radio_unknown');
  return check('decodable', 'no', 'no_profile', { blocks: true });
}
