import { z } from '@hono/zod-openapi';
import { Instant, idOf, orNull, pageOf, pageQuery } from '../../http/schemas.ts';
import { TelegramDecision } from '../quarantine/decision-schema.ts';
import { DEVICE_REFUSALS } from '../register/device-refusals.ts';
import { TelegramJudgement } from './judgement-schema.ts';
import { REASON_MEANINGS, REASONS } from './reasons.ts';
import { KEPT_VERDICTS, meaningsOf, VERDICT_MEANINGS, VERDICTS, type Verdict } from './verdicts.ts';

const Hex = z
  .string()
  .regex(
    /^([0-9A-Fa-f]{2}){1,1024}$/,
    'The bytes of the telegram as hexadecimal digits, two a byte, at most 1,024 bytes.',
  )
  .openapi({
    example: '144493157856341233077a2a0000000413d2040000',
    description: 'The bytes as received, length field first',
  });

const WHY_NO_READING = `Why it became no reading. ${meaningsOf(REASONS, REASON_MEANINGS)}`;

/** As the gateway says it. */
const RECEIVED_AT = 'When the gateway heard it; its values stand for the calendar day in Germany on which that was';

export const Telegram = z
  .object({
    id: idOf('telegram'),
    livemode: z.boolean().openapi({ example: false }),
    device_id: idOf('device').nullable().openapi({
      description: 'Whose address it names; null: no device had it when it came',
    }),
    meter_address: z.string().openapi({
      example: 'ELS-12345678',
      description: 'Manufacturer and serial as the telegram says them',
    }),
    received_at: Instant.openapi({ description: RECEIVED_AT }),
    telegram_hex: Hex,
    verdict: z.enum(KEPT_VERDICTS).openapi({
      example: 'stored',
      description: `As it came, and never changed; see judged_again and decision for what became of it. ${meaningsOf(KEPT_VERDICTS, VERDICT_MEANINGS)}`,
    }),
    reason: z.enum(REASONS).nullable().openapi({ example: null, description: WHY_NO_READING }),
    detail: z.string().nullable().openapi({ example: null, description: 'The same for people' }),
    judged_again: orNull(TelegramJudgement).openapi({
      description:
        'What it was found to be last, when its device, key or place became known; null: it stands as it came',
    }),
    decision: orNull(TelegramDecision).openapi({
      description: 'What somebody decided of it in quarantine, once; null: nothing yet, or nothing was to be decided',
    }),
    gateway: z.string().nullable().openapi({ example: 'GW-7' }),
    rssi_dbm: z.int().nullable().openapi({ format: 'int32', example: -71, description: 'As the receiver heard it' }),
    created_at: Instant,
  })
  .openapi('Telegram');

/** One line of an ingest request. */
export const TelegramLine = z
  .strictObject({
    telegram_hex: Hex,
    received_at: Instant.openapi({ example: '2026-01-15T07:59:58Z', description: RECEIVED_AT }),
    gateway: z.string().trim().min(1).max(120).optional().openapi({
      example: 'GW-7',
      description: 'Its name; one that nobody entered is listed by listGateways from then on',
    }),
    rssi_dbm: z
      .int()
      .min(-200)
      .max(100)
      .optional()
      .openapi({ format: 'int32', example: -71, description: 'As the receiver heard it' }),
  })
  .openapi('TelegramLine', { description: 'A line of the body, each a JSON object of its own' });

const count = z.int().openapi({ format: 'int32', example: 1 });
const example = {
  results: [{ line: 1, verdict: 'stored', telegram_id: 'tlg_0193a5c2f4b87d1e9c60aa51d7e2b3f4', reading_ids: [] }],
  counts: { ...Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])), stored: 1 },
};

export const IngestResult = z
  .object({
    results: z
      .array(
        z.object({
          line: z.int().openapi({ format: 'int32', example: 1, description: 'Counted from 1, empty lines included' }),
          verdict: z.enum(VERDICTS).openapi({ example: 'stored', description: meaningsOf(VERDICTS, VERDICT_MEANINGS) }),
          telegram_id: idOf('telegram')
            .optional()
            .openapi({ description: 'Of a duplicate: the telegram that was first' }),
          reading_ids: z.array(idOf('reading')).optional().openapi({ description: 'Readings that are new' }),
          reason: z.enum(REASONS).optional().openapi({ example: 'went_back', description: WHY_NO_READING }),
          detail: z
            .string()
            .optional()
            .openapi({ example: 'the device counts m3, not kWh', description: 'The same for people' }),
          created_device_id: idOf('device').optional().openapi({
            description:
              'Of unknown_device: the device that was made of it, because its gateway asks for that; the telegram is judged again',
          }),
          device_refusal: z.enum(DEVICE_REFUSALS).optional().openapi({
            example: 'kind_not_kept',
            description: 'Of unknown_device: why none could be made although its gateway asks, as with reading files',
          }),
        }),
      )
      .openapi({ description: 'In the order of the lines' }),
    counts: z
      .object({
        stored: count,
        unknown_device: count,
        wrong_key: count,
        unreadable: count,
        replay: count,
        implausible: count,
        duplicate: count,
        bad_crc: count,
        garbage: count,
        malformed: count,
      } satisfies Record<Verdict, z.ZodType>)
      .openapi({ description: 'Lines by verdict' }),
  })
  .openapi('IngestResult', { example });

export const TelegramPage = pageOf('TelegramPage', Telegram);

export const telegramQuery = z.object({
  ...pageQuery,
  device_id: idOf('device').optional(),
  verdict: z
    .enum(KEPT_VERDICTS)
    .optional()
    .openapi({ example: 'wrong_key', description: 'As what it stands: as it came, or as it was found to be last' }),
  decided: z.enum(['true', 'false']).optional().openapi({
    example: 'false',
    description:
      'Whether somebody released or rejected it. `verdict=implausible` and `decided=false` is the quarantine',
  }),
});
