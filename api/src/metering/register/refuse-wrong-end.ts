import { compare, type Day, parse, shiftedDay } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { Problem, refusal } from '../../problem.ts';
import { berlinDay } from '../../properties/index.ts';
import { doubtsAbout, LOOK_BACK_DAYS } from '../readings/plausibility.ts';
import { selectReadingsOfDevice } from '../readings/reading-store.ts';
import { type DeviceRow, fetchDevice, type InstallationRow } from '../store.ts';

interface End {
  readonly on: Day;
  readonly finalValue: string | null;
  /** Where the request says the final value. */
  readonly pointer: string;
  /** Somebody has looked again: what is only doubtful is taken. */
  readonly confirmed: boolean;
  /** The same device measures on at this point, and its later values with it. */
  readonly goesOn: boolean;
}

/**
 * Refuses an end before the beginning or still to come, and a register that ends lower than it began; and, unless
 * somebody has looked again, an end that contradicts what the device reported.
 */
export async function refuseWrongEnd(context: Context, old: InstallationRow, end: End): Promise<void> {
  const { on, finalValue, pointer } = end;
  if (on <= old.fromDay) {
    throw refusal('/on', 'before_installation', {
      de: 'Der Tag liegt nicht nach dem Einbau des Geräts.',
      en: 'The day is not after the installation of the device.',
    });
  }
  if (on > berlinDay(context.now())) {
    throw refusal('/on', 'in_the_future', {
      de: 'Der Tag liegt in der Zukunft: Ein Endstand wird erst beim Ausbau abgelesen.',
      en: 'The day is still to come: a final value is read when the device is taken out.',
    });
  }
  const device = await fetchDevice(context, old.deviceId);
  // A register that starts again at zero every year may well end lower than it began.
  if (device.resetsOn === null && finalValue !== null && compare(parse(finalValue), parse(old.initialValue)) < 0) {
    throw refusal(pointer, 'lower_than_before', {
      de: 'Der Endstand ist kleiner als der Anfangsstand.',
      en: 'The final value is below the initial one.',
    });
  }
  if (!end.confirmed) await refuseDoubtfulEnd(context, old, device, end);
}

async function refuseDoubtfulEnd(
  context: Context,
  installation: InstallationRow,
  device: DeviceRow,
  { on, finalValue, pointer, goesOn }: End,
): Promise<void> {
  const around = await selectReadingsOfDevice(context, {
    measuringPointId: installation.measuringPointId,
    deviceId: device.id,
    from: shiftedDay(on, -LOOK_BACK_DAYS),
  });
  const findings: { pointer: string; code: string; message_de: string; message_en: string }[] = [];
  if (finalValue !== null) {
    // Behind everything its last day reported, and before it begins again at zero.
    const final = { id: '', deviceId: device.id, readAt: new Date(`${on}T22:00:00Z`), day: on, value: finalValue };
    const doubts = doubtsAbout(final, around, { installation, device, today: berlinDay(context.now()) as Day });
    findings.push(...doubts.map((doubt) => ({ pointer, ...doubt })));
  }
  const later = goesOn ? [] : around.filter(({ day }) => day > on);
  if (later.length > 0) {
    const last = later.at(-1)?.day;
    findings.push({
      pointer: '/on',
      code: 'later_readings',
      message_de: `Nach diesem Tag liegen Werte des Geräts vor (${later.length}, zuletzt vom ${last}); sie zählen hier dann nicht mehr.`,
      message_en: `There are values of the device behind this day (${later.length}, the last one of ${last}); they would not count here any more.`,
    });
  }
  if (findings.length > 0) {
    throw new Problem('rule-violated', 'The end is implausible. Look again, then send it with "confirmed".', {
      findings,
    });
  }
}
