import { findInForce, inForceOn } from '../../law/dated.ts';
import {
  COMMERCIAL_SUPPLY_DIVISOR,
  GROSS_GAS_FACTOR,
  HEAT_PUMP_FACTOR,
} from '../../law/de/heizkostenv/section-9-combined-plants.parameters.ts';
import { parse } from '../../money/decimal.ts';
import { isLess } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { number, words } from '../details.ts';
import { hit, lacks } from '../outcome.ts';
import { limit } from '../settings.ts';
import type { Subject } from '../subject.ts';

const BASIS = 'HeizkostenV § 9(2)';

/** HeizkostenV section 9(2): the corrections of the two formulas, and the temperature they take. */
export const hotWaterFormulaChecks = {
  calorific_basis_contradicts: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Brennwert und Heizwert verwechselt', 'Gross and net calorific value mixed up'),
    message: words(
      'Der Versorger rechnet nach {invoiced} ab, die Formel nach {used}. Der Faktor {factor} {effect}.',
      'The supplier bills by {invoiced}, the formula by {used}. The factor {factor} {effect}.',
    ),
    toDo: words(
      'Übernehmen Sie aus der Rechnung, ob Brennwert (Hs) oder Heizwert (Hi) gilt.',
      'Take from the invoice whether the gross (Hs) or the net value (Hi) counts.',
    ),
    run: (subject) => {
      const { house } = subject;
      if (!usesFormula(subject) || house.plant.energy !== 'natural_gas' || house.energyUsed?.unit !== 'kWh') return [];
      const invoiced = invoicedBy(subject);
      if (invoiced === undefined) return [lacks('plant.invoiced_by')];
      const used = house.plant.billedByGrossValue ? 'gross' : 'net';
      if (invoiced === used) return [];
      const effect = invoiced === 'gross' ? words('fehlt', 'is missing') : words('gilt nicht', 'does not apply');
      const factor = number(parse(inForceOn(GROSS_GAS_FACTOR, house.period.from).value));
      return [hit('/house/plant/billed_as', { invoiced: VALUES[invoiced], used: VALUES[used], factor, effect })];
    },
  },

  supply_divisor_contradicts: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Wärmelieferung falsch eingeordnet', 'Supply of heat classed wrongly'),
    message: words(
      'Die Anlage betreibt {operator}, gerechnet ist sie als {used}. Der Teiler {divisor} {effect}.',
      'The plant is run by {operator}, it is billed as {used}. The divisor {divisor} {effect}.',
    ),
    toDo: words(
      'Stellen Sie an der Anlage ein, ob ein Lieferant sie als eigenes Gewerbe betreibt.',
      'Set at the plant whether a supplier runs it as its own business.',
    ),
    run: (subject) => {
      const { commercialHeatSupply: used, energy } = subject.house.plant;
      if (!usesFormula(subject) || energy === undefined) return [];
      const bySupplier = subject.facts.plant?.run_by_supplier;
      if (bySupplier === undefined) return [lacks('plant.run_by_supplier')];
      if (bySupplier === used) return [];
      const details = {
        operator: bySupplier ? words('ein Lieferant', 'a supplier') : words('der Eigentümer', 'the owner'),
        used: used ? words('Wärmelieferung', 'supply of heat') : words('eigene Anlage', 'own plant'),
        divisor: number(parse(inForceOn(COMMERCIAL_SUPPLY_DIVISOR, subject.house.period.from).value)),
        effect: bySupplier ? words('fehlt', 'is missing') : words('gilt nicht', 'does not apply'),
      };
      return [hit('/house/plant/commercial_heat_supply', details)];
    },
  },

  heat_pump_not_alone: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Faktor der Wärmepumpe ohne monovalente Anlage', 'Heat-pump factor although it is not alone'),
    message: words(
      'Die Formel rechnet mit dem Faktor {factor}. Er gilt nur, wenn die Wärmepumpe allein heizt.',
      'The formula takes the factor {factor}. It applies only where the heat pump is the only producer.',
    ),
    toDo: words(
      'Messen Sie die Wärme für Warmwasser und die gesamte Wärme der Anlage.',
      'Measure the heat for hot water and the total heat of the plant.',
    ),
    run: (subject) => {
      if (!usesFormula(subject) || subject.house.plant.energy !== 'electricity_heat_pump') return [];
      const alone = subject.facts.plant?.heat_pump_alone;
      if (alone === undefined) return [lacks('plant.heat_pump_alone')];
      const [first] = HEAT_PUMP_FACTOR;
      const entry = findInForce(HEAT_PUMP_FACTOR, subject.house.period.from) ?? first;
      return alone || entry === undefined
        ? []
        : [hit('/house/hot_water_share', { factor: number(parse(entry.value)) })];
    },
  },

  hot_water_temperature_implausible: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Temperatur des Warmwassers unwahrscheinlich', 'Temperature of the hot water implausible'),
    message: words(
      'Die Formel rechnet mit {temperature} °C. Üblich sind {min} bis {max} °C.',
      'The formula takes {temperature} C. Usual are {min} to {max} C.',
    ),
    toDo: words(
      'Setzen Sie die gemessene Temperatur ein. Ohne Messung lassen Sie sie weg.',
      'Enter the temperature measured. Without measuring leave it out.',
    ),
    run: ({ house: { hotWaterShare } }) => {
      if (hotWaterShare?.method !== 'volume' || hotWaterShare.temperatureC === undefined) return [];
      const { temperatureC } = hotWaterShare;
      const [min, max] = [limit('hot_water_temperature_min'), limit('hot_water_temperature_max')];
      if (!isLess(temperatureC, min) && !isLess(max, temperatureC)) return [];
      const details = { temperature: number(temperatureC, 1), min: number(min), max: number(max) };
      return [hit('/house/hot_water_share/temperature_c', details)];
    },
  },
} satisfies Record<string, CheckDefinition>;

const VALUES = {
  gross: words('Brennwert (Hs)', 'gross calorific value (Hs)'),
  net: words('Heizwert (Hi)', 'net calorific value (Hi)'),
} as const;

const usesFormula = ({ house }: Subject): boolean =>
  house.hotWaterShare?.method === 'volume' || house.hotWaterShare?.method === 'area';

/** What the supplier says, or what all CO2 particulars of the house say. */
function invoicedBy({ facts, house }: Subject): 'gross' | 'net' | undefined {
  if (facts.plant?.invoiced_by !== undefined) return facts.plant.invoiced_by;
  const values = new Set((house.co2?.invoices ?? []).map(({ calorific }) => calorific));
  const [only] = values;
  return values.size === 1 ? only : undefined;
}
