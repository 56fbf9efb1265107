/** What a measuring point measures, as people in the house call it. */
export const USE_WORDS: Readonly<Record<string, string>> = {
  heating: 'Heizung',
  hot_water: 'Warmwasser',
  cold_water: 'Kaltwasser',
  hot_water_heat: 'Wärme für Warmwasser',
  total_heat: 'Wärme des Hauses',
  cold_water_main: 'Hauptwasserzähler',
};

export const KIND_WORDS: Readonly<Record<string, string>> = {
  heat_meter: 'Wärmezähler',
  hot_water_meter: 'Warmwasserzähler',
  cold_water_meter: 'Kaltwasserzähler',
  heat_cost_allocator: 'Heizkostenverteiler',
};

/** What the register counts, and how many digits are printed to write it into. */
export const REGISTERS: Readonly<Record<string, { unit: string; whole: number; decimals: number }>> = {
  heat_meter: { unit: 'kWh', whole: 6, decimals: 3 },
  hot_water_meter: { unit: 'm³', whole: 5, decimals: 3 },
  cold_water_meter: { unit: 'm³', whole: 5, decimals: 3 },
  heat_cost_allocator: { unit: 'Einheiten', whole: 5, decimals: 0 },
};

export const ORIGIN_WORDS: Readonly<Record<string, string>> = {
  radio: 'Funk',
  manual: 'abgelesen',
  self_read: 'selbst abgelesen',
  file: 'aus einer Datei',
};

/** A decimal as it stands on a display: comma, every digit, no groups. */
export const shown = (value: string): string => value.replace('.', ',');
