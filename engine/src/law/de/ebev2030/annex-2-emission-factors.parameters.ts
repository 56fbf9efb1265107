import type { Dated } from '../../dated.ts';

export interface EmissionFactor {
  readonly fuel: string;
  /** Relating to the net calorific value. */
  readonly kgPerKwh: string;
}

/**
 * Fuels with exactly one standard factor; hard coal has three by kind, so an invoice must name its kilograms.
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
