/** What others may ask of this slice. */
export type { UnitConsumption } from './consumption-of-units.ts';
export { deviceKeyPlace } from './device-key.ts';
export { type DeviceOfHouse, devicesOfHouse } from './devices-of-house.ts';
export { deviceIdsOfProperty } from './devices-of-property.ts';
export { type DeviceOfUnit, devicesOfUnits } from './devices-of-units.ts';
export { type FileValues, receiveValues, VALUES_VERDICTS, type ValuesVerdict } from './file-values/receive-values.ts';
export { ingestTelegrams } from './ingest-telegrams.ts';
export { waitingKeyPlace } from './keys/waiting-key.ts';
export { readingPhotoPlace } from './manual-reading/photo-store.ts';
export { claimReaderLink, isReaderSessionOpen } from './manual-reading/reader-access.ts';
export { isReaderToken, openReaderToken } from './manual-reading/reader-token.ts';
export type { MeasuredSeries, MeasuredValue } from './measure-uses.ts';
export { readForPurpose } from './read-for-purpose.ts';
export { type ReadingWithDevice, selectReadingsWithDevices } from './readings-with-devices.ts';
export { type ExchangeProtocol, exchangeProtocolOf } from './register/exchange-protocol.ts';
export { VERDICTS } from './schemas.ts';
export { type PointOfProperty, seriesOfProperties } from './series-of-properties.ts';
export type { PointDevice } from './series-store.ts';
