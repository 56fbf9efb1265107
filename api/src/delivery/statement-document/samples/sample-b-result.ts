import type { BillingResult } from '../wire.ts';

/** What the engine answers for the house of sample B. */
export const RESULT_B: BillingResult = {
  occupants: [
    {
      unit: 'W1',
      occupancy: 'T1',
      lines: [
        {
          code: 'heating_base',
          units: '84.5',
          unit_price_eur: '3.687192711172',
          amount_eur: '311.57',
        },
        {
          code: 'heating_consumption',
          units: '3904.25',
          unit_price_eur: '0.183880229059',
          amount_eur: '717.91',
        },
        {
          code: 'hot_water_base',
          units: '84.5',
          unit_price_eur: '1.060634264305',
          amount_eur: '89.62',
        },
        {
          code: 'hot_water_consumption',
          units: '31.204',
          unit_price_eur: '7.199100168434',
          amount_eur: '224.64',
        },
        {
          code: 'cold_water',
          units: '55.118',
          unit_price_eur: '7.418486389471',
          amount_eur: '408.89',
        },
      ],
      total_eur: '1752.63',
      advance_eur: '2180.00',
      balance_eur: '-427.37',
    },
    {
      unit: 'W2',
      occupancy: 'T2',
      lines: [
        {
          code: 'heating_base',
          units: '62.3',
          unit_price_eur: '3.687192711172',
          amount_eur: '229.71',
        },
        {
          code: 'heating_consumption',
          units: '2850.6',
          unit_price_eur: '0.183880229059',
          amount_eur: '524.17',
        },
        {
          code: 'hot_water_base',
          units: '62.3',
          unit_price_eur: '1.060634264305',
          amount_eur: '66.08',
        },
        {
          code: 'hot_water_consumption',
          units: '19.812',
          unit_price_eur: '7.199100168434',
          amount_eur: '142.63',
        },
        {
          code: 'cold_water',
          units: '33.705',
          unit_price_eur: '7.418486389471',
          amount_eur: '250.04',
        },
      ],
      total_eur: '1212.63',
      advance_eur: '1500.00',
      balance_eur: '-287.37',
    },
    {
      unit: 'W3',
      occupancy: 'T3a',
      lines: [
        {
          code: 'heating_base',
          units: '49.879532258065',
          unit_price_eur: '3.687192711172',
          amount_eur: '183.92',
        },
        {
          code: 'heating_consumption',
          units: '2272.615',
          unit_price_eur: '0.183880229059',
          amount_eur: '417.89',
        },
        {
          code: 'hot_water_base',
          units: '45.375342465753',
          unit_price_eur: '1.060634264305',
          amount_eur: '48.13',
        },
        {
          code: 'hot_water_consumption',
          units: '14.99',
          unit_price_eur: '7.199100168434',
          amount_eur: '107.91',
        },
        {
          code: 'cold_water',
          units: '22.979',
          unit_price_eur: '7.418486389471',
          amount_eur: '170.47',
        },
      ],
      total_eur: '928.32',
      advance_eur: '980.00',
      balance_eur: '-51.68',
    },
    {
      unit: 'W3',
      occupancy: 'T3b',
      lines: [
        {
          code: 'heating_base',
          units: '34.620467741935',
          unit_price_eur: '3.687192711172',
          amount_eur: '127.65',
        },
        {
          code: 'heating_consumption',
          units: '1604.11',
          unit_price_eur: '0.183880229059',
          amount_eur: '294.96',
        },
        {
          code: 'hot_water_base',
          units: '39.124657534247',
          unit_price_eur: '1.060634264305',
          amount_eur: '41.50',
        },
        {
          code: 'hot_water_consumption',
          units: '12.508',
          unit_price_eur: '7.199100168434',
          amount_eur: '90.05',
        },
        {
          code: 'cold_water',
          units: '20.441',
          unit_price_eur: '7.418486389471',
          amount_eur: '151.64',
        },
      ],
      total_eur: '705.80',
      advance_eur: '620.00',
      balance_eur: '85.80',
    },
    {
      unit: 'W4',
      occupancy: 'T4',
      lines: [
        {
          code: 'heating_base',
          units: '62.3',
          unit_price_eur: '3.687192711172',
          amount_eur: '229.71',
        },
        {
          code: 'heating_consumption',
          units: '3105.48',
          unit_price_eur: '0.183880229059',
          amount_eur: '571.04',
        },
        {
          code: 'hot_water_base',
          units: '62.3',
          unit_price_eur: '1.060634264305',
          amount_eur: '66.08',
        },
        {
          code: 'hot_water_consumption',
          units: '22.416',
          unit_price_eur: '7.199100168434',
          amount_eur: '161.38',
        },
        {
          code: 'cold_water',
          units: '38.25',
          unit_price_eur: '7.418486389471',
          amount_eur: '283.76',
        },
      ],
      total_eur: '1311.97',
      advance_eur: '1700.00',
      balance_eur: '-388.03',
    },
  ],
  total_costs_eur: '6335.08',
  total_statements_eur: '5911.35',
  rounding_difference_eur: '-0.01',
  hot_water_share: '0.21',
  fuel_stock: {
    used_quantity: '4250',
    used_eur: '3986.00',
    closing_eur: '1175.00',
  },
  co2: {
    emissions_kg: '11374.152777777778',
    kg_per_m2: '38.7',
    landlord_percent: '60',
    cost_eur: '706.23',
    landlord_eur: '423.74',
    tenants_eur: '282.49',
  },
};
