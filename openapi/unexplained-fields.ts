import type { JsonSchema } from '../scripts/openapi-types.ts';

/** Fields of a schema without a word of description, as paths; what has a name of its own is explained there. */
export function unexplainedFields(schema: JsonSchema, path = ''): string[] {
  const { properties = {}, items, anyOf, oneOf } = schema;
  const forms = [items, anyOf, oneOf].flat() as readonly (JsonSchema | undefined)[];
  return [
    ...Object.entries(properties).flatMap(([name, field]) => [
      ...(isExplained(field) ? [] : [`${path}/${name}`]),
      ...unexplainedFields(field, `${path}/${name}`),
    ]),
    ...forms.flatMap((form) => (form === undefined ? [] : unexplainedFields(form, path))),
  ];
}

const isExplained = ({ $ref, description, allOf = [] }: JsonSchema): boolean =>
  $ref !== undefined || description !== undefined || allOf.some(isExplained);
