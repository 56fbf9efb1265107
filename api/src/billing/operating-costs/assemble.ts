import { format, isZero, type OperatingCostsHouse } from '@klarmeter/engine';
import { type Assembly, newAssembly } from '../house/assembly.ts';
import { defined } from '../house/defined.ts';
import { findExpiredCalibration } from '../house/find-expired-calibration.ts';
import { findVirtualPoints } from '../house/find-virtual-points.ts';
import { measureHouse } from '../house/measure-units.ts';
import { originOf, type Provenance } from '../house/provenance.ts';
import type { RunFinding } from '../runs/schemas.ts';
import { assembleHeating } from './assemble-heating.ts';
import { assembleUnits } from './assemble-units.ts';
import { positionOf } from './position.ts';
import type { OperatingCostSource } from './source.ts';

export interface AssembledOperatingCosts {
  readonly house: OperatingCostsHouse;
  readonly provenance: Provenance;
  readonly findings: readonly RunFinding[];
}

/**
 * The house file of a run of operating costs: what is stored, in the words of the engine, with our ids as names. What is
 * missing is said in findings, here or by the engine, all of it.
 */
export function assembleOperatingCosts(source: OperatingCostSource): AssembledOperatingCosts {
  const assembly = newAssembly();
  const { provenance, findings } = assembly;
  const { rounding, default_by, totals, consumptions } = source.settings;
  const positions = source.entries.map((entry, index) => {
    provenance[`/positions/${index}`] = { operating_cost_entry_id: entry.id };
    provenance[`/positions/${index}/amount_eur`] = { operating_cost_entry_id: entry.id, receipt: entry.description };
    return positionOf(entry.id, entry);
  });
  const water = waterOf(source, assembly);
  findVirtualPoints(source, 'operating_costs', assembly);
  const house: OperatingCostsHouse = {
    schema: 'klarmeter.house/2',
    id: source.runId,
    period: source.period,
    keys: { rounding, default_by, ...(Object.keys(totals).length === 0 ? {} : { totals: defined(totals) }) },
    ...(consumptions.length === 0 ? {} : { consumptions: consumptions.map(({ id, unit }) => ({ id, unit })) }),
    ...(Object.keys(water).length === 0 ? {} : { water }),
    ...(positions.length === 0 ? {} : { positions }),
    ...assembleHeating(source, assembly),
    units: assembleUnits(source, assembly),
  };
  return { house, provenance, findings };
}

function waterOf(source: OperatingCostSource, assembly: Assembly): NonNullable<OperatingCostsHouse['water']> {
  const { undrained: _, ...given } = source.settings.water;
  const water = defined(given);
  if (water.main_meter_m3 !== undefined) return water;
  const metered = measureHouse(source.points, 'cold_water_main', source.period);
  if (metered === null || isZero(metered.value)) return water;
  findExpiredCalibration(source, metered.uses, '/water/main_meter_m3', assembly);
  assembly.provenance['/water/main_meter_m3'] = originOf(metered.uses, ({ whole }) => whole);
  return { ...water, main_meter_m3: format(metered.value) };
}
