import type { Dated } from '../../dated.ts';

/** Kinds of hard coal, each with a factor of its own: fine coal, lump coal and anthracite, briquettes. */
export type CoalKind = 'fine' | 'lump' | 'briquettes';

export interface EmissionFactor {
  readonly fuel: string;
  /** Of fuels with several factors. */
  readonly kind?: CoalKind;
  /** Relating to the net calorific value. */
  readonly kgPerKwh: string;
}

/**
 * Standard factors; hard coal has three, so an invoice names its kind or its kilograms. Lignite is heating briquettes.
 * Picked by the first day of the billing period, also for fuel delivered earlier.
 */
export const EMISSION_FACTORS: readonly Dated<readonly EmissionFactor[]>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'EBeV 2030',
      provision: 'Anlage 2 Teil 4',
      url: 'https://www.gesetze-im-internet.de/ebev_2030/anlage_2.html',
    },
    value: [
      { fuel: 'natural_gas', kgPerKwh: '0.20088' },
      { fuel: 'heating_oil', kgPerKwh: '0.2664' },
      { fuel: 'heavy_oil', kgPerKwh: '0.28692' },
      { fuel: 'lpg', kgPerKwh: '0.2358' },
      { fuel: 'lignite', kgPerKwh: '0.35712' },
      { fuel: 'hard_coal', kind: 'fine', kgPerKwh: '0.33696' },
      { fuel: 'hard_coal', kind: 'lump', kgPerKwh: '0.35136' },
      { fuel: 'hard_coal', kind: 'briquettes', kgPerKwh: '0.34524' },
    ],
  },
];

export interface EnergyContent {
  readonly fuel: string;
  readonly kind?: CoalKind;
  readonly unit: 'l' | 'kg';
  /** Of fuels that are counted in litres. */
  readonly kgPerLitre?: string;
  /** Net calorific value: gigajoule per tonne, which is megajoule per kilogram. */
  readonly gjPerTonne: string;
}

/**
 * What a quantity of fuel holds, where an invoice names no kilowatt-hours. Fine coal and lignite have a range by kind and are
 * left out. Picked like the factors.
 */
export const ENERGY_CONTENTS: readonly Dated<readonly EnergyContent[]>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'EBeV 2030',
      provision: 'Anlage 2 Teil 4',
      url: 'https://www.gesetze-im-internet.de/ebev_2030/anlage_2.html',
    },
    value: [
      { fuel: 'heating_oil', unit: 'l', kgPerLitre: '0.845', gjPerTonne: '42.8' },
      { fuel: 'heavy_oil', unit: 'kg', gjPerTonne: '39.5' },
      { fuel: 'lpg', unit: 'kg', gjPerTonne: '46.0' },
      { fuel: 'hard_coal', kind: 'lump', unit: 'kg', gjPerTonne: '32.5' },
      { fuel: 'hard_coal', kind: 'briquettes', unit: 'kg', gjPerTonne: '32.0' },
    ],
  },
];

/** Net over gross calorific value of natural gas. Picked like the factors. */
export const GAS_NET_PER_GROSS: readonly Dated<string>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'EBeV 2030',
      provision: 'Anlage 2 Teil 4',
      url: 'https://www.gesetze-im-internet.de/ebev_2030/anlage_2.html',
    },
    value: '0.903',
  },
];
