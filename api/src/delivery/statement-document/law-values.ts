import { type Day, findInForce, LAW_PARAMETERS } from '@klarmeter/engine';
import { z } from 'zod';

const VolumeFormula = z.object({
  kwhPerM3AndKelvin: z.string(),
  coldWaterC: z.string(),
  defaultTemperatureC: z.string(),
});

/** HeizkostenV section 9(2), as it holds on the first day of the period: the numbers of the formula by volume. */
export function volumeFormula(day: Day): z.infer<typeof VolumeFormula> {
  return VolumeFormula.parse(valueOn('heizkostenv.9.volume_formula', day));
}

/** HeizkostenV section 9(2): kWh per square metre and year of the formula by area. */
export function areaFormulaKwhPerM2(day: Day): string {
  return z.string().parse(valueOn('heizkostenv.9.area_formula', day));
}

/** Whether the CO2KostAufG divides the cost of a period that begins on this day (section 11). */
export function dividesCo2Cost(day: Day): boolean {
  return valueOn('co2kostaufg.5.stages', day) !== undefined;
}

/** First day of which `dividesCo2Cost` is true. */
export function co2CostDividedFrom(): Day {
  const first = entriesOf('co2kostaufg.5.stages')[0];
  if (first === undefined) throw new Error('the register has no stages of the CO2KostAufG');
  return first.from;
}

function valueOn(id: string, day: Day): unknown {
  return findInForce(entriesOf(id), day)?.value;
}

function entriesOf(id: string) {
  const parameter = LAW_PARAMETERS.find((entry) => entry.id === id);
  if (parameter === undefined) throw new Error(`the register has no parameter ${id}`);
  return parameter.entries;
}
