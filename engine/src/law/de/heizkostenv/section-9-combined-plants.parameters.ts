import type { Dated } from '../../dated.ts';

/** Heat by volume: `kwhPerM3AndKelvin * m3 * (temperature - coldWaterC)`. Picked by the first day of the period. */
export interface VolumeFormula {
  readonly kwhPerM3AndKelvin: string;
  readonly coldWaterC: string;
  /** Taken where nobody measured or estimated the temperature. */
  readonly defaultTemperatureC: string;
}

export const VOLUME_FORMULA: readonly Dated<VolumeFormula>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 9(2)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__9.html',
    },
    value: { kwhPerM3AndKelvin: '2.5', coldWaterC: '10', defaultTemperatureC: '60' },
  },
];

/** Heat by area: kWh per m2 and year. Picked by the first day of the period. */
export const AREA_FORMULA_KWH_PER_M2: readonly Dated<string>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 9(2)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__9.html',
    },
    value: '32',
  },
];

/** Factor on the heat of a formula where natural gas is billed by gross calorific value. */
export const GROSS_GAS_FACTOR: readonly Dated<string>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 9(2)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__9.html',
    },
    value: '1.11',
  },
];

/** Divisor of the heat of a formula where heat is supplied commercially (eigenständig gewerbliche Wärmelieferung). */
export const COMMERCIAL_SUPPLY_DIVISOR: readonly Dated<string>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 9(2)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__9.html',
    },
    value: '1.15',
  },
];

/** Factor on the heat of a formula for a monovalent heat pump; the result is compared with electricity. */
export const HEAT_PUMP_FACTOR: readonly Dated<string>[] = [
  {
    from: '2024-10-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 9(2)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__9.html',
    },
    value: '0.30',
  },
];

/** Natural gas of high (H) or low (L) calorific value. */
export type GasGroup = 'H' | 'L';

export interface CalorificValue {
  readonly fuel: string;
  /** Of natural gas only. */
  readonly group?: GasGroup;
  readonly unit: 'l' | 'm3' | 'kg';
  readonly kwhPerUnit: string;
}

/** Net calorific values where the supplier's invoice names none. Picked by the first day of the period. */
export const NET_CALORIFIC_VALUES: readonly Dated<readonly CalorificValue[]>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 9(3)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__9.html',
    },
    value: [
      { fuel: 'heating_oil', unit: 'l', kwhPerUnit: '10' },
      { fuel: 'heavy_oil', unit: 'l', kwhPerUnit: '10.9' },
      { fuel: 'natural_gas', group: 'H', unit: 'm3', kwhPerUnit: '10' },
      { fuel: 'natural_gas', group: 'L', unit: 'm3', kwhPerUnit: '9' },
      { fuel: 'lpg', unit: 'kg', kwhPerUnit: '13' },
      { fuel: 'coke', unit: 'kg', kwhPerUnit: '8' },
      { fuel: 'lignite', unit: 'kg', kwhPerUnit: '5.5' },
      { fuel: 'hard_coal', unit: 'kg', kwhPerUnit: '8' },
      { fuel: 'firewood', unit: 'kg', kwhPerUnit: '4.1' },
      { fuel: 'pellets', unit: 'kg', kwhPerUnit: '5' },
      { fuel: 'wood_chips', unit: 'kg', kwhPerUnit: '4' },
    ],
  },
];
