import {
  add,
  format,
  MISSING_REASON_WORDS,
  type OperatingCostOccupancy,
  type OperatingCostUnit,
  parse,
} from '@klarmeter/engine';
import type { UnitRow } from '../../properties/index.ts';
import type { Assembly } from '../house/assembly.ts';
import { eur } from '../house/euro.ts';
import { findExpiredCalibration } from '../house/find-expired-calibration.ts';
import { findRemarkable, NOTHING, type Placed, placeMeasured } from '../house/place-measured.ts';
import { type SpannedOccupancy, spansByUnit } from '../house/source.ts';
import { heatingOnly } from './assemble-heating.ts';
import type { OperatingCostSource } from './source.ts';

const WATER = ['cold_water', 'hot_water'] as const;

/** Units with what keys need of them, their water as the meters counted it, and who used them. */
export function assembleUnits(source: OperatingCostSource, assembly: Assembly): OperatingCostUnit[] {
  const spans = spansByUnit(source.occupancies, source.period);
  const advances = new Map(
    source.billingPeriod.advances.map(({ occupancy_id, amount_cents }) => [occupancy_id, amount_cents]),
  );
  const units = source.units.map((unit, index): OperatingCostUnit => {
    const at = `/units/${index}`;
    const occupants = spans.get(unit.id) ?? [];
    const water = WATER.map((use) => placeWater(source, unit.id, use, occupants.length, at, assembly));
    return {
      ...valuesOf(unit),
      ...undrainedOf(source, unit.id),
      ...consumptionsOf(source, unit.id, null),
      ...Object.assign({}, ...water.map(({ ofUnit }) => ofUnit)),
      occupancies: occupants.map((occupant, place): OperatingCostOccupancy => {
        const advance = advances.get(occupant.row.id);
        return {
          ...occupancyOf(occupant),
          ...consumptionsOf(source, unit.id, occupant.row.id),
          ...Object.assign({}, ...water.map(({ ofOccupancies }) => ofOccupancies[place] ?? {})),
          ...(advance === undefined ? {} : { advance_eur: eur(advance) }),
        };
      }),
      ...heatingOnly(source, unit.id),
    };
  });
  const there = new Set([...spans.values()].flatMap((list) => list.map(({ row }) => row.id)));
  for (const id of advances.keys()) if (!there.has(id)) assembly.find('advance_outside_period', '/units', id);
  return units;
}

const valuesOf = ({ id, livingAreaM2, heatingAreaM2, coOwnershipShares }: UnitRow) => ({
  id,
  ...(livingAreaM2 === null ? {} : { area_m2: livingAreaM2 }),
  heated_area_m2: heatingAreaM2,
  ...(coOwnershipShares === null ? {} : { co_ownership: coOwnershipShares }),
});

/** An occupancy of the period with the persons of its days there. */
function occupancyOf({ row, span }: SpannedOccupancy): OperatingCostOccupancy {
  const earlier = row.personChanges.filter(({ from }) => from <= span.from).at(-1);
  const later = row.personChanges.filter(({ from }) => from > span.from && from <= span.to);
  const persons = earlier?.persons ?? row.persons;
  return {
    id: row.id,
    ...span,
    ...(row.vacant ? { vacant: true } : {}),
    ...(persons === null ? {} : { persons: String(persons) }),
    ...(later.length === 0
      ? {}
      : {
          person_changes: later.map(({ from, persons: count }) => ({
            from: from as typeof span.from,
            persons: String(count),
          })),
        }),
  };
}

/** What a unit did not drain, over all that was documented. */
function undrainedOf({ settings }: OperatingCostSource, unitId: string) {
  const own = settings.water.undrained.filter(({ unit_id }) => unit_id === unitId);
  if (own.length === 0) return {};
  const volume = own.reduce((sum, { volume_m3 }) => add(sum, parse(volume_m3)), parse('0'));
  return { undrained_m3: format(volume), undrained_reason: own.map(({ reason }) => reason).join('; ') };
}

/** Values of the period's own consumptions: of a unit, or of one of its occupancies. */
function consumptionsOf({ settings }: OperatingCostSource, unitId: string, occupancyId: string | null) {
  const own = settings.consumptions.flatMap(({ id, values }) =>
    values.flatMap(({ unit_id, occupancy_id, value }) =>
      unit_id === unitId && occupancy_id === occupancyId ? [[id, value] as const] : [],
    ),
  );
  return own.length === 0 ? {} : { consumptions: Object.fromEntries(own) };
}

function placeWater(
  source: OperatingCostSource,
  unitId: string,
  use: (typeof WATER)[number],
  occupancies: number,
  at: string,
  assembly: Assembly,
): Placed {
  const measured = source.measured.get(unitId)?.[use];
  if (measured === undefined) return NOTHING;
  const field = `${use}_m3`;
  findRemarkable(measured, `${at}/${field}`, assembly);
  findExpiredCalibration(source, measured.points, `${at}/${field}`, assembly);
  for (const { point, whole } of measured.points) {
    if (whole.status === 'missing') {
      assembly.find('water_not_recorded', `${at}/${field}`, point.id, [
        MISSING_REASON_WORDS[whole.reason],
        whole.day ?? '',
      ]);
    }
  }
  if (measured.value !== null && measured.own === null && occupancies > 1) {
    assembly.find('interim_water_reading_missing', `${at}/occupancies`, unitId);
  }
  return placeMeasured(measured, field, occupancies, at, assembly);
}
