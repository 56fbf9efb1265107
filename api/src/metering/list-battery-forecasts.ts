import type { z } from '@hono/zod-openapi';
import { batteryForecast, type Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { berlinDay } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import {
  type InstalledDeviceRow,
  pageOfKeys,
  placeOfDevice,
  selectInstalledDevices,
} from './upkeep/installed-devices.ts';
import type { batteryQuery } from './upkeep/schemas.ts';

/** When the batteries of a house will be empty, the first one first; then those of which nothing is known. */
export function listBatteryForecasts(context: Context, query: z.infer<typeof batteryQuery>) {
  authorize(context, 'listBatteryForecasts');
  const today = berlinDay(context.now()) as Day;
  return listPage(context, {
    operation: 'listBatteryForecasts',
    query,
    filter: { propertyId: query.property_id, by: query.by },
    fetch: async (after, limit) => {
      const devices = await selectInstalledDevices(context, query.property_id);
      const forecasts = devices.map((device) => ({ device, forecast: forecastOf(device, today) }));
      const due = forecasts.filter(
        ({ forecast: { exchangeBy } }) => query.by === undefined || (exchangeBy !== null && exchangeBy <= query.by),
      );
      return pageOfKeys(due, keyOf, after, limit);
    },
    keyOf,
    convert: ({ device, forecast: { emptyOn, exchangeBy, ...rest } }) => ({
      ...placeOfDevice(device),
      ...rest,
      empty_on: emptyOn,
      exchange_by: exchangeBy,
    }),
  });
}

const keyOf = ({ device, forecast }: { device: InstalledDeviceRow; forecast: { exchangeBy: string | null } }) =>
  `${forecast.exchangeBy ?? '9999'} ${device.device_id}`;

const dayOf = (instant: string): Day => berlinDay(new Date(instant)) as Day;

function forecastOf(device: InstalledDeviceRow, today: Day) {
  const { battery_days: days, battery_said_at: saidAt, flags_since: since } = device;
  return batteryForecast(
    {
      installedOn: device.installed_on,
      markingYear: device.marking_year,
      batteryUntil: device.battery_until,
      lowSince: since !== null && device.flags.includes('power_low') ? dayOf(since) : null,
      remaining: days === null || saidAt === null ? null : { days, on: dayOf(saidAt) },
    },
    today,
  );
}
