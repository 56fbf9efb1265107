import {
  monthEnds,
  type SampleDevice,
  type SampleHouse,
  type SampleOccupancy,
  type SamplePerson,
  type SampleUnit,
  sampleKey,
} from '../../examples/sample-houses/sample-house.ts';
import type { Chance } from './chance.ts';

const YEAR = 2022;
const FIRST_DAY = `${YEAR}-01-01`;

/** A made-up house of 2022 with this many flats: heat and hot water by meter, some tenants who moved, some flats empty. */
export function killHouse(units: number, chance: Chance): SampleHouse {
  const home = { street: 'Probenweg 9', postal_code: '34123', city: 'Kassel' };
  const heat: number[] = [];
  const flats = Array.from({ length: units }, (_, index): SampleUnit => {
    const number = index + 1;
    const kwh = chance.between(900, 9_000);
    heat.push(kwh);
    return {
      number,
      label: `Wohnung ${number}`,
      use: 'residential',
      area_m2: `${chance.between(30, 120)}.${chance.between(0, 9)}0`,
      occupancies: occupancies(number, home, chance),
      points: [
        { use: 'heating', room: 'Flur', devices: [meter('heat_meter', serial(1, number), chance, kwh)] },
        {
          use: 'hot_water',
          room: 'Bad',
          devices: [meter('hot_water_meter', serial(2, number), chance, chance.between(2_000, 60_000))],
        },
      ],
    };
  });
  const heating = heat.reduce((sum, kwh) => sum + kwh, 0);
  const tank = Math.round(heating / 4);
  return {
    name: 'kill-house',
    accountName: 'Messdienst Probe',
    brand: {
      name: 'Messdienst Probe',
      logo_svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>',
      font_family: null,
      links: [],
      colors: { primary: '#0b5cad' },
      sender_line: 'Messdienst Probe · Hafenstraße 1 · 24103 Kiel',
      contact: { name: 'Team Abrechnung', phone: '0431 1234', email: 'service@probe.example' },
      footer: ['Messdienst Probe GmbH, Kiel'],
      mail_from: 'abrechnung@probe.example',
      portal_url: null,
    },
    manager: { name: 'Hausverwaltung Probe', ...home, email: 'verwaltung@probe.example' },
    property: {
      number: '0000042-1',
      ...home,
      landlord: { name: 'H. Vermieter', ...home },
      plant: { energy: 'natural_gas' },
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    },
    units: flats,
    houseMeters: [
      { use: 'hot_water_heat', room: 'Speicher', devices: [meter('heat_meter', serial(3, 1), chance, tank)] },
      { use: 'total_heat', room: 'Kessel', devices: [meter('heat_meter', serial(3, 2), chance, heating + tank)] },
    ],
    periods: [
      {
        from: FIRST_DAY,
        to: `${YEAR}-12-31`,
        energy_used: { quantity: String(heating + tank), unit: 'kWh' },
        pay_until: '2027-06-30',
        iban: 'DE89370400440532013000',
        costs: [
          {
            kind: 'fuel',
            scope: 'combined',
            description: 'Erdgas',
            amount_cents: chance.between(90_000, 110_000) * units,
          },
          {
            kind: 'maintenance',
            scope: 'combined',
            description: 'Wartung',
            amount_cents: chance.between(10_000, 30_000),
          },
          { kind: 'billing', scope: 'combined', description: 'Abrechnung', amount_cents: chance.between(1_000, 3_000) },
        ],
        fuel: [],
      },
    ],
  };
}

const serial = (kind: number, number: number): string => String(kind * 10_000_000 + number);

function meter(kind: SampleDevice['kind'], number: string, chance: Chance, used: number): SampleDevice {
  const start = chance.between(0, 30_000);
  return {
    kind,
    manufacturer: 'SON',
    serial: number,
    model: 'Supercal',
    key_hex: sampleKey(number),
    marking_year: 2020,
    installed_on: '2020-05-04',
    initial: 0,
    sent: [
      { day: `${YEAR - 1}-12-31`, count: start },
      ...monthEnds(YEAR, start, start + used, kind === 'hot_water_meter' ? 'water' : 'heat'),
    ],
  };
}

/** Every seventh flat changed hands in the middle of the year, every tenth stood empty from then on. */
function occupancies(unit: number, home: Omit<SamplePerson, 'name'>, chance: Chance): SampleOccupancy[] {
  const person = (which: number): SamplePerson => ({
    name: `Person ${unit}-${which}`,
    ...home,
    email: `person-${unit}-${which}@probe.example`,
  });
  const advances = { [FIRST_DAY]: chance.between(30_000, 150_000) };
  if (unit % 7 !== 3 && unit % 10 !== 4)
    return [{ number: `${unit}-1`, from: '2020-06-01', occupant: person(1), advances }];
  const next = { number: `${unit}-2`, from: `${YEAR}-07-01` };
  return [
    { number: `${unit}-1`, from: '2020-06-01', to: `${YEAR}-06-30`, occupant: person(1), advances },
    unit % 10 === 4 ? next : { ...next, occupant: person(2), advances },
  ];
}
