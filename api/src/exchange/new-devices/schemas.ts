import { idOf } from '../../http/schemas.ts';

/** The setting of what receives files. */
export const newDevicesOfReceiver = (what: string) =>
  idOf('property')
    .nullable()
    .openapi({
      description: `Devices that ${what} and nobody entered are made, of this house, once and without an installation; null: none is made. Who sends may have heard the neighbours too`,
    });
