/**
 * Percent by which kilograms as invoiced may differ from those by the standard factor without a word.
 * Interpretation: no law sets a limit; mixing up gross and net value of gas is 10.7 percent, rounding far below one.
 */
export const KILOGRAMS_DEVIATION_PERCENT_MAX = 2n;
