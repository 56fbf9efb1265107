import { expect, test } from 'vitest';
import { provisionalNote } from './provisional.ts';
import { UNPUBLISHED_PRICE } from './samples/unpublished-price.ts';

test('values that are not published yet are named, with their paragraph', () => {
  expect(provisionalNote([UNPUBLISHED_PRICE])).toEqual([
    {
      kind: 'text',
      text: 'Vorläufig, noch nicht amtlich veröffentlicht: Preis der Emissionszertifikate (§ 4 CO2KostAufG).',
      small: true,
      source: null,
    },
  ]);
});

test.each([undefined, []])('where there are none, no word is left of them: %j', (values) => {
  expect(provisionalNote(values)).toEqual([]);
});
