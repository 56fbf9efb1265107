import type { Sentence } from '../law/sentence.ts';
import type { Energy } from './house.ts';

/** What the energies are called. */
export const ENERGY_NAMES: Readonly<Record<Energy, Sentence>> = {
  natural_gas: { de: 'Erdgas', en: 'natural gas' },
  heating_oil: { de: 'Heizöl', en: 'heating oil' },
  heavy_oil: { de: 'Schweröl', en: 'heavy oil' },
  lpg: { de: 'Flüssiggas', en: 'liquefied gas' },
  pellets: { de: 'Holzpellets', en: 'wood pellets' },
  wood_chips: { de: 'Holzhackschnitzel', en: 'wood chips' },
  firewood: { de: 'Scheitholz', en: 'firewood' },
  hard_coal: { de: 'Steinkohle', en: 'hard coal' },
  coke: { de: 'Koks', en: 'coke' },
  lignite: { de: 'Braunkohle', en: 'lignite' },
  district_heating: { de: 'Fernwärme', en: 'district heating' },
  electricity_heat_pump: { de: 'Strom für die Wärmepumpe', en: 'electricity of the heat pump' },
};
