import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { type ExchangeProtocol, exchangeProtocolOf, photosOfPoint } from '../metering/index.ts';
import { authorize } from '../rights.ts';
import type { ProtocolDevice } from './field-documents/exchange-protocol.ts';
import { saveFieldDocument } from './field-documents/save.ts';
import type { FieldDocument } from './field-documents/schemas.ts';

/** The protocol of the exchange that began or ended an installation. */
export async function createExchangeProtocol(
  context: Context,
  installationId: string,
): Promise<z.infer<typeof FieldDocument>> {
  authorize(context, 'createExchangeProtocol');
  const protocol = await exchangeProtocolOf(context, installationId);
  const { exchange, point, property, unit, old, new: begun, correctedById } = protocol;
  const photos = await photosOfPoint(context, point.id, exchange.onDay);
  return saveFieldDocument(context, {
    kind: 'exchange_protocol',
    propertyId: property.id,
    subjectId: exchange.begunInstallationId,
    number: `GT-${begun.device.serial}-${exchange.onDay}`,
    content: {
      kind: 'exchange_protocol',
      property: { number: property.number, street: property.street, place: `${property.postalCode} ${property.city}` },
      flat: unit?.label ?? null,
      room: point.room,
      use: point.use,
      on: exchange.onDay,
      reason: exchange.reason,
      fitter: exchange.performedBy,
      old: { ...toDevice(old), value: exchange.oldFinalValue, unreadReason: exchange.unreadReason },
      new: { ...toDevice(begun), value: exchange.newInitialValue },
      corrected: correctedById !== null,
      photos: [
        ...(exchange.photoReference === null ? [] : [{ label: exchange.photoReference, sha256: null }]),
        ...photos.map(({ sha256 }, index) => ({ label: `Foto ${index + 1} vom Tag des Tauschs`, sha256 })),
      ],
    },
  });
}

function toDevice({ device, evaluationFactor, calibratedUntil }: ExchangeProtocol['old']): ProtocolDevice {
  const { kind, manufacturer, serial, model, markingYear, scale, hasKey } = device;
  return {
    kind,
    manufacturer,
    serial,
    model,
    markingYear,
    calibratedUntil,
    scale,
    factor: evaluationFactor,
    hasKey,
  };
}
