export { format, formatCents, formatFixed, parse, parseDecimal } from './decimal.ts';
export {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  fromCents,
  isZero,
  multiply,
  ONE,
  subtract,
  sum,
  toCents,
  ZERO,
} from './fraction.ts';
