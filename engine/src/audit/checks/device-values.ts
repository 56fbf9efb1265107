import { parseDecimal } from '../../money/decimal.ts';
import { compare, multiply, ONE, roundTo, subtract, sum } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { name, number, words } from '../details.ts';
import { eachDevice, isAllocator } from '../each-device.ts';
import type { DeviceFacts } from '../facts.ts';
import { type RecordedKind, recordedOf } from '../look.ts';
import { hit, lacks, lacksInPart, type Outcome } from '../outcome.ts';

/** HeizkostenV section 6(1): what devices counted, and what the bill made of it. */
export const deviceValueChecks = {
  evaluation_factor_missing: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 5(1)',
    title: words('Bewertungsfaktor fehlt', 'Evaluation factor missing'),
    message: words(
      'Heizkostenverteiler {serial} zählt in der Einheitsskala. Sein Bewertungsfaktor ist nicht bekannt.',
      'Allocator {serial} counts on the unit scale. Its evaluation factor is not known.',
    ),
    toDo: words(
      'Tragen Sie den Faktor des Heizkörpers ein und drucken Sie ihn.',
      'Enter the factor of the radiator, and print it.',
    ),
    run: (subject) =>
      eachDevice(subject, isAllocator, ({ serial, scale, evaluation_factor: factor }, path) => {
        if (scale === undefined) return [lacksInPart('devices.scale')];
        if (scale === 'product') return [];
        if (factor === undefined) return [lacksInPart('devices.evaluation_factor')];
        return factor === null ? [hit(path, { serial: name(serial) })] : [];
      }),
  },

  factor_applied_twice: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6(1)',
    title: words('Bewertungsfaktor doppelt angewandt', 'Evaluation factor applied twice'),
    message: words(
      'Heizkostenverteiler {serial} rechnet den Faktor {factor} selbst ein. Abgerechnet sind {billed}, gezählt {counted} Einheiten.',
      'Allocator {serial} has the factor {factor} inside. {billed} units are billed, {counted} were counted.',
    ),
    toDo: words(
      'Stellen Sie die Skala auf Produktskala und rechnen Sie neu ab.',
      'Set the scale to product scale and bill again.',
    ),
    run: (subject) => eachDevice(subject, isAllocator, factorFault('product')),
  },

  factor_not_applied: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6(1)',
    title: words('Bewertungsfaktor nicht angewandt', 'Evaluation factor not applied'),
    message: words(
      'Heizkostenverteiler {serial} hat den Faktor {factor}. Abgerechnet sind {billed} Einheiten, so viel wie gezählt ({counted}).',
      'Allocator {serial} has the factor {factor}. {billed} units are billed, as many as counted ({counted}).',
    ),
    toDo: words(
      'Multiplizieren Sie den Zählerstand mit dem Faktor und rechnen Sie neu ab.',
      'Multiply the value by the factor and bill again.',
    ),
    run: (subject) => eachDevice(subject, isAllocator, factorFault('unit')),
  },

  device_consumption_wrong: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6(1)',
    title: words('Verbrauch folgt nicht aus den Ständen', 'Consumption does not follow from the values'),
    message: words(
      'Gerät {serial}: Abgerechnet sind {billed}. Aus den Ständen folgen {expected}.',
      'Device {serial}: {billed} are billed. {expected} follow from its values.',
    ),
    toDo: words('Prüfen Sie beide Stände und den Faktor.', 'Check both values and the factor.'),
    run: (subject) =>
      eachDevice(
        subject,
        () => true,
        (device, path) => {
          const read = readDevice(device);
          if (read === null) return [];
          if (read === undefined) return [lacksInPart('devices.consumption')];
          const { counted, factor, billed } = read;
          const expected = isAllocator(device) && device.scale === 'unit' ? multiply(counted, factor) : counted;
          // What the two checks above say more exactly is not said again.
          if (isSame(billed, expected) || isSame(billed, counted) || isSame(billed, multiply(counted, factor)))
            return [];
          return [hit(path, { serial: name(device.serial), billed: number(billed), expected: number(expected) })];
        },
      ),
  },

  unit_sum_differs_from_devices: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6(1)',
    title: words(
      'Verbrauch der Einheit ist nicht der ihrer Geräte',
      'Consumption of a unit is not that of its devices',
    ),
    message: words(
      '{unit}, {use}: Abgerechnet sind {billed}, die Geräte ergeben zusammen {devices}.',
      '{unit}, {use}: {billed} are billed, the devices make {devices} together.',
    ),
    toDo: words(
      'Prüfen Sie, ob ein Gerät fehlt oder einer anderen Einheit gehört.',
      'Check whether a device is missing or belongs to another unit.',
    ),
    run: (subject) => {
      const { devices } = subject.facts;
      if (devices === undefined) return [lacks('devices')];
      const ofUnits = Map.groupBy(devices, ({ unit }) => unit);
      return subject.units.flatMap((unit) =>
        (['heating', 'hot_water', 'cold_water'] as const).flatMap((use): Outcome[] => {
          const own = ofUnits.get(unit.id)?.filter((device) => device.use === use) ?? [];
          const billed = recordedOf(unit, use);
          if (own.length === 0 || billed === undefined) return [];
          const values = own.map(({ consumption }) => parseDecimal(consumption ?? ''));
          if (!values.every((value) => value !== undefined)) return [lacksInPart('devices.consumption')];
          const together = sum(values);
          if (isSame(billed, together)) return [];
          const details = {
            unit: name(unit.name),
            use: USE_WORDS[use],
            billed: number(billed),
            devices: number(together),
          };
          return [hit(unit.path, details)];
        }),
      );
    },
  },
} satisfies Record<string, CheckDefinition>;

const USE_WORDS: Readonly<Record<RecordedKind, ReturnType<typeof words>>> = {
  heating: words('Heizung', 'heating'),
  hot_water: words('Warmwasser', 'hot water'),
  cold_water: words('Kaltwasser', 'cold water'),
};

/** Values are printed with three decimals; closer they cannot be compared. */
const isSame = (a: Parameters<typeof roundTo>[0], b: typeof a): boolean => compare(roundTo(a, 3), roundTo(b, 3)) === 0;

/** What a device counted and what of it was billed; undefined where that is not known, null where there is no value. */
function readDevice({ kind, scale, start, end, rolled_over_by, evaluation_factor, consumption }: DeviceFacts) {
  if (start === null || end === null) return null;
  if (isAllocator({ kind }) && scale !== 'product') {
    if (scale === undefined || evaluation_factor === undefined) return undefined;
    if (evaluation_factor === null) return null;
  }
  const [from, to, billed] = [start?.value, end?.value, consumption].map((text) => parseDecimal(text ?? ''));
  if (from === undefined || to === undefined || billed === undefined) return undefined;
  const counted = sum([subtract(to, from), parseDecimal(rolled_over_by ?? '0') ?? subtract(to, to)]);
  return { counted, billed, factor: parseDecimal(evaluation_factor ?? '') ?? ONE };
}

/** The factor taken where the scale has it inside, or left out where the scale needs it. */
const factorFault =
  (scale: 'unit' | 'product') =>
  (device: DeviceFacts, path: string): Outcome[] => {
    if (device.scale === undefined) return [lacksInPart('devices.scale')];
    const read = readDevice(device);
    if (read === null) return [];
    if (read === undefined) return [lacksInPart('devices.consumption')];
    const { counted, factor, billed } = read;
    const wrong = scale === 'product' ? multiply(counted, factor) : counted;
    const right = scale === 'product' ? counted : multiply(counted, factor);
    if (device.scale !== scale || isSame(billed, right) || !isSame(billed, wrong)) return [];
    const details = {
      serial: name(device.serial),
      factor: number(factor),
      billed: number(billed),
      counted: number(counted),
    };
    return [hit(path, details)];
  };
