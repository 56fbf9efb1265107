import type { CheckDefinition } from '../check.ts';
import { name, words } from '../details.ts';
import { eachDevice, isAllocator } from '../each-device.ts';
import { indexBy } from '../index-by.ts';
import { hasFailed } from '../look.ts';
import { hit, lacksInPart } from '../outcome.ts';

/** HeizkostenV section 5(1) and MessEG section 33(3): whether the values of a device fit and can be checked. */
export const deviceChecks = {
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
