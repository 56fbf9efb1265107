import type { HouseGroup, HouseUnit } from '@klarmeter/engine';
import { type Exact, exact, round, subtract, sum } from './decimal.ts';
import { type Block, heading, right, row, sumRow, table, text, wide } from './document.ts';
import { number } from './format.ts';
import { exactAmount } from './shares.ts';
import type { Subject } from './subject.ts';

interface Pot {
  readonly kind: 'heating' | 'hot_water';
  readonly name: string;
  readonly use: (group: HouseGroup) => { recorded: string; area_m2?: string | undefined } | undefined;
  readonly areaOf: (unit: HouseUnit) => string | undefined;
}

const POTS: readonly Pot[] = [
  { kind: 'heating', name: 'Heizkosten', use: (group) => group, areaOf: (unit) => unit.heating_area_m2 },
  {
    kind: 'hot_water',
    name: 'Warmwasserkosten',
    use: ({ hot_water: water }) => water && { recorded: water.recorded_m3, area_m2: water.area_m2 },
    areaOf: (unit) => unit.hot_water_area_m2,
  },
];

/** HeizkostenV section 6(2): the house's costs go to user groups first, then to the users of each group. */
export const groupBlocks = (subject: Subject): Block[] => POTS.flatMap((pot) => blocksOf(subject, pot));

function blocksOf({ input: { house, result, presentation } }: Subject, { kind, name, use, areaOf }: Pot): Block[] {
  if (house.groups === undefined) return [];
  const { pre_split_consumption_percent: percent, list } = house.groups;
  const groups = list.flatMap((group) => {
    const own = use(group);
    if (own === undefined) return [];
    const units = house.units.filter((unit) => unit.group === group.id);
    const ids = units.map(({ id }) => id);
    const lines = result.occupants.filter(({ unit }) => ids.includes(unit)).flatMap((occupant) => occupant.lines);
    return [
      {
        id: group.id,
        recorded: exact(own.recorded),
        area: own.area_m2 === undefined ? sum(units.map((unit) => exact(areaOf(unit) ?? '0'))) : exact(own.area_m2),
        eur: exactAmount(lines, [kind]),
      },
    ];
  });
  if (groups.length === 0) return [];
  const total = round(sum(groups.map(({ eur }) => eur)), 2);
  const cents = withoutLosingACent(
    groups.map(({ eur }) => eur),
    total,
  );
  const base = number(subtract(exact('100'), exact(percent)), 0);
  return [
    heading(`${name} der Nutzergruppen`),
    text(
      `Zuerst werden die ${name} auf Gruppen verteilt: ${number(exact(percent), 0)} % nach Verbrauch, ${base} % nach Fläche.`,
      '§ 6 Abs. 2 HeizkostenV',
    ),
    table(
      `${name} der Nutzergruppen mit Verbrauch und Fläche`,
      [
        wide('Nutzergruppe'),
        right(`Verbrauch ${kind === 'heating' ? presentation.heating_unit : 'm³'}`),
        right('Fläche m²'),
        right(`${name} €`),
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

/** The last printed part takes what rounding leaves, so that the column adds up. */
function withoutLosingACent(parts: readonly Exact[], total: Exact): Exact[] {
  const first = parts.slice(0, -1).map((part) => round(part, 2));
  return [...first, subtract(total, sum(first))];
}
