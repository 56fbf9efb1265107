import { z } from '@hono/zod-openapi';
import { Day } from '../../http/schemas.ts';

const text = (example: string) => z.string().openapi({ example });

export const LawParameter = z
  .object({
    id: text('heizkostenv.7.heating_consumption').openapi({ description: 'As steps of statements name it' }),
    statute: text('HeizkostenV').openapi({ description: 'Its short name' }),
    provision: text('§ 7(1)').openapi({ description: 'Where in it' }),
    title_de: text('Anteil der Heizkosten nach Verbrauch'),
    title_en: text('Part of the heating cost by consumption'),
    unit: text('%').openapi({ description: 'Of the value' }),
    from: Day.openapi({ description: 'First day the value holds' }),
    value: z.unknown().openapi({ example: { min: '50', max: '70' }, description: 'Whole numbers as text' }),
    source_url: z.string().openapi({
      format: 'uri',
      example: 'https://www.gesetze-im-internet.de/heizkostenv/__7.html',
      description: 'Where the text can be read',
    }),
    status: z
      .enum(['published', 'provisional'])
      .openapi({ example: 'published', description: 'provisional: not officially published yet' }),
    interpretation: z.string().optional().openapi({
      example: 'The text says "at least"; we take the least.',
      description: 'How an open text is read here',
    }),
  })
  .openapi('LawParameter');
export const LawParameterList = z
  .object({
    on: Day.openapi({ description: 'The day that was asked for' }),
    rule_set: z.string().openapi({ example: '2026-11', description: 'What is known; later entries get a later one' }),
    data: z.array(LawParameter),
  })
  .openapi('LawParameterList');
export const lawQuery = z.object({ on: Day });
