import type { AnyHouse } from './explained.ts';
import { insideHeating } from './explained.ts';
import { type Field, field } from './field.ts';
import { HEATING_FIELDS } from './heating/fields.ts';
import { type ExplanationLanguage, isGerman } from './number-format.ts';
import { OPERATING_COST_FIELDS } from './operating-costs/fields.ts';

const UNNAMED = field<unknown>(/$/, 'Angabe', 'value');

interface Named {
  readonly field: Field<never>;
  readonly unit: string;
}

function named<H>(fields: readonly Field<H>[], house: H, pointer: string): Named {
  const found = fields.find(({ pattern }) => pattern.test(pointer)) ?? UNNAMED;
  const { unit = '' } = found;
  return { field: found, unit: typeof unit === 'string' ? unit : unit(house, pointer) };
}

/** A value of the house file, or of the heating file inside of it. */
function namedAt(pointer: string, house: AnyHouse): Named {
  if (house.schema === 'klarmeter.house/1') return named(HEATING_FIELDS, house, pointer);
  const inside = house.heating && insideHeating(pointer);
  return house.heating === undefined || inside === undefined
    ? named(OPERATING_COST_FIELDS, house, pointer)
    : named(HEATING_FIELDS, house.heating, inside);
}

/** What a value of the house file is called. */
export function fieldName(pointer: string, house: AnyHouse, language: ExplanationLanguage): string {
  const { field: found } = namedAt(pointer, house);
  return isGerman(language) ? found.de : found.en;
}

/** Unit of a number of the house file; empty for words and days. */
export const fieldUnit = (pointer: string, house: AnyHouse): string => namedAt(pointer, house).unit;

/** Whether every pointer a step leads to has a name: asked by a test. */
export const isNamed = (pointer: string, house: AnyHouse): boolean => namedAt(pointer, house).field !== UNNAMED;
