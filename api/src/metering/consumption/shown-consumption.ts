import { type Fraction, formatFixed } from '@klarmeter/engine';

/** A consumption is exact until it is shown, whoever shows it: with three decimals. */
export const shownConsumption = (value: Fraction): string => formatFixed(value, 3);
