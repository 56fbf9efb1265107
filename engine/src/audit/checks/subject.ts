import { absolute, compare, fraction, isLess, subtract, sum } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import type { CommonSubject } from '../common.ts';
import { euro, names, number, words } from '../details.ts';
import { indexBy, occupancyKey } from '../index-by.ts';
import { hit } from '../outcome.ts';

/** Whether what was handed in belongs together and can be read. */
export const subjectChecks = {
  facts_unreadable: {
    severity: 'error',
    legalBasis: null,
    title: words('Angabe nicht lesbar', 'Fact that cannot be read'),
    message: words(
      'An dieser Stelle wird {expected} erwartet. Die Angabe gilt als unbekannt.',
      'Expected here is {expected}. The fact is taken as unknown.',
    ),
    toDo: words('Berichtigen Sie die Angabe.', 'Correct the fact.'),
    run: ({ faults }) => faults.map(({ path, de, en }) => hit(`/facts${path}`, { expected: words(de, en) })),
  },

  result_of_another_house: {
    severity: 'error',
    legalBasis: null,
    title: words('Ergebnis gehört nicht zu dieser Hausdatei', 'Result does not belong to this house file'),
    message: words(
      'Neu gerechnet ergeben sich {now} EUR, im Ergebnis stehen {given} EUR. Anders sind: {occupants}.',
      'Billed again it is {now} EUR, the result says {given} EUR. Different are: {occupants}.',
    ),
    toDo: words('Rechnen Sie das Haus neu ab.', 'Bill the house again.'),
    run: ({ own, given, occupants }) => {
      const now = euro(own.totalStatements);
      if (given === undefined) {
        return [hit('/result', { now, given: words('keine', 'no'), occupants: words('alle', 'all') })];
      }
      const byKey = indexBy(given.occupants, occupancyKey);
      const different = occupants.filter(({ sums }) => {
        const same = byKey.get(occupancyKey(sums));
        return same === undefined || compare(same.total, sums.total) !== 0 || compare(same.balance, sums.balance) !== 0;
      });
      const totals = ['totalCosts', 'totalStatements', 'roundingDifference'] as const;
      const agree = totals.every((field) => compare(own[field], given[field]) === 0);
      const sameHouse = given.id === own.id && given.occupants.length === occupants.length;
      if (different.length === 0 && agree && sameHouse) return [];
      const said =
        different.length === 0 ? words('nur Summen', 'sums only') : names(different.map((each) => each.name));
      return [hit('/result', { now, given: euro(given.totalStatements), occupants: said })];
    },
  },

  statements_do_not_add_up: {
    severity: 'error',
    legalBasis: null,
    title: words('Einzelabrechnungen ergeben nicht die Kosten', 'Statements do not add up to the cost'),
    message: words(
      'Verteilt werden {distributed} EUR, die Abrechnungen ergeben {statements} EUR. Rundung erklärt höchstens {max} EUR.',
      '{distributed} EUR are distributed, the statements make {statements} EUR. Rounding explains {max} EUR at most.',
    ),
    toDo: words('Geben Sie nichts frei. Rechnen Sie das Haus neu ab.', 'Release nothing. Bill the house again.'),
    run: ({ given }) => {
      if (given === undefined) return [];
      const statements = sum(given.occupants.map(({ total }) => total));
      // Half a cent a line, half away from zero.
      const max = fraction(BigInt(given.lines), 200n);
      if (!isLess(max, absolute(subtract(given.distributed, statements)))) return [];
      const said = { distributed: euro(given.distributed), statements: euro(statements), max: number(max, 3) };
      return [hit('/result/occupants', said)];
    },
  },
} satisfies Record<string, CheckDefinition<CommonSubject, never>>;
