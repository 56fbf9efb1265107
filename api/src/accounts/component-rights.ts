import type { Right } from '../rights.ts';
import type { EmbedComponents } from './embed-schemas.ts';

/** What each element asks the API for. A session that does not show an element cannot ask for what it shows. */
const RIGHTS = {
  statement_list: ['statements:read', 'explanations:read', 'documents:read'],
  consumption_chart: ['consumption:read', 'monthly_information:read'],
  delivery_proof: ['documents:read', 'deliveries:read', 'log:read'],
  self_reading: ['self_readings:read', 'self_readings:write'],
} as const satisfies Record<keyof EmbedComponents, readonly Right[]>;

type Component = keyof typeof RIGHTS;

/** The rights that a session's components open; its role may hold fewer. */
export function rightsOfComponents(components: EmbedComponents): ReadonlySet<Right> {
  const shown = (Object.keys(RIGHTS) as Component[]).filter((name) => components[name] !== undefined);
  return new Set<Right>([
    'embed_sessions:read',
    ...shown.flatMap((name) => [...RIGHTS[name]]),
    ...(components.delivery_proof?.features?.acknowledgement === true ? (['deliveries:acknowledge'] as const) : []),
  ]);
}

/** Components that show people, amounts or documents: not for those who read meters. */
export function unsuitableForReaders(components: EmbedComponents): Component[] {
  return (['statement_list', 'delivery_proof', 'self_reading'] as const).filter(
    (name) => components[name] !== undefined,
  );
}
