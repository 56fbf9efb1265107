/** What others may ask of this slice. */
export { deviceIdsOfProperty } from './devices-of-property.ts';
export { type PointDevice, type PointOfProperty, seriesOfProperty } from './series-of-property.ts';
