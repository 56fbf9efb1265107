import { z } from '@hono/zod-openapi';
import { Day } from '../../http/schemas.ts';
import { IBAN, isIban } from './iban.ts';

export const Payment = z
  .strictObject({
    iban: z
      .string()
      .regex(IBAN)
      .refine(isIban, 'The check digits of the IBAN are wrong')
      .openapi({ example: 'DE02120300000000202051', description: 'Capitals and digits without blanks' }),
    bic: z
      .string()
      .regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/)
      .nullable()
      .default(null)
      .openapi({ example: 'BYLADEM1001', description: 'Only transfers from outside of SEPA need it' }),
    account_holder: z.string().trim().min(1).max(70).openapi({
      example: 'Hausgemeinschaft Lindenweg 5',
      description: 'Whose account it is, as printed',
    }),
    due_on: Day.openapi({ example: '2026-09-30', description: 'Until when a balance is to be paid' }),
  })
  .openapi('StatementPayment');
