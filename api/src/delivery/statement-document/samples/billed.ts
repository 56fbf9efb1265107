import { type BilledHouse, billHouse, type House } from '@klarmeter/engine';

/** The engine's answer for a sample house; a sample that cannot be billed is a mistake in the sample. */
export function billed(house: House): BilledHouse {
  const result = billHouse(house);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result;
}
