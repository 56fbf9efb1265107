import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { readingWalkOf } from '../metering/index.ts';
import { fetchProperty } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { saveFieldDocument } from './field-documents/save.ts';
import type { FieldDocument } from './field-documents/schemas.ts';

/** The form of a reading route for paper: a cover and a page for each flat, in the order of the walk. */
export async function createReadingForm(context: Context, routeId: string): Promise<z.infer<typeof FieldDocument>> {
  authorize(context, 'createReadingForm');
  const { propertyId, walk } = await readingWalkOf(context, routeId);
  const property = await fetchProperty(context, propertyId);
  return saveFieldDocument(context, {
    kind: 'reading_form',
    propertyId,
    subjectId: routeId,
    number: `AF-${property.number}-${walk.from}`,
    content: {
      kind: 'reading_form',
      property: { number: property.number, street: property.street, place: `${property.postalCode} ${property.city}` },
      route: { name: walk.name, from: walk.from, to: walk.to, keyDate: walk.key_date },
      flats: walk.flats.flatMap(({ label, points }) => {
        const devices = points.flatMap(({ room, use, device, last }) =>
          device === null
            ? []
            : [
                {
                  room,
                  use,
                  kind: device.kind,
                  manufacturer: device.manufacturer,
                  serial: device.serial,
                  model: device.model,
                  last,
                },
              ],
        );
        return devices.length === 0 ? [] : [{ label, devices }];
      }),
    },
  });
}
