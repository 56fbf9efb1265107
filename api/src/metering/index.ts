/** What others may ask of this slice. */

export type { UnitConsumption } from './consumption/consumption-of-units.ts';
export type { MeasuredSeries, MeasuredValue } from './consumption/measure-uses.ts';
export { type FileValues, receiveValues, VALUES_VERDICTS, type ValuesVerdict } from './file-values/receive-values.ts';
export { housesOfGateways } from './gateways/new-devices.ts';
export { noteHeard } from './gateways/note-heard.ts';
export { forgetTelegrams } from './ingest/forget-telegrams.ts';
export { judgeKeptTelegrams, judgeStragglers } from './ingest/judge-kept-telegrams.ts';
export { receiveTelegrams, type TelegramOutcome } from './ingest/receive-telegrams.ts';
export { type Kept, overBefore } from './ingest/retention.ts';
export { TELEGRAM_WORDS } from './ingest/telegram-words.ts';
export { meaningsOf, VERDICT_MEANINGS, VERDICTS } from './ingest/verdicts.ts';
export { deviceKeyPlace } from './keys/device-key.ts';
export { KEY_FILE_FORMATS } from './keys/formats.ts';
export { waitingKeyPlace } from './keys/waiting-key.ts';
export { closeOverdueSelfReading } from './manual-reading/close-overdue-self-reading.ts';
export { forgetManualReadings } from './manual-reading/forget-manual-readings.ts';
export { photosOfPoint, readingPhotoPlace } from './manual-reading/photo-store.ts';
export { claimReaderLink, isReaderSessionOpen } from './manual-reading/reader-access.ts';
export { isReaderToken, openReaderToken } from './manual-reading/reader-token.ts';
export { readingWalkOf } from './manual-reading/walk.ts';
export { readForPurpose } from './purpose/read-for-purpose.ts';
export { type Arrival, setArrivalHook } from './readings/arrivals.ts';
export { dropOldMonths } from './readings/drop-old-months.ts';
export { makeMonthsAhead } from './readings/months-ahead.ts';
export { type ReadingWithDevice, selectReadingsWithDevices } from './readings/readings-with-devices.ts';
export { DEVICE_REFUSALS, type DeviceRefusal } from './register/device-refusals.ts';
export { UNIT_BY_KIND } from './register/device-rules.ts';
export { type DeviceOfHouse, devicesOfHouse } from './register/devices-of-house.ts';
export { deviceIdsOfProperty } from './register/devices-of-property.ts';
export { type DeviceOfUnit, devicesOfUnits } from './register/devices-of-units.ts';
export {
  type Entered,
  enterAskedDevices,
  type House,
} from './register/enter-asked-devices.ts';
export { type ExchangeProtocol, exchangeProtocolOf } from './register/exchange-protocol.ts';
export { namedInRecord } from './register/found-devices.ts';
export { houseOfNewDevices } from './register/house-of-new-devices.ts';
export { findNamedDevices } from './register/named-devices.ts';
export { pointsOfProperties } from './register/points-of-properties.ts';
export { DEVICE_KINDS } from './schemas.ts';
export { type PointOfProperty, seriesOfProperties } from './series/series-of-properties.ts';
export type { PointDevice } from './series/series-store.ts';
export { fetchDevice } from './store.ts';
export { causesOfDevices, type DeviceCauses, silentDevices } from './upkeep/device-signs.ts';
export { sampleHealth } from './upkeep/sample-health.ts';
export { type VirtualPointOfHouse, virtualPointsOfProperties } from './virtual-points/virtual-points-of-properties.ts';
