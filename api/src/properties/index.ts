/** The queries and small helpers of this slice that others may call. */
export { berlinDay } from './berlin-day.ts';
export { changesOf } from './changes.ts';
export { findUnlawfulKeys } from './distribution-keys.ts';
export { type Imprint, imprintOfProperty, landlordPersonId } from './parties.ts';
export { referenced } from './referenced.ts';
export { DistributionKeys } from './schemas.ts';
export {
  fetchCustomer,
  fetchOccupancy,
  fetchProperty,
  fetchUnit,
  findProperty,
  type OccupancyRow,
  type PropertyRow,
  selectOccupanciesById,
  selectOccupanciesOfProperties,
  selectPlaces,
  selectPropertiesById,
  selectUnitsOfProperties,
  type UnitRow,
} from './store.ts';
export { selectUnitsWithOccupancies, type UnitWithOccupancy } from './units-with-occupancies.ts';
