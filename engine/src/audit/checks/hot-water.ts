import { inForceOn } from '../../law/dated.ts';
import { ENERGY_COST_KINDS } from '../../law/de/heizkostenv/section-7-heat-costs.ts';
import { AREA_FORMULA_KWH_PER_M2 } from '../../law/de/heizkostenv/section-9-combined-plants.parameters.ts';
import { heatByVolume } from '../../law/de/heizkostenv/section-9-combined-plants.ts';
import { parseDecimal } from '../../money/decimal.ts';
import { compare, divide, isLess, roundTo } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { name, number, percent, words } from '../details.ts';
import { differenceOf, hasFailed, hasPot, recordedOf, recordedSum } from '../look.ts';
import { hit, lacks } from '../outcome.ts';
import { limit } from '../settings.ts';
import type { Subject } from '../subject.ts';

const BASIS = 'HeizkostenV § 9(2)';

/** HeizkostenV section 9: which part of a combined plant is hot water, and how anybody knows. */
export const hotWaterChecks = {
  hot_water_formula_without_reason: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Warmwasser nach Formel ohne Begründung', 'Hot water by formula without a reason'),
    message: words(
      'Der Warmwasseranteil von {share} % ist berechnet, nicht gemessen. Warum, ist nicht festgehalten.',
      'The hot-water share of {share} % is calculated, not measured. Why is not on file.',
    ),
    toDo: words(
      'Halten Sie fest, warum Messen unzumutbar teuer ist. Sonst bauen Sie einen Wärmezähler ein.',
      'Put on file why measuring is unreasonably expensive. Else install a heat meter.',
    ),
    run: ({ file, result }) => {
      const given = file.hot_water_share;
      if (given?.method !== 'volume' && given?.method !== 'area') return [];
      if ((given.reason ?? '').trim() !== '') return [];
      return [hit('/house/hot_water_share', { share: shareOf(result) }, { right: 'notByConsumption' })];
    },
  },

  area_formula_although_meters: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Flächenformel trotz Warmwasserzählern', 'Area formula although there are hot-water meters'),
    message: words(
      'Der Anteil ist mit {formula} kWh je m² berechnet. Es gibt aber {meters} Warmwasserzähler.',
      'The share is calculated by {formula} kWh per m2. There are {meters} hot-water meters, though.',
    ),
    toDo: words(
      'Rechnen Sie nach der Volumenformel oder mit gemessener Wärme.',
      'Use the formula by volume, or measured heat.',
    ),
    run: ({ file, house, facts }) => {
      if (file.hot_water_share?.method !== 'area') return [];
      // Values in the house file are refused by the bill itself; meters that stand there and are not read are not.
      if (facts.devices === undefined) return [lacks('devices')];
      const meters = facts.devices.filter(({ use }) => use === 'hot_water').length;
      if (meters === 0) return [];
      const formula = name(inForceOn(AREA_FORMULA_KWH_PER_M2, house.period.from).value);
      return [hit('/house/hot_water_share', { formula, meters: name(String(meters)) }, { right: 'notByConsumption' })];
    },
  },

  flat_rate_hot_water_share: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Warmwasseranteil pauschal angesetzt', 'Flat rate for hot water'),
    message: words(
      'Der Warmwasseranteil von {share} % ist eine Pauschale. Die Verordnung kennt keine Pauschale.',
      'The hot-water share of {share} % is a flat rate. The ordinance knows none.',
    ),
    toDo: words(
      'Setzen Sie die gemessene Wärme ein oder, mit Begründung, die Formel nach Volumen.',
      'Enter the heat measured or, with a reason, the formula by volume.',
    ),
    run: ({ file, result, facts }) => {
      if (file.hot_water_share?.method !== 'given') return [];
      const source = facts.plant?.given_share_source;
      if (source === undefined) return [lacks('plant.given_share_source')];
      if (source !== 'flat_rate') return [];
      return [hit('/house/hot_water_share/share', { share: shareOf(result) }, { right: 'notByConsumption' })];
    },
  },

  hot_water_not_separated: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 9(1)',
    title: words('Warmwasser nicht von der Heizung getrennt', 'Hot water not separated from heating'),
    message: words(
      'Die Warmwasserzähler zeigen {volume} m³. Kosten für die Energie des Warmwassers gibt es aber keine.',
      'The hot-water meters show {volume} m3. There is no cost of the energy of hot water, though.',
    ),
    toDo: words(
      'Tragen Sie den Warmwasseranteil ein und rechnen Sie neu ab.',
      'Enter the share of hot water and bill again.',
    ),
    run: (subject) => {
      const volume = recordedSum(subject.units, 'hot_water');
      if (volume.n === 0n || bearsEnergy(subject) || !hasPot(subject, 'heating')) return [];
      return [hit('/house', { volume: number(volume) }, { right: 'notByConsumption' })];
    },
  },

  hot_water_share_low: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Warmwasseranteil auffällig klein', 'Share of hot water strikingly small'),
    message: words(
      'Auf Warmwasser entfallen {share} %. Weniger als {min} % sind selten richtig.',
      '{share} % fall to hot water. Less than {min} % are rarely right.',
    ),
    toDo: words(
      'Prüfen Sie Wärmezähler, Volumen und die verbrauchte Energie.',
      'Check the heat meter, the volume and the energy used.',
    ),
    run: ({ result }) => {
      const share = parseDecimal(result.hot_water_share ?? '');
      const min = limit('hot_water_share_min');
      return share === undefined || !isLess(share, min)
        ? []
        : [hit('/house/hot_water_share', { share: percent(share), min: percent(min) })];
    },
  },

  hot_water_share_high: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Warmwasseranteil auffällig groß', 'Share of hot water strikingly large'),
    message: words(
      'Auf Warmwasser entfallen {share} %. Mehr als {max} % sind selten richtig.',
      '{share} % fall to hot water. More than {max} % are rarely right.',
    ),
    toDo: words(
      'Prüfen Sie Wärmezähler, Volumen und die verbrauchte Energie.',
      'Check the heat meter, the volume and the energy used.',
    ),
    run: ({ result }) => {
      const share = parseDecimal(result.hot_water_share ?? '');
      const max = limit('hot_water_share_max');
      return share === undefined || !isLess(max, share)
        ? []
        : [hit('/house/hot_water_share', { share: percent(share), max: percent(max) })];
    },
  },

  hot_water_heat_implausible: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Gemessene Wärme passt nicht zum Warmwasser', 'Heat measured does not fit the hot water'),
    message: words(
      'Gemessen sind {heat} kWh für {volume} m³, also {each} kWh je m³. Üblich sind {min} bis {max}.',
      '{heat} kWh were measured for {volume} m3, so {each} kWh per m3. Usual are {min} to {max}.',
    ),
    toDo: words(
      'Prüfen Sie Stand, Einheit und Einbauort des Wärmezählers.',
      'Check value, unit and place of the heat meter.',
    ),
    run: ({ house, units }) => {
      const volume = recordedSum(units, 'hot_water');
      if (house.hotWaterShare?.method !== 'measured' || volume.n === 0n) return [];
      if (units.some((unit) => hasFailed(unit, 'hot_water'))) return [];
      const { heatKwh } = house.hotWaterShare;
      const each = divide(heatKwh, volume);
      const [min, max] = [limit('hot_water_kwh_per_m3_min'), limit('hot_water_kwh_per_m3_max')];
      if (!isLess(each, min) && !isLess(max, each)) return [];
      const details = { heat: number(heatKwh), volume: number(volume), each: number(each, 1) };
      return [hit('/house/hot_water_share/heat_kwh', { ...details, min: number(min), max: number(max) })];
    },
  },

  measured_heat_is_formula: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('„Gemessene“ Wärme ist die der Formel', '"Measured" heat is that of the formula'),
    message: words(
      'Die Wärme von {heat} kWh gleicht der Formel für {volume} m³ auf die Kilowattstunde. Gemessen ist sie wohl nicht.',
      'The heat of {heat} kWh equals the formula for {volume} m3 to the kilowatt hour. It was hardly measured.',
    ),
    toDo: words(
      'Tragen Sie den Stand des Wärmezählers ein. Ohne Zähler wählen Sie die Formel und nennen den Grund.',
      'Enter the value of the heat meter. Without one choose the formula and give the reason.',
    ),
    run: ({ house, units }) => {
      if (house.hotWaterShare?.method !== 'measured') return [];
      const volume = recordedSum(units, 'hot_water');
      const { heatKwh } = house.hotWaterShare;
      const plant = { ...house.plant, energy: house.plant.energy ?? '' };
      const { kwh, uncorrectedKwh } = heatByVolume({ volumeM3: volume, temperatureC: undefined }, plant, house.period);
      const equals = [kwh, uncorrectedKwh].some((each) => compare(roundTo(each, 0), roundTo(heatKwh, 0)) === 0);
      if (volume.n === 0n || !equals) return [];
      return [hit('/house/hot_water_share/heat_kwh', { heat: number(heatKwh), volume: number(volume) })];
    },
  },

  formula_volume_differs: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Volumen der Formel passt nicht zu den Zählern', 'Volume of the formula does not fit the meters'),
    message: words(
      'Die Formel rechnet mit {volume} m³, die Wohnungszähler zeigen {metered} m³. Das sind {difference} % Abweichung.',
      'The formula takes {volume} m3, the meters of the flats show {metered} m3. They differ by {difference} %.',
    ),
    toDo: words('Setzen Sie das gemessene Volumen dieses Zeitraums ein.', 'Enter the volume measured in this period.'),
    run: ({ house, units }) => {
      const given = house.hotWaterShare;
      if (given?.method !== 'volume' || units.some((unit) => hasFailed(unit, 'hot_water'))) return [];
      if (units.every((unit) => recordedOf(unit, 'hot_water') === undefined)) return [];
      const metered = recordedSum(units, 'hot_water');
      const difference = differenceOf(given.volumeM3, metered);
      if (difference === undefined || !isLess(limit('formula_volume_difference_max'), difference)) return [];
      const details = { volume: number(given.volumeM3), metered: number(metered), difference: percent(difference) };
      return [hit('/house/hot_water_share/volume_m3', details)];
    },
  },
} satisfies Record<string, CheckDefinition>;

const shareOf = ({ hot_water_share }: { readonly hot_water_share?: string }) => {
  const share = parseDecimal(hot_water_share ?? '');
  return share === undefined ? words('?', '?') : percent(share);
};

/** Whether any energy is in the pot of hot water: of a calculated pot nobody knows, of a share there is. */
function bearsEnergy(subject: Subject): boolean {
  const { costs, hotWaterShare, pots } = subject.house;
  if (!hasPot(subject, 'hot_water')) return false;
  if (pots !== undefined || hotWaterShare !== undefined) return true;
  return costs.some(({ kind, scope }) => scope === 'hot_water' && ENERGY_COST_KINDS.includes(kind));
}
