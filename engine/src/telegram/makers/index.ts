import type { MeterAddress } from '../address.ts';
import { apatorEitn } from './apator-eitn.ts';
import { apatorNa1 } from './apator-na1.ts';
import { apatorTagged } from './apator-tagged.ts';
import { apator08, apator172 } from './apator-thirds.ts';
import { bfw240Radio } from './bfw-240-radio.ts';
import { bmetersHydrodigit } from './bmeters-hydrodigit.ts';
import { bmetersRfmTx1 } from './bmeters-rfm-tx1.ts';
import { brunataHydroclima } from './brunata-hydroclima.ts';
import { diehlPrios } from './diehl-prios.ts';
import { diehlSharky } from './diehl-sharky.ts';
import { ei6500 } from './ei-6500.ts';
import { engelmannFaw } from './engelmann-faw.ts';
import { engelmannHca } from './engelmann-hca.ts';
import { engelmannSensostar } from './engelmann-sensostar.ts';
import { engelmannWaterstar } from './engelmann-waterstar.ts';
import { gwfWater } from './gwf-water.ts';
import { imtAquastream } from './imt-aquastream.ts';
import { innotasEuris } from './innotas-euris.ts';
import { kamstrupMultical } from './kamstrup-multical.ts';
import { kamstrupWater } from './kamstrup-water.ts';
import { landisWater } from './landis-water.ts';
import { lansenRepeater } from './lansen-repeater.ts';
import { maddalenaMicroclima } from './maddalena-microclima.ts';
import type { DeviceRule, MakerProfile, MakerProfileFacts } from './maker.ts';
import { qundisCaloric } from './qundis-caloric.ts';
import { qundisHeat } from './qundis-heat.ts';
import { qundisSmoke } from './qundis-smoke.ts';
import { qundisWater } from './qundis-water.ts';
import { sensusPollucom } from './sensus-pollucom.ts';
import { statusWordProfiles } from './status-words.ts';
import { techemAllocator, techemCompact, techemSmoke, techemVario, techemWater } from './techem.ts';
import { techemMkRadio4a, techemVario4 } from './techem-standard.ts';
import { zenner0b } from './zenner-0b.ts';
import { zennerCaltos } from './zenner-caltos.ts';

/**
 * Every profile; of several for one device the first that finds its own content is taken, so the narrower ones stand
 * in front. One line per file, in the order of the alphabet where nothing else matters.
 */
export const PROFILES: readonly MakerProfile[] = [
  apator08,
  apator172,
  apatorEitn,
  apatorNa1,
  apatorTagged,
  bfw240Radio,
  bmetersHydrodigit,
  bmetersRfmTx1,
  brunataHydroclima,
  diehlPrios,
  diehlSharky,
  ei6500,
  engelmannFaw,
  engelmannHca,
  engelmannSensostar,
  engelmannWaterstar,
  gwfWater,
  imtAquastream,
  innotasEuris,
  kamstrupMultical,
  kamstrupWater,
  landisWater,
  lansenRepeater,
  maddalenaMicroclima,
  qundisCaloric,
  qundisHeat,
  qundisSmoke,
  qundisWater,
  sensusPollucom,
  techemAllocator,
  techemCompact,
  techemMkRadio4a,
  techemSmoke,
  techemVario,
  techemVario4,
  techemWater,
  zenner0b,
  zennerCaltos,
  ...statusWordProfiles,
];

const byManufacturer = new Map<string, readonly MakerProfile[]>();
for (const profile of PROFILES) {
  for (const manufacturer of new Set(profile.devices.map((d) => d.manufacturer))) {
    byManufacturer.set(manufacturer, [...(byManufacturer.get(manufacturer) ?? []), profile]);
  }
}

const NONE: readonly MakerProfile[] = [];

/** The profiles that may read a telegram of this meter with this control information, the narrower ones first. */
export function profilesFor(meter: MeterAddress | null, controlInformation: number): readonly MakerProfile[] {
  const known = meter === null ? undefined : byManufacturer.get(meter.manufacturer);
  if (meter === null || known === undefined) return NONE;
  return known.filter((profile) => profile.devices.some((rule) => covers(rule, meter, controlInformation)));
}

function covers(rule: DeviceRule, meter: MeterAddress, controlInformation: number): boolean {
  return (
    rule.manufacturer === meter.manufacturer &&
    (rule.versions?.includes(meter.version) ?? true) &&
    (rule.deviceTypes?.includes(meter.deviceType) ?? true) &&
    (rule.controlInformation?.includes(controlInformation) ?? true)
  );
}

/** A profile without its program: what it reads and how sure that is. */
export interface KnownMakerProfile extends MakerProfileFacts {
  readonly manufacturers: readonly string[];
}

/** What the decoder knows beyond the standard, one row per device family. */
export const MAKER_PROFILES: readonly KnownMakerProfile[] = PROFILES.map(
  ({ id, family, devices, deviceKinds, certainty, vectors, missing }) => ({
    id,
    family,
    manufacturers: [...new Set(devices.map((d) => d.manufacturer))],
    deviceKinds,
    certainty,
    vectors,
    missing,
  }),
);

/** The profiles of a meter of which only the address is known; a version or type that nobody has said covers all. */
export function profilesOfMeter(meter: {
  readonly manufacturer: string;
  readonly version: number | null;
  readonly deviceType: number | null;
}): readonly KnownMakerProfile[] {
  const { manufacturer, version, deviceType } = meter;
  const known = PROFILES.filter(({ devices }) =>
    devices.some(
      (rule) =>
        rule.manufacturer === manufacturer &&
        (version === null || (rule.versions?.includes(version) ?? true)) &&
        (deviceType === null || (rule.deviceTypes?.includes(deviceType) ?? true)),
    ),
  ).map(({ id }) => id);
  return MAKER_PROFILES.filter(({ id }) => known.includes(id));
}
