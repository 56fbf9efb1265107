import { type Exact, exact, round, subtract, sum } from './decimal.ts';
import { type Block, heading, right, row, sumRow, table, text, wide } from './document.ts';
import { number } from './format.ts';
import { exactAmount } from './shares.ts';
import type { Subject } from './subject.ts';

/** HeizkostenV section 6(2): the house's heating costs go to user groups first, then to the users of each group. */
export function groupBlocks({ input: { house, result, presentation } }: Subject): Block[] {
  if (house.groups === undefined) return [];
  const { pre_split_consumption_percent: percent, list } = house.groups;
  const unitsOf = (group: string) => house.units.filter((unit) => unit.group === group);
  const groups = list.map((group) => {
    const ids = unitsOf(group.id).map(({ id }) => id);
    const lines = result.occupants.filter(({ unit }) => ids.includes(unit)).flatMap((occupant) => occupant.lines);
    const area = group.area_m2 ?? null;
    return {
      id: group.id,
      recorded: exact(group.recorded),
      area: area === null ? areaOf(unitsOf(group.id)) : exact(area),
      eur: exactAmount(lines, ['heating']),
    };
  });
  const total = round(sum(groups.map(({ eur }) => eur)), 2);
  const cents = withoutLosingACent(
    groups.map(({ eur }) => eur),
    total,
  );
  const base = number(subtract(exact('100'), exact(percent)), 0);
  return [
    heading('Heizkosten der Nutzergruppen'),
    text(
      `Zuerst werden die Heizkosten auf Gruppen verteilt: ${number(exact(percent), 0)} % nach Verbrauch, ${base} % nach Fläche.`,
      '§ 6 Abs. 2 HeizkostenV',
    ),
    table(
      'Heizkosten der Nutzergruppen mit Verbrauch und Fläche',
      [
        wide('Nutzergruppe'),
        right(`Verbrauch ${presentation.heating_unit}`),
        right('Fläche m²'),
        right('Heizkosten €'),
      ],
      [
        ...groups.map(({ id, recorded, area }, index) =>
          row(id, number(recorded, 3), number(area, 2), number(cents[index] ?? total, 2)),
        ),
        sumRow(
          'Alle Gruppen',
          number(sum(groups.map(({ recorded }) => recorded)), 3),
          number(sum(groups.map(({ area }) => area)), 2),
          number(total, 2),
        ),
      ],
    ),
  ];
}

function areaOf(units: readonly { readonly heating_area_m2?: string | undefined }[]): Exact {
  return sum(units.map(({ heating_area_m2 }) => exact(heating_area_m2 ?? '0')));
}

/** The last printed part takes what rounding leaves, so that the column adds up. */
function withoutLosingACent(parts: readonly Exact[], total: Exact): Exact[] {
  const first = parts.slice(0, -1).map((part) => round(part, 2));
  return [...first, subtract(total, sum(first))];
}
