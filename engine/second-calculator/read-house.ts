import { Fields } from './fields.ts';
import { Fraction, zero } from './fraction.ts';
import * as file from './house.ts';

// the house file contract "Input", field by field.

function readPlant(from: Fields): file.Plant {
  const energy = from.choice('energy', file.energies);
  return {
    energy,
    billedAs: from.choice('billed_as', ['net', 'gross'], 'net'),
    // The glossary of the rules holds district heating to be commercial heat supply; only a `false` undoes it.
    commercialHeatSupply: from.maybeFlag('commercial_heat_supply') ?? energy === 'district_heating',
    netCalorificValue: from.maybeNumber('net_calorific_value'),
  };
}

function readHotWater(from: Fields): file.HotWaterMethod {
  from.maybeText('reason');
  switch (from.choice('method', ['measured', 'volume', 'area', 'given'])) {
    case 'measured':
      return { method: 'measured', heat: from.number('heat_kwh') };
    case 'volume': {
      const volume = from.number('volume_m3');
      // 1.10: "measured or estimated (default 60)".
      return { method: 'volume', volume, temperature: from.maybeNumber('temperature_c') ?? Fraction.whole(60) };
    }
    case 'area':
      return { method: 'area', area: from.number('area_m2') };
    case 'given':
      return { method: 'given', share: from.ratio('share') };
  }
}

function readCost(from: Fields): file.Cost {
  from.maybeText('id');
  return {
    kind: from.text('kind'),
    scope: from.choice('scope', file.scopes),
    amount: from.number('amount_eur', true),
  };
}

function readStock(from: Fields): file.Stock {
  return {
    unit: from.choice('unit', file.units),
    closing: from.number('closing_quantity'),
    layers: from.list('layers', (layer) => {
      layer.choice('kind', ['opening', 'purchase']);
      return {
        date: layer.day('date'),
        quantity: layer.number('quantity'),
        amount: layer.number('amount_eur'),
        co2Kg: layer.maybeNumber('co2_kg'),
        co2Cost: layer.maybeNumber('co2_cost_eur'),
      };
    }),
  };
}

function readPot(from: Fields): file.GivenPot {
  return { base: from.number('base_eur'), consumption: from.number('consumption_eur') };
}

function readKeys(from: Fields): file.Keys {
  return {
    heatingPercent: from.maybeNumber('heating_consumption_percent'),
    hotWaterPercent: from.maybeNumber('hot_water_consumption_percent'),
    heatingBaseBy: from.choice('heating_base_by', ['degree_days', 'days'], 'degree_days'),
    summer: from.choice('summer_degree_days', ['14_13_13', '40_92'], '14_13_13'),
    rounding: from.choice('rounding', ['show_difference', 'largest_remainder'], 'show_difference'),
  };
}

function readGroups(from: Fields): file.Groups {
  return {
    preSplitPercent: from.number('pre_split_consumption_percent'),
    list: from.list('list', (group) => ({
      id: group.text('id'),
      recorded: group.number('recorded'),
      area: group.number('area_m2'),
      heatingPercent: group.maybeNumber('heating_consumption_percent'),
    })),
  };
}

function readCo2(from: Fields): file.Co2 {
  return {
    building: from.choice('building', ['residential', 'non_residential']),
    livingArea: from.maybeNumber('living_area_m2'),
    restrictions: from.choice('public_law_restrictions', ['none', 'one', 'both'], 'none'),
    section43Plant: from.maybeFlag('section_43_plant') ?? false,
    relief: from.choice('relief', ['deduct_from_pot', 'credit_line', 'show_only'], 'deduct_from_pot'),
    emissions: from.maybeNumber('emissions_kg'),
    cost: from.maybeNumber('cost_eur'),
    invoices: from.maybeList('invoices', (invoice) => ({
      energy: invoice.number('energy_kwh'),
      calorific: invoice.choice('calorific', ['gross', 'net']),
      deliveredIn: invoice.year('delivered_in'),
      vatPercent: invoice.number('vat_percent'),
    })),
  };
}

function readFailure(from: Fields): file.Failure {
  from.maybeText('reason');
  return {
    method: from.choice('method', ['previous_periods', 'comparable_rooms', 'building_average']),
    value: from.maybeNumber('value'),
    previous: from.maybeNumber('previous'),
    othersPrevious: from.maybeNumber('others_previous'),
    referenceUnit: from.maybeText('reference_unit'),
  };
}

function readRecorded(from: Fields): file.Recorded {
  return {
    heating: from.maybeNumber('heating'),
    hot_water: from.maybeNumber('hot_water_m3'),
    cold_water: from.maybeNumber('cold_water_m3'),
  };
}

function readOccupancy(from: Fields): file.Occupancy {
  from.maybeFlag('vacant');
  return {
    id: from.text('id'),
    span: { from: from.day('from'), to: from.day('to') },
    recorded: readRecorded(from),
    advance: from.maybeNumber('advance_eur', true),
    vatPercent: from.maybeNumber('vat_percent'),
  };
}

function readUnit(from: Fields): file.Unit {
  return {
    id: from.text('id'),
    group: from.maybeText('group'),
    // "A missing area is 0".
    area: {
      heating: from.maybeNumber('heating_area_m2') ?? zero,
      hot_water: from.maybeNumber('hot_water_area_m2') ?? zero,
    },
    recorded: readRecorded(from),
    failure: {
      heating: from.maybeObject('heating_failed', readFailure),
      hot_water: from.maybeObject('hot_water_failed', readFailure),
    },
    occupancies: from.list('occupancies', readOccupancy),
  };
}

export function readHouse(value: unknown, reasons: string[]): file.House {
  const from = new Fields(value, '', reasons);
  from.choice('schema', ['klarmeter.house/1']);
  from.ignore('note');
  from.ignore('expect');
  const house: file.House = {
    id: from.maybeText('id') ?? '',
    period: from.object('period', (span) => ({ from: span.day('from'), to: span.day('to') })) ?? { from: 0, to: 0 },
    plant: from.maybeObject('plant', readPlant),
    energyUsed: from.maybeObject('energy_used', (used) => ({
      quantity: used.number('quantity'),
      unit: used.choice('unit', file.units),
    })),
    hotWater: from.maybeObject('hot_water_share', readHotWater),
    costs: from.maybeList('costs', readCost),
    stock: from.maybeObject('fuel_stock', readStock),
    pots: from.maybeObject('pots', (pots) => ({
      heating: pots.maybeObject('heating', readPot),
      hot_water: pots.maybeObject('hot_water', readPot),
    })),
    keys: from.maybeObject('keys', readKeys) ?? readKeys(new Fields({}, '/keys', reasons)),
    groups: from.maybeObject('groups', readGroups),
    co2: from.maybeObject('co2', readCo2),
    coldWater: from.maybeObject('cold_water', (water) => ({
      amount: water.number('amount_eur'),
      mainMeter: water.maybeNumber('main_meter_m3'),
    })),
    units: from.list('units', readUnit),
  };
  from.end();
  return house;
}
