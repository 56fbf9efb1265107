import { z } from '@hono/zod-openapi';
import { Day, Decimal, Instant, idOf, pageOf, pageQuery } from '../../http/schemas.ts';

const Source = z.string().trim().min(1).max(200).openapi({ example: 'Deutscher Wetterdienst, Klimafaktoren' });
const Postcode = z
  .string()
  .regex(/^\d{5}$/, 'A postcode of five digits, such as "34117".')
  .openapi({ example: '10115' });

export const CreateClimateFactorTable = z
  .strictObject({
    source: Source.openapi({ description: 'Who published it; printed beside the factors' }),
    table: z.string().min(1).openapi({
      example: 'DatAnf;DatEnd;PLZ;KF\n20250101;20251231;10115;1.09',
      description:
        'As the weather service publishes it, `DatAnf;DatEnd;PLZ;KF` (`KF_k` with decimal commas), or `postcode;from;to;factor` with ISO days',
    }),
  })
  .openapi('CreateClimateFactorTable');

const ClimateFactorFinding = z
  .object({
    code: z.string().openapi({ example: 'climate_factor_value', description: 'What was found, for programs' }),
    severity: z.enum(['error', 'warning', 'info']).openapi({
      example: 'error',
      description: 'A line with an error is left out; others are kept',
    }),
    pointer: z.string().openapi({ example: '/lines/2', description: 'The line, the header being `/lines/0`' }),
    message_de: z.string().openapi({ example: 'Zeile 3: „x“ ist kein Klimafaktor.' }),
    message_en: z.string().openapi({ example: 'Line 3: "x" is no climate factor.' }),
  })
  .openapi('ClimateFactorFinding');
export type ClimateFactorFinding = z.infer<typeof ClimateFactorFinding>;

export const ClimateFactorTable = z
  .object({
    id: idOf('climateFactorTable'),
    source: Source.openapi({ description: 'Who published it' }),
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .openapi({
        example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        description: 'SHA-256 of the text',
      }),
    factors: z.int().openapi({ format: 'int32', example: 8168, description: 'How many were read' }),
    findings: z.array(ClimateFactorFinding).openapi({ description: 'Of each line that is wrong or unusual' }),
    created_at: Instant,
  })
  .openapi('ClimateFactorTable');

export const ClimateFactor = z
  .object({
    postcode: Postcode.openapi({ description: 'German postal code' }),
    from: Day.openapi({ description: 'First day' }),
    to: Day.openapi({ description: 'Last day, included' }),
    factor: Decimal.openapi({ example: '1.09', description: 'Heat times factor is what an average year had needed' }),
    table_id: idOf('climateFactorTable').openapi({ description: 'The table it was loaded with' }),
    source: Source.openapi({ description: 'Who published it' }),
  })
  .openapi('ClimateFactor');

export const ClimateFactorPage = pageOf('ClimateFactorPage', ClimateFactor);

export const climateFactorQuery = z.object({ ...pageQuery, postcode: Postcode });
