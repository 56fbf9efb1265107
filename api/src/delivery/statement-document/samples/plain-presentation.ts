import type { House } from '@klarmeter/engine';
import type { Presentation } from '../../../billing/index.ts';
import { RESIDENTIAL_TEXTS } from './texts.ts';

/** The least a house can be frozen with: every block has to say what it does not know. */
export function plainPresentation(house: House): Presentation {
  return {
    schema: 'klarmeter.presentation/1',
    property: { number: '0000001-2', address_lines: ['Musterstraße 1', '12345 Musterstadt'] },
    heating_unit: 'kWh',
    base_scale: { heating: 'Wohnfläche', hot_water: 'Wohnfläche' },
    units: house.units.map(({ id, occupancies }, unitIndex) => ({
      id,
      label: `Wohnung ${id}`,
      occupancies: occupancies.map((occupancy, index) => ({
        id: occupancy.id,
        user_number: `${unitIndex + 1}-${index + 1}`,
        settlement: 'payable',
        devices: { heating: [], hot_water: [], cold_water: [] },
        time_share: null,
        comparison: {
          rows: [],
          before_missing: 'first_period',
          average_missing: 'too_few_units',
          climate_factor_source: null,
        },
        previous_period: null,
        household_services: [],
      })),
    })),
    fuel_invoices: [],
    receipts: [],
    fuel_mix: [],
    district_heating: null,
    taxes_and_levies: null,
    metering_charges_eur: null,
    co2_scale: [],
    ...RESIDENTIAL_TEXTS,
    dispute_resolution: null,
    payment: null,
  };
}
