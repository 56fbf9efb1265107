import type { z } from '@hono/zod-openapi';
import { INPUT_FORMS, MAKER_PROFILES, READING_FILE_FORMATS, SECURITY_MODES } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { DEVICE_KINDS, KEY_FILE_FORMATS, UNIT_BY_KIND } from '../metering/index.ts';
import { authorize } from '../rights.ts';
import type { Capabilities } from './capabilities-schemas.ts';

/** What is read and how sure we are: the tables the code itself works by, so that they cannot say something else. */
export function getCapabilities(context: Context): z.infer<typeof Capabilities> {
  authorize(context, 'getCapabilities');
  return {
    reading_files: READING_FILE_FORMATS.map(({ id, name, certainty, source, mediaTypes }) => ({
      id,
      name,
      certainty,
      source,
      direction: 'in' as const,
      media_types: [...mediaTypes],
    })),
    key_files: KEY_FILE_FORMATS.map(({ media_types, ...format }) => ({ ...format, media_types: [...media_types] })),
    maker_profiles: MAKER_PROFILES.map(({ deviceKinds, manufacturers, ...facts }) => ({
      ...facts,
      manufacturers: [...manufacturers],
      device_kinds: [...deviceKinds],
    })),
    security_modes: SECURITY_MODES.map(({ id, name, opened }) => ({ id, name, opened })),
    frame_forms: INPUT_FORMS.filter((form) => form !== 'auto'),
    device_kinds: DEVICE_KINDS.map((id) => ({ id, unit: UNIT_BY_KIND[id] ?? null })),
  };
}
