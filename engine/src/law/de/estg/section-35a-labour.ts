/** EStG section 35a(2), household services and employment, or (3), craftsmen. */
export const LABOUR_KINDS = ['s35a_2', 's35a_3'] as const;
export type LabourKind = (typeof LABOUR_KINDS)[number];

const CRAFTSMEN: readonly string[] = ['maintenance', 'cleaning', 'emission_measurement', 'calibration'];

/**
 * The subsection that the labour in a kind of heating cost belongs to.
 * Interpretation: who services, cleans, measures or calibrates the plant is a craftsman; other labour, such as attending
 * to it, is a service near the household.
 */
export const heatingLabourKind = (kind: string): LabourKind => (CRAFTSMEN.includes(kind) ? 's35a_3' : 's35a_2');
