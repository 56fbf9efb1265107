import type { App } from '../../http/app.ts';
import { registerCreateDevice } from './create-device.ts';
import { registerCreateMeasuringPoint } from './create-measuring-point.ts';
import { registerCreateReading } from './create-reading.ts';
import { registerExchangeDevice } from './exchange-device.ts';
import { registerGetDevice } from './get-device.ts';
import { registerGetMeasuringPoint } from './get-measuring-point.ts';
import { registerGetTelegram } from './get-telegram.ts';
import { registerIngestTelegrams } from './ingest-telegrams.ts';
import { registerInstallDevice } from './install-device.ts';
import { registerListConsumptions } from './list-consumptions.ts';
import { registerListDeviceInstallations } from './list-device-installations.ts';
import { registerListDevices } from './list-devices.ts';
import { registerListMeasuringPoints } from './list-measuring-points.ts';
import { registerListReadings } from './list-readings.ts';
import { registerListTelegrams } from './list-telegrams.ts';
import { registerUpdateDevice } from './update-device.ts';
import { registerUpdateMeasuringPoint } from './update-measuring-point.ts';

export function registerMetering(app: App) {
  registerCreateMeasuringPoint(app);
  registerListMeasuringPoints(app);
  registerGetMeasuringPoint(app);
  registerUpdateMeasuringPoint(app);
  registerCreateDevice(app);
  registerListDevices(app);
  registerGetDevice(app);
  registerUpdateDevice(app);
  registerListReadings(app);
  registerListConsumptions(app);
  registerListTelegrams(app);
  registerGetTelegram(app);
  registerListDeviceInstallations(app);
  registerInstallDevice(app);
  registerExchangeDevice(app);
  registerCreateReading(app);
  registerIngestTelegrams(app);
}
