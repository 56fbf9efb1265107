import { z } from '@hono/zod-openapi';
import { Day, idOf } from '../../http/schemas.ts';

const flag = (description: string) => z.boolean().optional().openapi({ example: true, description });

const traits = {
  remotely_readable: flag('HeizkostenV § 5(2); left out: what keys, telegrams and readings on site say'),
  gateway_connectable: flag('Can be connected to a smart-meter gateway (HeizkostenV § 5(2))'),
  interoperable: flag('Can be read by others, with keys handed over free of charge (HeizkostenV § 5(2))'),
  hardship_reason: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .openapi({ example: 'Denkmalschutz, Bescheid vom 02.05.2025', description: 'HeizkostenV § 5(3) sentence 2' }),
};

const suitability = { suitability_confirmed: flag('Of allocators (HeizkostenV § 5(1))') };

export const StatedDeviceTraits = z.strictObject({ ...suitability, ...traits });

export const StatedDevice = z.strictObject({
  device_id: idOf('device'),
  ...suitability,
  ...traits,
  single_replacement: flag('Replaced or added alone in a system that is not remotely readable (HeizkostenV § 5(2))'),
});

/** The heat meter of a user group, which no measuring point of the house stands for. */
export const StatedGroupMeter = z.strictObject({
  group_id: z.string().trim().min(1).max(40).openapi({ example: 'W' }),
  serial: z.string().trim().min(1).max(40).openapi({ example: '90210001' }),
  installed_on: Day.optional(),
  calibrated_until: Day.optional(),
  ...traits,
});
