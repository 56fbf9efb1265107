import { parse } from '../../money/decimal.ts';
import { absolute, compare, fraction, isLess, subtract, sum, ZERO } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { euro, names, number, words } from '../details.ts';
import { indexBy, occupancyKey } from '../index-by.ts';
import { hit } from '../outcome.ts';
import { readResult } from '../read-result.ts';
import type { Subject } from '../subject.ts';

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
    run: ({ result, given, occupants }) => {
      const now = euro(parse(result.total_statements_eur));
      if (given === undefined) {
        return [hit('/result', { now, given: words('keine', 'no'), occupants: words('alle', 'all') })];
      }
      const own = readResult(result);
      const byKey = indexBy(given.occupants, occupancyKey);
      const different = occupants.filter(({ result: billed }) => {
        const [total, balance] = [parse(billed.total_eur), parse(billed.balance_eur)];
        const same = byKey.get(occupancyKey(billed));
        return same === undefined || compare(same.total, total) !== 0 || compare(same.balance, balance) !== 0;
      });
      const sums = ['totalCosts', 'totalStatements', 'roundingDifference'] as const;
      const agree = own !== undefined && sums.every((field) => compare(own[field], given[field]) === 0);
      const sameHouse = given.id === result.id && given.occupants.length === occupants.length;
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
    run: (subject) => {
      const sums = givenSums(subject);
      if (sums === undefined) return [];
      const { distributed, statements, lines } = sums;
      // Half a cent a line, half away from zero.
      const max = fraction(BigInt(lines), 200n);
      if (!isLess(max, absolute(subtract(distributed, statements)))) return [];
      const said = { distributed: euro(distributed), statements: euro(statements), max: number(max, 3) };
      return [hit('/result/occupants', said)];
    },
  },
} satisfies Record<string, CheckDefinition>;

/** What the given result distributes and what its statements make of it; undefined where there is none. */
function givenSums({ given, house }: Subject) {
  if (given === undefined) return undefined;
  const deducted = house.co2 !== undefined && house.co2.relief !== 'show_only';
  const landlord = deducted ? (given.landlordCo2 ?? ZERO) : ZERO;
  const statements = sum(given.occupants.map(({ total }) => total));
  const lines = given.occupants.reduce((many, each) => many + each.lines.length, 0);
  return { distributed: subtract(given.totalCosts, landlord), statements, lines };
}
