import { z } from '@hono/zod-openapi';
import { Cents, idOf } from '../../http/schemas.ts';

const text = (example: string) => z.string().openapi({ example });
const check = text('keys_outside_ordinance');

const AuditFinding = z
  .object({
    check,
    group: text('keys'),
    severity: z.enum(['error', 'warning', 'info']).openapi({ example: 'error' }),
    legal_basis: z.string().nullable().openapi({ example: 'HeizkostenV § 7(1)' }),
    path: z.string().openapi({
      example: '/house/keys/heating_consumption_percent',
      description:
        'Into the house file of the run (`/house`), what is known besides (`/facts`) or the result (`/result`)',
    }),
    message_de: text('Der Verbrauchsanteil der Heizung beträgt 40 %.'),
    message_en: text('The part of heating by consumption is 40 %.'),
    what_to_do_de: text('Wählen Sie einen Schlüssel zwischen 50 und 70 %.'),
    what_to_do_en: text('Choose a key between 50 and 70 %.'),
    reduction: z
      .object({
        percent: text('15')
          .nullable()
          .openapi({ description: 'Of the share; null: what the right statement would be lower by' }),
        up_to: z.boolean().openapi({ example: false, description: 'True: at most this much' }),
        legal_basis: text('HeizkostenV § 12(1)'),
        total_cents: Cents.openapi({ example: 31_250 }),
        occupants: z.array(
          z.object({
            unit_id: idOf('unit'),
            occupancy_id: idOf('occupancy'),
            amount_cents: Cents.openapi({ example: 10_410 }),
          }),
        ),
      })
      .nullable()
      .openapi({ description: 'What this fault alone would let tenants cut; cuts of several faults are never added' }),
  })
  .openapi('AuditFinding');

export const BillingRunAudit = z
  .object({
    run_id: idOf('billingRun'),
    releasable: z.boolean().openapi({ example: true, description: 'False while an error stands' }),
    findings: z.array(AuditFinding),
    checks: z
      .array(
        z.object({
          check,
          group: text('keys'),
          title_de: text('Schlüssel außerhalb des Rahmens'),
          title_en: text('Keys outside of the range'),
          state: z.enum(['run', 'in_part', 'not_run']).openapi({ example: 'run' }),
          lacks: z.array(z.string()).openapi({ example: [], description: 'What is not known and the check needs' }),
        }),
      )
      .openapi({ description: 'Every check there is, and whether it could run' }),
  })
  .openapi('BillingRunAudit');

/** Why versions are released although the audit found errors; each stands in the trail. */
export const ReleaseStatements = z
  .strictObject({
    overrides: z
      .array(
        z.strictObject({
          check: z.string().min(1).max(100).openapi({ example: 'statement_late' }),
          reason: z.string().trim().min(1).max(500).openapi({
            example: 'Der Versorger hat erst im März abgerechnet; die Verspätung ist nicht zu vertreten.',
          }),
        }),
      )
      .max(200)
      .default([]),
  })
  .openapi('ReleaseStatements');
