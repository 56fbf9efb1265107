/** What others may ask of this slice. */
export { lookAfterDevices } from './look-after-devices.ts';
