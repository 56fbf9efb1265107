import type { z } from '@hono/zod-openapi';
import { type Day, lawParametersOn, RULE_SET } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import type { LawParameterList } from './versions/law-parameter-schemas.ts';

/** Every legal number in force on a day, with the text that says so. Comes from the engine, not from a database. */
export function listLawParameters(context: Context, on: string): z.infer<typeof LawParameterList> {
  authorize(context, 'listLawParameters');
  return { on, rule_set: RULE_SET, data: lawParametersOn(on as Day) };
}
