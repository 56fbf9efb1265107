import { findInForce } from '../../law/dated.ts';
import { GAS_NET_PER_GROSS } from '../../law/de/ebev2030/annex-2-emission-factors.parameters.ts';
import { tabulatedCalorificValue } from '../../law/de/heizkostenv/section-9-combined-plants.ts';
import { heatingTimeShare } from '../../law/de/heizkostenv/section-9b-change-of-occupancy.ts';
import { parse, parseDecimal } from '../../money/decimal.ts';
import { add, divide, type Fraction, isLess, multiply, ZERO } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { name, number, percent, words } from '../details.ts';
import { countsHeatInKwh, recordedSum } from '../look.ts';
import { type Hit, hit, lacks, type Outcome } from '../outcome.ts';
import { limit } from '../settings.ts';
import type { Subject } from '../subject.ts';
import { degreeDayScale } from '../time-scale.ts';

/** Whether the heat that was counted can have come from the energy that was bought. */
export const energyBalanceChecks = {
  heat_exceeds_energy: {
    severity: 'error',
    legalBasis: null,
    title: words('Mehr Wärme gezählt als Energie verbraucht', 'More heat counted than energy used'),
    message: words(
      'Gezählt sind {heat} kWh Wärme, verbraucht {energy} kWh Energie. Mehr als {max} % Ausbeute gibt es nicht.',
      '{heat} kWh of heat were counted, {energy} kWh of energy used. There is no yield above {max} %.',
    ),
    toDo: words(
      'Prüfen Sie die Einheiten der Zähler (kWh oder MWh) und die Energiemenge.',
      'Check the units of the meters (kWh or MWh) and the quantity of energy.',
    ),
    run: (subject) =>
      withYield(subject, ({ heat, energy }, ratio, path) => {
        const max = limit('utilisation_max');
        if (!isLess(max, ratio)) return [];
        return [hit(path, { heat: number(heat, 0), energy: number(energy, 0), max: percent(max) })];
      }),
  },

  heat_far_below_energy: {
    severity: 'warning',
    legalBasis: null,
    title: words('Viel weniger Wärme gezählt als Energie verbraucht', 'Far less heat counted than energy used'),
    message: words(
      'Gezählt sind {heat} kWh Wärme, verbraucht {energy} kWh Energie, also nur {ratio} %.',
      '{heat} kWh of heat were counted, {energy} kWh of energy used, so {ratio} % only.',
    ),
    toDo: words(
      'Suchen Sie nach Einheiten ohne Zähler, ungedämmten Leitungen und falschen Ständen.',
      'Look for units without a meter, bare pipes and wrong values.',
    ),
    run: (subject) =>
      withYield(subject, ({ heat, energy }, ratio, path) =>
        isLess(ratio, limit('utilisation_min'))
          ? [hit(path, { heat: number(heat, 0), energy: number(energy, 0), ratio: percent(ratio) })]
          : [],
      ),
  },

  zero_heating_in_let_flat: {
    severity: 'warning',
    legalBasis: null,
    title: words('Keine Heizung in einer vermieteten Einheit', 'No heating in a let unit'),
    message: words(
      '{occupant}: 0 Einheiten Heizung in {share} % der Heizzeit.',
      '{occupant}: 0 units of heating in {share} % of the heating season.',
    ),
    toDo: words(
      'Prüfen Sie, ob das Gerät zählt und wer dort gewohnt hat.',
      'Check whether the device counts, and who lived there.',
    ),
    run: ({ house, occupants }) =>
      occupants.flatMap(({ isLet, model, unit, path, name: who }): Hit[] => {
        const alone = unit.model.occupancies.length === 1;
        const recorded = model.heating ?? (alone ? unit.model.heating : undefined);
        if (!isLet || unit.model.heatingFailed !== undefined || recorded?.n !== 0n) return [];
        if (unit.model.heatingAreaM2.n === 0n) return [];
        const share = heatingTimeShare(model.period, house.period, degreeDayScale(house));
        if (isLess(share, limit('zero_heating_degree_days_min'))) return [];
        return [hit(path, { occupant: name(who), share: percent(share, 1) })];
      }),
  },
} satisfies Record<string, CheckDefinition>;

/** Asks about heat over energy where both are known in kilowatt hours of the net calorific value. */
function withYield(
  subject: Subject,
  ask: (known: { heat: Fraction; energy: Fraction }, ratio: Fraction, path: string) => readonly Outcome[],
): readonly Outcome[] {
  const { house, units } = subject;
  const energy = netEnergy(subject);
  if (energy === undefined || energy.n === 0n || units.some(({ model }) => model.heatingFailed)) return [];
  const inKwh = countsHeatInKwh(subject);
  if (inKwh === undefined) return [lacks('devices')];
  const heating = recordedSum(units, 'heating');
  if (!inKwh || heating.n === 0n) return [];
  const heat = add(heating, house.hotWaterShare?.method === 'measured' ? house.hotWaterShare.heatKwh : ZERO);
  const path = house.stock === undefined ? '/house/energy_used/quantity' : '/house/fuel_stock';
  return ask({ heat, energy }, divide(heat, energy), path);
}

/** Undefined for the electricity of heat pumps, which gives more heat than itself. */
function netEnergy({ house, result }: Subject): Fraction | undefined {
  const { plant, energyUsed, stock, period, hotWaterShare } = house;
  if (plant.energy === 'electricity_heat_pump' && hotWaterShare?.method !== 'measured') return undefined;
  const quantity = stock === undefined ? energyUsed?.quantity : parseDecimal(result.fuel_stock?.used_quantity ?? '');
  const unit = stock === undefined ? energyUsed?.unit : stock.unit;
  if (quantity === undefined || unit === undefined) return undefined;
  if (unit !== 'kWh') {
    const value = plant.netCalorificValue ?? tabulatedCalorificValue(plant.energy ?? '', unit, period.from)?.value;
    return value && multiply(quantity, value);
  }
  const netPerGross = findInForce(GAS_NET_PER_GROSS, period.from)?.value;
  if (plant.energy !== 'natural_gas' || !plant.billedByGrossValue) return quantity;
  return netPerGross === undefined ? undefined : multiply(quantity, parse(netPerGross));
}
