import type { z } from '@hono/zod-openapi';
import { isVerified, notificationDuty } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { findProperty } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import {
  type InstalledDeviceRow,
  pageOfKeys,
  placeOfDevice,
  selectInstalledDevices,
} from './upkeep/installed-devices.ts';
import type { noticeQuery } from './upkeep/schemas.ts';

/**
 * Verifiable meters of a house with what a report to the authority says of each: kind, maker, type, year of marking,
 * address of the user, and whether the law asked for it on the day it was put into service.
 */
export async function listVerificationNotices(context: Context, query: z.infer<typeof noticeQuery>) {
  authorize(context, 'listVerificationNotices');
  const property = await findProperty(context, query.property_id);
  return listPage(context, {
    operation: 'listVerificationNotices',
    query,
    filter: { propertyId: query.property_id, from: query.from },
    fetch: async (after, limit) => {
      const devices = await selectInstalledDevices(context, query.property_id);
      const reported = devices.filter(
        ({ kind, installed_on }) => isVerified(kind) && (query.from === undefined || installed_on >= query.from),
      );
      return pageOfKeys(reported, keyOf, after, limit);
    },
    keyOf,
    convert: (device) => {
      const duty = notificationDuty(device.installed_on);
      return {
        ...placeOfDevice(device),
        duty: duty !== undefined && duty.until !== null,
        until: duty?.until ?? null,
        legal_basis: duty === undefined ? 'MessEG § 32' : `MessEG ${duty.entry.source.provision}`,
        provisional: duty?.entry.provisional === true,
        street: property?.street ?? '',
        postal_code: property?.postalCode ?? '',
        city: property?.city ?? '',
      };
    },
  });
}

const keyOf = ({ installed_on, device_id }: InstalledDeviceRow) => `${installed_on} ${device_id}`;
