/** What others may ask of this slice. */
export { type PointDevice, type PointOfProperty, seriesOfProperty } from './series-of-property.ts';
