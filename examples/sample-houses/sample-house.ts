import { encodeTelegram, type SampleRecord } from './encode-telegram.ts';

/** A made-up house with everything its statements depend on. All people, meters and keys are invented. */
export interface SampleHouse {
  /** Short name; part of every idempotency key, so that loading twice loads once. */
  readonly name: string;
  readonly accountName: string;
  readonly brand: SampleBrand;
  readonly manager: SamplePerson;
  readonly property: {
    readonly number: string;
    readonly street: string;
    readonly postal_code: string;
    readonly city: string;
    readonly landlord: SamplePerson;
    readonly plant: { readonly energy: 'natural_gas' | 'heating_oil'; readonly net_calorific_value?: string };
    readonly keys: { readonly heating_consumption_percent: string; readonly hot_water_consumption_percent: string };
  };
  readonly units: readonly SampleUnit[];
  /** Meters of the whole house, such as the heat meter in front of the hot-water tank. */
  readonly houseMeters: readonly SamplePoint[];
  readonly periods: readonly SamplePeriod[];
  /** A table of made-up climate factors for its postcode, so that its years compare. */
  readonly climateFactors?: string;
}

export interface SampleBrand {
  readonly name: string;
  readonly logo_svg: string;
  readonly colors: { readonly primary: string; readonly on_primary?: string };
  readonly font_family: string | null;
  readonly links: { readonly label: string; readonly url: string }[];
  readonly sender_line: string;
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string };
  readonly footer: string[];
  readonly mail_from: string;
  readonly portal_url: string | null;
}

export interface SamplePerson {
  readonly salutation?: string;
  readonly name: string;
  readonly street: string;
  readonly postal_code: string;
  readonly city: string;
  readonly email?: string;
}

export interface SampleUnit {
  readonly number: number;
  readonly label: string;
  readonly use: 'residential' | 'commercial';
  readonly area_m2: string;
  readonly occupancies: readonly SampleOccupancy[];
  readonly points: readonly SamplePoint[];
}

export interface SampleOccupancy {
  readonly number: string;
  readonly from: string;
  readonly to?: string;
  /** Left out while vacant. */
  readonly occupant?: SamplePerson;
  readonly vat_percent?: string;
  readonly consumer_contract?: boolean;
  /** Advance payments by billing period (its first day), in cents. */
  readonly advances?: Readonly<Record<string, number>>;
}

export interface SamplePoint {
  readonly use: 'heating' | 'hot_water' | 'hot_water_heat' | 'total_heat';
  readonly room: string;
  /** One device after the other; the second replaces the first. */
  readonly devices: readonly SampleDevice[];
}

export interface SampleDevice {
  readonly kind: 'heat_meter' | 'hot_water_meter' | 'heat_cost_allocator';
  readonly manufacturer: string;
  readonly serial: string;
  readonly model: string;
  readonly key_hex: string;
  readonly marking_year?: number;
  /** Month and day at whose end an allocator starts again at zero. */
  readonly resets_on?: string;
  /** Factor of the unit scale of an allocator. */
  readonly evaluation_factor?: string;
  readonly installed_on: string;
  /** Counts as displayed: kWh, litres or allocator units. */
  readonly initial: number;
  /** Day of the exchange and the old device's last count. */
  readonly removed?: { readonly on: string; readonly final: number };
  /** What it sent: the count at the end of a day, and the value it stored when it last started again at zero. */
  readonly sent: readonly SampleCount[];
}

export interface SampleCount {
  readonly day: string;
  readonly count: number;
  readonly stored?: { readonly day: string; readonly count: number };
}

export interface SamplePeriod {
  readonly from: string;
  readonly to: string;
  readonly energy_used?: { readonly quantity: string; readonly unit: 'kWh' };
  readonly co2_living_area_m2?: string;
  readonly closing_stock?: { readonly quantity: string; readonly unit: 'l' };
  readonly pay_until: string;
  readonly iban: string;
  readonly costs: readonly SampleCost[];
  readonly fuel: readonly SampleFuel[];
}

export type CostKind =
  | 'fuel'
  | 'operating_electricity'
  | 'maintenance'
  | 'cleaning'
  | 'emission_measurement'
  | 'metering_rent'
  | 'reading'
  | 'billing';

export interface SampleCost {
  readonly kind: CostKind;
  readonly scope: 'combined' | 'heating' | 'hot_water';
  readonly description: string;
  readonly amount_cents: number;
  readonly labor_cents?: number;
}

export interface SampleFuel {
  readonly kind: 'opening' | 'purchase';
  readonly day: string;
  readonly quantity: string;
  readonly amount_cents: number;
  readonly co2_kg: string;
  readonly co2_cost_cents: number;
}

/** Shares of the year's heat by month, January first, in thousandths (VDI 2067); hot water is used evenly. */
const HEAT_BY_MONTH = [170, 150, 130, 80, 40, 14, 13, 13, 30, 80, 120, 160];
const WATER_BY_MONTH = [86, 80, 86, 83, 85, 80, 76, 78, 82, 86, 87, 91];

const lastDayOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** Counts at every month's end of a year, from `start` (the end of the year before) to `end`, in whole steps. */
export function monthEnds(
  year: number,
  start: number,
  end: number,
  kind: 'heat' | 'water',
): { day: string; count: number }[] {
  const weights = kind === 'heat' ? HEAT_BY_MONTH : WATER_BY_MONTH;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let passed = 0;
  return weights.map((weight, month) => {
    passed += weight;
    return { day: lastDayOf(year, month + 1), count: start + Math.round(((end - start) * passed) / total) };
  });
}

const DEVICE_TYPES = { heat_meter: 4, hot_water_meter: 6, heat_cost_allocator: 8 } as const;
const RECORDS = {
  heat_meter: ({ count }: SampleCount): SampleRecord[] => [
    { kind: 'heat_kwh', count },
    { kind: 'flow_temperature_decidegrees', count: 583 },
    { kind: 'return_temperature_decidegrees', count: 412 },
  ],
  hot_water_meter: ({ count }: SampleCount): SampleRecord[] => [{ kind: 'volume_litres', count }],
  heat_cost_allocator: ({ count, stored }: SampleCount): SampleRecord[] => [
    { kind: 'allocator_units', count },
    ...(stored === undefined ? [] : [{ kind: 'allocator_units_at_due_date' as const, ...stored }]),
    { kind: 'room_temperature_decidegrees', count: 204 },
  ],
};

/** What the gateway hands over for a device: encrypted telegrams, each with the moment it was received. */
export function telegramsOf(device: SampleDevice): { telegram_hex: string; received_at: string }[] {
  return device.sent.map((sent, index) => {
    const meter = {
      manufacturer: device.manufacturer,
      serial: device.serial,
      version: 1,
      deviceType: DEVICE_TYPES[device.kind],
      keyHex: device.key_hex,
      accessNumber: (index * 7 + 1) % 256,
    };
    // Half past nine in UTC is late evening in Germany, winter and summer: the same calendar day.
    return {
      telegram_hex: encodeTelegram(meter, RECORDS[device.kind](sent)),
      received_at: `${sent.day}T21:30:00.000Z`,
    };
  });
}

/** A made-up key for a made-up meter. */
export function sampleKey(serial: string): string {
  return (serial + serial.split('').reverse().join('')).repeat(2);
}
