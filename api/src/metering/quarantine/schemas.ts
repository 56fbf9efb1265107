import { z } from '@hono/zod-openapi';
import { Day, Instant, idOf, SignedDecimal } from '../../http/schemas.ts';
import { Telegram } from '../ingest/schemas.ts';
import { purposeQuery } from '../purpose/data-purpose.ts';
import { READING_KINDS, READING_UNITS } from '../readings/codes.ts';
import { UNIT_WORDS } from '../schemas.ts';

const TelegramValue = z
  .object({
    kind: z.enum(READING_KINDS).openapi({ example: 'register' }),
    day: Day.openapi({ description: 'The calendar day in Germany at whose end the value stands' }),
    read_at: Instant,
    value: SignedDecimal.openapi({ example: '412.5' }),
    unit: z.enum(READING_UNITS).openapi({ example: 'kWh', description: UNIT_WORDS }),
    measuring_point_id: idOf('measuringPoint').nullable().openapi({
      description: 'Where the device measured on this day, by what is known now; null: nowhere',
    }),
  })
  .openapi('TelegramValue');

/** Why a telegram cannot be released. */
const OBSTACLES = [
  'not_implausible',
  'not_verified',
  'replay',
  'wrong_unit',
  'no_register',
  'still_in_the_future',
  'not_installed',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

export const ExplainedTelegram = Telegram.extend({
  unreadable: z.string().nullable().openapi({
    example: null,
    description: 'Why it says nothing, by the key its device has now; null where it was verified',
  }),
  values: z.array(TelegramValue).openapi({ description: 'What it says, or would have said' }),
  reading_ids: z.array(idOf('reading')).openapi({ description: 'Readings that are there of these moments' }),
  obstacle: z.enum(OBSTACLES).nullable().openapi({
    example: 'not_implausible',
    description: 'Why it cannot be released; null where it can, or is',
  }),
}).openapi('ExplainedTelegram');

const reason = z.string().trim().min(1).max(300).openapi({
  example: 'Das Gerät wurde auf dem Prüfstand zurückgestellt.',
  description: 'Stays with the telegram and in the trail; names nobody',
});
export const ReleaseTelegram = z.strictObject({ reason }).openapi('ReleaseTelegram');
export const RejectTelegram = z.strictObject({ reason }).openapi('RejectTelegram');

export const explainQuery = z.object({ purpose: purposeQuery('billing') });
