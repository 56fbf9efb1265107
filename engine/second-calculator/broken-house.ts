import { Dice } from './dice.ts';
import { faultsOfEnergy } from './faults-of-energy.ts';
import { faultsOfForm } from './faults-of-form.ts';
import { faultsOfLaw } from './faults-of-law.ts';
import type { Plant } from './plant-fault.ts';
import { randomHouse } from './random-house.ts';
import type { RawHouse } from './raw-house.ts';

// Correct houses with one planted fault each, so that the only right answer is a refusal.

export const faults: { readonly [fault: string]: Plant } = { ...faultsOfForm, ...faultsOfLaw, ...faultsOfEnergy };

export interface BrokenHouse {
  readonly house: RawHouse;
  readonly fault: string;
}

/** Every fault equally often; houses are drawn until one has a place for it. */
export function brokenHouse(random: () => number): BrokenHouse {
  const dice = new Dice(random);
  const fault = dice.pick(Object.keys(faults));
  for (let drawn = 0; drawn < 5000; drawn++) {
    const house = randomHouse(random);
    if (faults[fault]?.(house, dice)) return { house, fault };
  }
  // Only a poor source of choices comes here; an unknown field finds its place in every house.
  const house = randomHouse(random);
  faultsOfForm.unknown_field_of_house(house);
  return { house, fault: 'unknown_field_of_house' };
}
