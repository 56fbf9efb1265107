import { formatCents, parse, toCents } from '@klarmeter/engine';

/** Cents as the house file writes euro. */
export const eur = (cents: number): string => formatCents(BigInt(cents));

/** Euro of a house file or its result, in whole cents. */
export const centsOf = (euro: string): number => Number(toCents(parse(euro)));
