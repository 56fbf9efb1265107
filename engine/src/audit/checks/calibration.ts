import { calendarEnd } from '../../time/calendar.ts';
import type { CheckDefinition } from '../check.ts';
import type { CommonSubject } from '../common.ts';
import { name, names, onDay, words } from '../details.ts';
import { eachDevice, isAllocator } from '../each-device.ts';
import type { DeviceFacts } from '../facts.ts';
import { devicesWhere } from '../look.ts';
import { hit, lacks, lacksInPart } from '../outcome.ts';
import { count } from '../settings.ts';

/** MessEG section 33(1): values count while the calibration of their device lasts, whatever is billed by them. */
export const calibrationChecks = {
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
} satisfies Record<string, CheckDefinition<CommonSubject, never>>;

const isCalibrated = (device: DeviceFacts): boolean => !isAllocator(device);
