import type { KeyName } from '../../operating-costs/house.ts';
import { type Words, words } from '../details.ts';

/** How keys are called. */
export const KEY_WORDS: Readonly<Record<KeyName, Words>> = {
  area: words('Wohnfläche', 'living area'),
  heated_area: words('beheizte Fläche', 'heated area'),
  units: words('Wohneinheiten', 'units'),
  persons: words('Personentage', 'person-days'),
  consumption: words('Verbrauch', 'consumption'),
  co_ownership: words('Miteigentumsanteil', 'co-ownership share'),
  fixed: words('feste Beträge', 'fixed amounts'),
};
