import { z } from '@hono/zod-openapi';
import { Cents, Day, idOf, orNull } from '../http/schemas.ts';

const text = (example: string) => z.string().openapi({ example });

const words = (de: string, en: string) => ({ message_de: text(de), message_en: text(en) });

const Source = z.object({
  statute: text('HeizkostenV'),
  provision: text('§ 12(1)'),
  url: text('https://www.gesetze-im-internet.de/heizkostenv/__12.html'),
});

const Cause = z
  .object({
    kind: z.enum(['check', 'device', 'month']).openapi({ example: 'check' }),
    check: z.string().nullable().openapi({ example: 'fuel_mix_missing', description: 'A check of getBillingRunAudit' }),
    device_id: orNull(idOf('device')).openapi({ description: 'A device that cannot be read remotely' }),
    month: z.string().nullable().openapi({ example: null, description: 'A month that was owed an information' }),
    ...words('Die Angaben zum Brennstoffmix fehlen.', 'The particulars of the fuel mix are missing.'),
  })
  .openapi('ReductionCause');

const Right = z
  .object({
    right: z
      .enum(['not_by_consumption', 'not_remotely_readable', 'information_missing', 'co2_not_divided'])
      .openapi({ example: 'information_missing' }),
    legal_basis: text('HeizkostenV § 12(1)'),
    percent: text('3'),
    in_force_from: Day.openapi({ example: '2021-12-01', description: 'First day on which this percent held' }),
    source: Source,
    base_cents: Cents.openapi({ example: 109_156, description: 'What the percent is taken of' }),
    amount_cents: Cents.openapi({ example: 3_275 }),
    extent: z.enum(['full', 'up_to']).openapi({ example: 'full', description: 'up_to: at most this much' }),
    since: Day.nullable().openapi({ example: null, description: 'First day of the fault within the period' }),
    ...words(
      'Verbrauchsinformationen fehlen oder sind unvollständig.',
      'Information on consumption is missing or incomplete.',
    ),
    causes: z.array(Cause),
  })
  .openapi('ReductionRight');

export const ReductionRisks = z
  .object({
    run_id: idOf('billingRun'),
    adds_up: z
      .object({
        regulated: z.boolean().openapi({ example: false }),
        source: Source,
        ...words(
          'Ob sich mehrere Kürzungsrechte addieren, ist nicht geregelt.',
          'Whether several rights to cut add up is not regulated.',
        ),
      })
      .openapi({ description: 'Why there is no sum over the rights of a tenant' }),
    occupants: z.array(
      z.object({
        unit_id: idOf('unit'),
        occupancy_id: idOf('occupancy'),
        share_cents: Cents.openapi({ example: 109_156, description: 'The share of the heat bill, without cold water' }),
        excluded: orNull(z.object({ source: Source, ...words('Kein Kürzungsrecht.', 'No right to cut.') })).openapi({
          description: 'Why HeizkostenV § 12(1) gives no right here at all',
        }),
        rights: z.array(Right),
      }),
    ),
  })
  .openapi('ReductionRisks');
