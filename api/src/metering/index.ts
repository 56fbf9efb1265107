/** What others may ask of this slice. */
export { deviceIdsOfProperty } from './devices-of-property.ts';
export { type ReadingWithDevice, selectReadingsWithDevices } from './readings-with-devices.ts';
export { type PointOfProperty, seriesOfProperties } from './series-of-properties.ts';
export type { PointDevice } from './series-store.ts';
