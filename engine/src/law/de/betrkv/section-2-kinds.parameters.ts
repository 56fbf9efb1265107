import type { Day } from '../../../time/day.ts';
import type { Citation, Dated } from '../../dated.ts';

export interface OperatingCostKind<Kind extends string = OperatingCostKindId> {
  readonly kind: Kind;
  /** Number and letter of the list: `15c`. */
  readonly number: string;
  readonly nameDe: string;
  readonly nameEn: string;
}

const kind = <const Kind extends string>(kind: Kind, number: string, nameDe: string, nameEn: string) =>
  ({ kind, number, nameDe, nameEn }) satisfies OperatingCostKind<Kind>;

const SOURCE: Citation = {
  statute: 'BetrKV',
  provision: '§ 2',
  url: 'https://www.gesetze-im-internet.de/betrkv/__2.html',
};

const BEFORE_15 = [
  kind('property_tax', '1', 'Grundsteuer', 'Property tax'),
  kind('public_charges', '1', 'Öffentliche Lasten', 'Public charges'),
  kind('water_supply', '2', 'Wasserversorgung', 'Water supply'),
  kind('waste_water', '3', 'Entwässerung', 'Waste water'),
  kind('rain_water', '3', 'Niederschlagswasser', 'Rain water'),
  kind('drainage_plant', '3', 'Betrieb der Entwässerungsanlage', 'Operation of the drainage plant'),
  kind('heating_plant', '4a', 'Zentrale Heizungsanlage', 'Central heating plant'),
  kind('fuel_supply_plant', '4b', 'Zentrale Brennstoffversorgungsanlage', 'Central fuel supply plant'),
  kind('heat_supply', '4c', 'Wärmelieferung', 'Heat supply'),
  kind('flat_heater_cleaning', '4d', 'Reinigung und Wartung von Etagenheizungen', 'Care of single-flat heaters'),
  kind('hot_water_plant', '5a', 'Zentrale Warmwasseranlage', 'Central hot-water plant'),
  kind('hot_water_supply', '5b', 'Warmwasserlieferung', 'Supply of hot water'),
  kind('water_heater_cleaning', '5c', 'Reinigung und Wartung von Warmwassergeräten', 'Care of water heaters'),
  kind('combined_plant', '6a', 'Verbundene Heizungs- und Warmwasseranlage', 'Combined plant'),
  kind('combined_heat_supply', '6b', 'Wärmelieferung für Heizung und Warmwasser', 'Combined heat supply'),
  kind(
    'combined_flat_heater_cleaning',
    '6c',
    'Wartung verbundener Etagenheizungen',
    'Care of combined single-flat heaters',
  ),
  kind('lift', '7', 'Aufzug', 'Lift'),
  kind('street_cleaning', '8', 'Straßenreinigung', 'Street cleaning'),
  kind('refuse', '8', 'Müllbeseitigung', 'Refuse'),
  kind('building_cleaning', '9', 'Gebäudereinigung', 'Building cleaning'),
  kind('pest_control', '9', 'Ungezieferbekämpfung', 'Pest control'),
  kind('garden', '10', 'Gartenpflege', 'Garden'),
  kind('lighting', '11', 'Beleuchtung', 'Lighting'),
  kind('chimney_sweep', '12', 'Schornsteinreinigung', 'Chimney sweep'),
  kind('property_insurance', '13', 'Sachversicherung', 'Property insurance'),
  kind('liability_insurance', '13', 'Haftpflichtversicherung', 'Liability insurance'),
  kind('caretaker', '14', 'Hauswart', 'Caretaker'),
] as const;

const AERIAL = kind('aerial', '15a', 'Gemeinschaftsantenne', 'Shared aerial');
const AERIAL_FEES = kind('aerial_fees', '15a', 'Nutzungsentgelt für die Antennenanlage', 'Usage fee of an aerial');
const CABLE = kind('cable_network', '15b', 'Breitband-Verteilanlage', 'Broadband distribution network');
const CABLE_FEES = kind('cable_fees', '15b', 'Grundgebühren für Breitbandanschlüsse', 'Fees of broadband connections');
const FIBRE = kind('fibre_network', '15c', 'Glasfaser-Verteilanlage', 'Fibre distribution network');
const FIBRE_PROVISION = kind('fibre_provision', '15c', 'Glasfaserbereitstellungsentgelt', 'Fibre provision fee');

const AFTER_15 = [
  kind('laundry', '16', 'Wäschepflege', 'Laundry'),
  kind('other', '17', 'Sonstige Betriebskosten', 'Other operating costs'),
] as const;

/** Stable names; where the list distinguishes within a number, each part has its own. */
export type OperatingCostKindId =
  | (typeof BEFORE_15 | typeof AFTER_15)[number]['kind']
  | 'aerial'
  | 'aerial_fees'
  | 'cable_network'
  | 'cable_fees'
  | 'fibre_network'
  | 'fibre_provision';

/**
 * The closed list, in its order. Picked by the days a cost is for: a kind has to stand in it on the first and on the last
 * of them. Interpretation: `rain_water` is part of no. 3, where the fee for it is charged by itself.
 */
export const OPERATING_COST_KINDS: readonly Dated<readonly OperatingCostKind[]>[] = [
  { from: '2004-01-01', source: SOURCE, value: [...BEFORE_15, AERIAL, AERIAL_FEES, CABLE, CABLE_FEES, ...AFTER_15] },
  {
    // No. 15c and the fee for providing fibre (TKG section 72, BGB section 556(3a)).
    from: '2021-12-01',
    source: SOURCE,
    value: [...BEFORE_15, AERIAL, AERIAL_FEES, CABLE, CABLE_FEES, FIBRE, FIBRE_PROVISION, ...AFTER_15],
  },
  {
    // No. 15a and b: usage fees "bis zum 30. Juni 2024"; electricity and checks of the plant stay.
    from: '2024-07-01',
    source: SOURCE,
    value: [...BEFORE_15, AERIAL, CABLE, FIBRE, FIBRE_PROVISION, ...AFTER_15],
  },
];

/** Plants built on this day or later have no cost of no. 15a and b. Picked by the first day of the time a cost is for. */
export const AERIAL_BUILT_BEFORE: readonly Dated<Day>[] = [
  {
    from: '2021-12-01',
    source: {
      statute: 'BetrKV',
      provision: '§ 2 sentence 2',
      url: 'https://www.gesetze-im-internet.de/betrkv/__2.html',
    },
    value: '2021-12-01',
  },
];
