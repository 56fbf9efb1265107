import { calendarEnd } from '../../time/calendar.ts';
import type { CheckDefinition } from '../check.ts';
import { name, names, onDay, words } from '../details.ts';
import { eachDevice, isAllocator } from '../each-device.ts';
import type { DeviceFacts } from '../facts.ts';
import { indexBy } from '../index-by.ts';
import { devicesWhere, hasFailed } from '../look.ts';
import { hit, lacks, lacksInPart } from '../outcome.ts';
import { count } from '../settings.ts';

/** MessEG section 33 and HeizkostenV section 5(1): whether the values of a device may be used and checked. */
export const deviceChecks = {
  calibration_expired: {
    severity: 'error',
    legalBasis: 'MessEG § 33(1)',
    title: words('Wert nach Ablauf der Eichung', 'Value read after the calibration ran out'),
    message: words(
      'Gerät {serial} war bis {until} geeicht. Abgerechnet ist sein Wert vom {read}.',
      'Device {serial} was calibrated until {until}. Its value of {read} is billed.',
    ),
    toDo: words(
      'Verwenden Sie den letzten gültigen Wert und einen Ersatzwert, oder weisen Sie die Richtigkeit nach.',
      'Use the last valid value and a substitute, or prove that the value is right.',
    ),
    run: (subject) =>
      eachDevice(subject, isCalibrated, ({ serial, calibrated_until, calibration_override, end }, path) => {
        if (calibrated_until === undefined) return [lacksInPart('devices.calibrated_until')];
        if (end === undefined) return [lacksInPart('devices.end')];
        if (calibrated_until === null || end === null || end.on <= calibrated_until) return [];
        if (calibration_override !== undefined) return [];
        const details = { serial: name(serial), until: onDay(calibrated_until), read: onDay(end.on) };
        return [hit(path, details)];
      }),
  },

  calibration_ends_soon: {
    severity: 'info',
    legalBasis: 'MessEV § 34(2)',
    title: words('Eichung läuft vor der nächsten Abrechnung ab', 'Calibration runs out before the next bill'),
    message: words(
      'Vor der nächsten Abrechnung zu tauschen (Anzahl {count}): {serials}.',
      'To be replaced before the next bill ({count} devices): {serials}.',
    ),
    toDo: words('Planen Sie den Austausch ein.', 'Plan the replacement.'),
    run: (subject) => {
      const { to } = subject.house.period;
      const next = calendarEnd('month', to, count('calibration_notice_months'));
      const soon = devicesWhere(
        subject,
        ({ calibrated_until: until }) => typeof until === 'string' && until >= to && until < next,
      );
      if (soon === undefined) return [lacks('devices')];
      const [first] = soon;
      if (first === undefined) return [];
      const serials = names(soon.map(({ device }) => device.serial));
      return [hit(first.path, { count: name(String(soon.length)), serials })];
    },
  },

  suitability_not_confirmed: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 5(1)',
    title: words('Gerät ohne bestätigte Eignung', 'Device without confirmed suitability'),
    message: words(
      'Für Heizkostenverteiler {serial} ist die Eignung nicht bestätigt. Geeicht wird er auch nicht.',
      'The suitability of allocator {serial} is not confirmed. Nor is it calibrated.',
    ),
    toDo: words(
      'Lassen Sie sich die Bestätigung vom Hersteller geben oder tauschen Sie das Gerät.',
      'Get the confirmation from the maker, or replace the device.',
    ),
    run: (subject) =>
      eachDevice(subject, isAllocator, ({ serial, suitability_confirmed: confirmed }, path) => {
        if (confirmed === undefined) return [lacksInPart('devices.suitability_confirmed')];
        return confirmed ? [] : [hit(path, { serial: name(serial) })];
      }),
  },

  reading_values_missing: {
    severity: 'warning',
    legalBasis: 'MessEG § 33(3)',
    title: words('Stände fehlen für den Druck', 'Values missing for print'),
    message: words(
      'Gerät {serial}: {which} fehlt. Der Empfänger kann den Verbrauch nicht nachprüfen.',
      'Device {serial}: {which} is missing. The recipient cannot check the consumption.',
    ),
    toDo: words('Ergänzen Sie alten und neuen Stand mit Datum.', 'Add the old and the new value, each with its day.'),
    run: (subject) => {
      const units = indexBy(subject.units, ({ id }) => id);
      return eachDevice(
        subject,
        ({ unit }) => unit !== undefined,
        ({ serial, unit, use, start, end }, path) => {
          const failed = unit === undefined ? undefined : units.get(unit);
          if (failed !== undefined && use !== 'cold_water' && hasFailed(failed, use as 'heating' | 'hot_water'))
            return [];
          if (start === undefined || end === undefined)
            return [lacksInPart(start === undefined ? 'devices.start' : 'devices.end')];
          if (start !== null && end !== null) return [];
          const which =
            start === null ? words('der alte Stand', 'the old value') : words('der neue Stand', 'the new value');
          return [hit(path, { serial: name(serial), which })];
        },
      );
    },
  },
} satisfies Record<string, CheckDefinition>;

const isCalibrated = (device: DeviceFacts): boolean => !isAllocator(device);
