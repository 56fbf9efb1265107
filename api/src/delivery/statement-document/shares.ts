import type { StatementLine } from '@klarmeter/engine';
import { type Exact, exact, multiply, plain, subtract, sum } from './decimal.ts';
import type { Subject } from './subject.ts';

/** A line of the result with what stands around it on paper. Nothing here changes an amount. */
export interface ShareLine {
  readonly line: StatementLine;
  readonly label: string;
  /** What is counted: m², kWh, Einheiten, m³. */
  readonly unit: string;
  readonly units: Exact;
  readonly houseUnits: Exact;
  readonly houseEur: Exact;
  readonly unitPriceEur: Exact;
  /** Unit price times units, before the line is rounded to cents. */
  readonly exactEur: Exact;
  readonly amountEur: Exact;
}

const POT_NAME: Readonly<Record<string, string>> = { heating: 'Heizung', hot_water: 'Warmwasser' };

/** The lines that share a pot out. A credit is not among them: it has no price per unit. */
export function shareLines(subject: Subject): ShareLine[] {
  return subject.occupant.lines.filter(({ code }) => code !== 'co2_credit').map((line) => toShareLine(subject, line));
}

/** Exact amount of all lines of an occupant, as far as they begin with a prefix. */
export function exactAmount(lines: readonly StatementLine[], prefixes: readonly string[]): Exact {
  return sum(
    lines
      .filter(({ code }) => prefixes.some((prefix) => code.startsWith(prefix)))
      .map((line) => multiply(exact(line.unit_price_eur), exact(line.units))),
  );
}

/** What the occupant pays for a use, as the sum of the cents printed in its lines. */
export function amountOf({ occupant }: Subject, prefix: string): Exact {
  return sum(occupant.lines.filter(({ code }) => code.startsWith(prefix)).map((line) => exact(line.amount_eur)));
}

function toShareLine(subject: Subject, line: StatementLine): ShareLine {
  const units = exact(line.units);
  const unitPriceEur = exact(line.unit_price_eur);
  const houseUnits = sum(sameLines(subject, line).map((other) => exact(other.units)));
  return {
    line,
    label: lineLabel(subject, line.code),
    unit: lineUnit(subject, line.code),
    units,
    houseUnits,
    houseEur: multiply(unitPriceEur, houseUnits),
    unitPriceEur,
    exactEur: multiply(unitPriceEur, units),
    amountEur: exact(line.amount_eur),
  };
}

/** The user group that shares the occupant's pot among itself (HeizkostenV section 6(2)); undefined where the house does. */
function groupOf({ houseUnit, input: { house } }: Subject, pot: 'heating' | 'hot_water'): string | undefined {
  if (pot === 'heating') return houseUnit.group;
  return house.groups?.list.find(({ id }) => id === houseUnit.group)?.hot_water && houseUnit.group;
}

/** The same line of everybody who shares this pot. */
function sameLines(subject: Subject, { code }: StatementLine): StatementLine[] {
  const { house, result } = subject.input;
  const pot = code.startsWith('heating') ? 'heating' : code.startsWith('hot_water') ? 'hot_water' : undefined;
  const group = pot && groupOf(subject, pot);
  const inPot = (unitId: string) => group === undefined || house.units.find(({ id }) => id === unitId)?.group === group;
  return result.occupants
    .filter(({ unit }) => inPot(unit))
    .flatMap(({ lines }) => lines)
    .filter((other) => other.code === code);
}

function lineLabel(subject: Subject, code: string): string {
  if (code === 'cold_water') return 'Kaltwasser nach Verbrauch';
  const pot = code.startsWith('heating') ? 'heating' : 'hot_water';
  const group = groupOf(subject, pot);
  const name = `${POT_NAME[pot] ?? pot}${group === undefined ? '' : ` (Gruppe ${group})`}`;
  const byConsumption = consumptionPercent(subject, pot);
  if (code.endsWith('_consumption')) return `${byConsumption} % ${name} nach Verbrauch`;
  const scale = subject.input.presentation.base_scale[pot] === 'umbauter Raum' ? 'nach umbautem Raum' : 'nach Fläche';
  return `${plain(subtract(exact('100'), exact(byConsumption)), 0)} % ${name} ${scale}`;
}

/** Percent by consumption of a pot; 0 where the occupant has no such line because the pot goes by area alone. */
function consumptionPercent(subject: Subject, pot: 'heating' | 'hot_water'): string {
  const { keys, groups } = subject.input.house;
  if (!subject.occupant.lines.some(({ code }) => code === `${pot}_consumption`)) return '0';
  const group = groups?.list.find(({ id }) => id === subject.houseUnit.group);
  const percent =
    pot === 'heating'
      ? (group?.heating_consumption_percent ?? keys?.heating_consumption_percent)
      : (group?.hot_water?.consumption_percent ?? keys?.hot_water_consumption_percent);
  if (percent === undefined) throw new Error(`the house names no key for ${pot}`);
  return percent;
}

function lineUnit({ input: { presentation } }: Subject, code: string): string {
  if (code === 'heating_consumption') return presentation.heating_unit;
  if (code === 'heating_base') return presentation.base_scale.heating === 'umbauter Raum' ? 'm³' : 'm²';
  if (code === 'hot_water_base') return 'm²';
  return 'm³';
}

/** A pot of the whole house: what all its lines share out, exactly. */
export function houseAmount({ input: { result } }: Subject, prefix: string): Exact {
  return sum(result.occupants.map(({ lines }) => exactAmount(lines, [prefix])));
}
