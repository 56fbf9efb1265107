import type { Period } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { deviceIdsOfProperty } from '../../metering/index.ts';
import { namedTwice, unknownReference } from '../../problem.ts';
import { referenced, selectOccupanciesOfProperties, selectUnitsOfProperties } from '../../properties/index.ts';
import { fetchBillingPeriod } from '../periods/store.ts';
import type { OperatingCostSettings } from './settings.ts';

/**
 * Every unit, occupancy, device and period that the settings name must be one of the property; the period to embed one of
 * heating. @throws Problem `unknown-reference` for what is missing, foreign or of another property: the same words for all;
 * `rule-violated` where a value is given twice.
 */
export async function refuseUnknownInOperatingCosts(
  context: Context,
  propertyId: string,
  period: Period,
  { water, consumptions, heating_period_id: heatingId, calibration_overrides: overrides }: OperatingCostSettings,
): Promise<void> {
  if (heatingId !== null) {
    const named = { pointer: '/operating_costs/heating_period_id', noun: 'billing period of heating', id: heatingId };
    const heating = await referenced(named, fetchBillingPeriod(context, heatingId));
    if (heating.propertyId !== propertyId || heating.kind !== 'heating') {
      throw unknownReference(named.pointer, named.noun, heatingId);
    }
  }
  if (water.undrained.length > 0 || consumptions.length > 0) {
    const units = new Set((await selectUnitsOfProperties(context, [propertyId])).map(({ id }) => id));
    const occupancies = await selectOccupanciesOfProperties(context, [propertyId], period);
    const unitOf = new Map(occupancies.map(({ id, unitId }) => [id, unitId]));
    water.undrained.forEach(({ unit_id: id }, index) => {
      if (!units.has(id)) throw unknownReference(`/operating_costs/water/undrained/${index}/unit_id`, 'unit', id);
    });
    consumptions.forEach(({ values }, place) => {
      const seen = new Set<string>();
      values.forEach(({ unit_id: id, occupancy_id: occupancy }, index) => {
        const at = `/operating_costs/consumptions/${place}/values/${index}`;
        if (!units.has(id)) throw unknownReference(`${at}/unit_id`, 'unit', id);
        if (occupancy !== null && unitOf.get(occupancy) !== id) {
          throw unknownReference(`${at}/occupancy_id`, 'occupancy', occupancy);
        }
        const of = occupancy ?? id;
        if (seen.has(of)) {
          const pointer = occupancy === null ? `${at}/unit_id` : `${at}/occupancy_id`;
          throw namedTwice(pointer, of, 'A consumption has one value for each unit or occupancy.');
        }
        seen.add(of);
      });
    });
  }
  if (overrides.length > 0) {
    const devices = await deviceIdsOfProperty(context, propertyId);
    overrides.forEach(({ device_id: id }, index) => {
      if (devices.has(id)) return;
      throw unknownReference(`/operating_costs/calibration_overrides/${index}/device_id`, 'device', id);
    });
  }
}
