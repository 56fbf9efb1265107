import { describe, expect, test } from 'vitest';
import { type Reason, type ReasonTree, reasonTree, valueAt } from '../billing/reasons.ts';
import { type OperatingCostAmount, operatingCostReasonId } from './reason-ids.ts';
import { billOperatingCosts } from './run.ts';
import { billed, rich } from './sample-house.ts';

const result = billed(rich);
const reasons = result.reasons ?? {};

describe('a house with everything', () => {
  test('has a reason for every amount of every occupant, and the same figure in it', () => {
    for (const { path, lines, total_eur, advance_eur, balance_eur, advance_proposal, s35a } of result.occupants) {
      const value = (amount: OperatingCostAmount) => reasons[operatingCostReasonId(path, amount)]?.value;
      expect(lines.length).toBeGreaterThan(0);
      for (const { position, amount_eur } of lines) {
        expect(value(position === null ? 'heating' : `positions/${position}`)).toBe(amount_eur);
      }
      expect(value('total')).toBe(total_eur);
      expect(value('advance')).toBe(advance_eur);
      expect(value('balance')).toBe(balance_eur);
      expect(value('advance_proposal')).toBe(advance_proposal?.monthly_eur);
      for (const kind of ['s35a_2', 's35a_3'] as const) {
        const certified = s35a?.[`${kind}_eur`] ?? '0.00';
        expect(value(`labour/${kind}`) ?? '0.00').toBe(certified);
      }
    }
    expect(result.occupants.filter(({ s35a }) => s35a !== undefined)).toHaveLength(2);
  });

  test('leads every input to a reason or to a value of the house file', () => {
    for (const reason of Object.values<Reason>(reasons)) {
      expect(reason.inputs.length, reason.id).toBeGreaterThan(0);
      for (const input of reason.inputs) {
        const found = input.startsWith('/') ? valueAt(rich, input) : reasons[input];
        expect(found, `${input} below ${reason.id}`).toBeDefined();
      }
      expect(reason.label_de.length * reason.label_en.length, reason.id).toBeGreaterThan(0);
      expect(reason.legal_basis).toMatch(/^\S+ § \d+[a-z]?(\(\d+\))?$/);
      expect(reasons[reason.id]).toBe(reason);
    }
  });

  test.each<[string, string[]]>([
    ['positions/tax', ['/positions/0/amount_eur', '/units/0/area_m2', '/units/1/area_m2']],
    [
      'positions/water',
      ['/units/0/occupancies/0/cold_water_m3', '/units/0/occupancies/0/hot_water_m3', '/units/1/cold_water_m3'],
    ],
    ['positions/drain', ['/units/0/undrained_m3']],
    ['positions/refuse', ['/units/0/occupancies/0/persons', '/units/0/occupancies/0/person_changes/0/persons']],
    ['positions/lift', ['/units/1/unit_count', '/positions/4/from', '/period/to', '/units/1/occupancies/0/to']],
    ['positions/garden', ['/positions/5/own_work', '/keys/totals/heated_area_m2']],
    ['positions/care', ['/positions/6/deduction/amount_eur', '/units/0/co_ownership', '/keys/totals/co_ownership']],
    ['positions/dry', ['/units/0/consumptions/dry~1wash', '/units/1/consumptions/dry~1wash']],
    ['positions/fixed', ['/positions/8/key/amounts_eur/A', '/positions/8/key/amounts_eur/B~12']],
    ['heating', ['/heating/costs/0/amount_eur', '/heating/units/0/occupancies/0/heating']],
    ['labour/s35a_2', ['/positions/6/labour/0/amount_eur', '/units/0/co_ownership']],
    [
      'labour/s35a_3',
      ['/positions/6/labour/1/amount_eur', '/heating_labour/0/amount_eur', '/heating/costs/1/amount_eur'],
    ],
    ['balance', ['/units/0/occupancies/0/advance_eur', '/positions/0/amount_eur']],
    ['advance_proposal', ['/units/0/occupancies/0/to', '/positions/0/amount_eur']],
  ])('%s leads to its values', (amount, pointers) => {
    const id = operatingCostReasonId('/units/0/occupancies/0', amount as OperatingCostAmount);
    const found = new Set(leaves(reasonTree(reasons, id, rich)));
    for (const pointer of pointers) expect([...found]).toContain(pointer);
  });

  test('own work and co-ownership name their provision', () => {
    expect(reasons['positions/garden/cost']?.legal_basis).toBe('BetrKV § 1(1)');
    expect(reasons['positions/care/key_total']?.legal_basis).toBe('BGB § 556a(3)');
  });

  test('a reason names the dated value it used', () => {
    expect(reasons['positions/tax/cost']).toMatchObject({
      value: '1000',
      parameter: { id: 'betrkv.2.kinds', from: '2024-07-01', source: expect.stringContaining('BetrKV § 2') },
    });
    expect(reasons['occupants/units/0/occupancies/0/advance_proposal']).toMatchObject({
      parameter: { id: 'bgb.560.advance_steps', from: '2001-09-01' },
    });
  });
});

function leaves(tree: ReasonTree): string[] {
  return tree.inputs.flatMap((input) => ('pointer' in input ? [input.pointer] : leaves(input)));
}

test('without reasons the figures are the same', () => {
  const { reasons: _, ...figures } = result;
  expect(billOperatingCosts(rich, { reasons: false })).toEqual(figures);
});
