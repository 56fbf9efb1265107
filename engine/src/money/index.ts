export { formatCents, parseDecimal } from './decimal.ts';
export { type Fraction, fraction, fromCents, multiply, toCents } from './fraction.ts';
