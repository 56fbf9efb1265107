import { z } from '@hono/zod-openapi';
import { idOf } from '../../http/schemas.ts';
import { version } from '../statements/schemas.ts';

const text = (example: string) => z.string().openapi({ example });
const kwh = (example: string) => text(example);

const YearlyItem = z
  .object({
    number: z
      .enum(['1a', '1b', '1c', '2', '3', '4', '5'])
      .openapi({ example: '5', description: 'Of HeizkostenV § 6a(3)' }),
    title_de: text('Witterungsbereinigter Vergleich mit dem Vorjahr'),
    title_en: text('Weather-adjusted comparison with the period before'),
    status: z.enum(['present', 'missing', 'not_applicable']).openapi({
      example: 'not_applicable',
      description: '`missing` is an omission, for which the user may cut (§ 12(1)); `not_applicable` is none',
    }),
    reason: z.string().optional().openapi({ example: 'first_period', description: 'Why it is not present' }),
    message_de: z.string().optional().openapi({
      example: 'Kein Vergleich mit dem Vorjahr: Das ist Ihre erste Abrechnung in dieser Wohnung.',
    }),
    message_en: z
      .string()
      .optional()
      .openapi({ example: 'No comparison with the year before: this is your first statement in this flat.' }),
    legal_basis: text('HeizkostenV § 6a(3)'),
  })
  .openapi('YearlyItem');

const ComparedEnergy = z
  .object({
    who: z.enum(['now', 'before', 'average']).openapi({ example: 'now' }),
    label: text('Sie 2025'),
    heating_kwh: kwh('4500.0'),
    climate_factor: z.string().nullable().openapi({ example: '1.09', description: 'Null: heat is not adjusted' }),
    heating_adjusted_kwh: z.string().nullable().openapi({ example: '4905.0' }),
    hot_water_kwh: kwh('1500.0'),
  })
  .openapi('ComparedEnergy');

export const YearlyInformation = z
  .object({
    statement_id: idOf('statement'),
    version,
    items: z.array(YearlyItem),
    comparison: z.object({
      rows: z.array(ComparedEnergy),
      before_missing: z.string().nullable().openapi({ example: null }),
      average_missing: z.string().nullable().openapi({ example: null }),
      climate_factor_source: z.string().nullable().openapi({ example: 'Deutscher Wetterdienst' }),
    }),
  })
  .openapi('YearlyInformation');
