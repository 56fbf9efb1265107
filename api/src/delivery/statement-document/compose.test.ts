import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PreviousPeriod } from '../../billing/index.ts';
import { Presentation } from '../../billing/index.ts';
import { composeStatementDocument } from './compose.ts';
import { type Exact, exact, plain, sum } from './decimal.ts';
import type { Block, Cell, TableBlock } from './document.ts';
import type { StatementDocumentInput } from './input.ts';
import { SAMPLE_A } from './samples/sample-a.ts';
import { SAMPLE_B, SAMPLE_B_FLAT_1 } from './samples/sample-b.ts';
import { UNPUBLISHED_PRICE } from './samples/unpublished-price.ts';

const textOf = (cell: Cell | undefined) => (typeof cell === 'string' ? cell : (cell?.text ?? ''));

/** Reads a printed figure back: "−1.091,56 €" is -1091.56. */
const printed = (text: string): Exact =>
  exact(
    text
      .replace(/[^\d,−]/g, '')
      .replace('−', '-')
      .replace(',', '.'),
  );

const tablesOf = (document: { sections: readonly (readonly Block[])[] }): TableBlock[] =>
  document.sections.flat().filter((block) => block.kind === 'table');

describe.each([
  { name: 'A', input: SAMPLE_A },
  { name: 'B', input: SAMPLE_B },
  { name: 'B, flat 1', input: SAMPLE_B_FLAT_1 },
])('sample $name', ({ input }) => {
  const document = composeStatementDocument(input);

  test('has a presentation that could have been frozen', () => {
    expect(Presentation.safeParse(input.presentation).error).toBeUndefined();
  });

  test('every printed sum is the sum of the figures printed above it', () => {
    let checked = 0;
    for (const table of tablesOf(document)) {
      table.columns.forEach((column, index) => {
        if (column.align !== 'right') return;
        let above: Exact[] = [];
        for (const row of table.rows) {
          const text = textOf(row.cells[index]);
          if (!/\d/.test(text)) continue;
          if (row.weight === 'sum' && above.length > 0) {
            const total = printed(text);
            expect(plain(sum(above), 4), `${table.summary}: ${column.head}`).toBe(plain(total, 4));
            above = [total];
            checked += 1;
          } else above.push(printed(text));
        }
      });
    }
    expect(checked).toBeGreaterThan(5);
  });

  test('result box: costs and advances leave the result', () => {
    const [costs, advances] = document.result.box.rows.map(({ amount }) => printed(amount));
    if (!costs || !advances) throw new Error('the box has two rows');
    expect(plain(sum([costs, advances]), 2).replace('-', '')).toBe(plain(printed(document.result.box.amount), 2));
  });

  test('parts of the share bar add up to the costs', () => {
    const parts = document.result.shareBar?.parts.map(({ amount }) => printed(amount)) ?? [];
    expect(plain(sum(parts), 2)).toBe(plain(printed(document.result.box.rows[0]?.amount ?? ''), 2));
  });

  test('a hyphen never stands for a minus', () => {
    expect(JSON.stringify([document.result, document.sections])).not.toMatch(/[ "]-\d/);
  });

  test('keeps its sentences short', () => {
    const words = document.result.steps.items.map(({ text }) => text).join(' ');
    for (const sentence of words.split(/(?<=[.:]) /)) expect(sentence.split(' ').length).toBeLessThanOrEqual(16);
  });
});

const withOccupant = (
  input: StatementDocumentInput,
  change: (occupant: StatementDocumentInput['result']['occupants'][number]) => object,
): StatementDocumentInput => ({
  ...input,
  result: {
    ...input.result,
    occupants: input.result.occupants.map((occupant) =>
      occupant.occupancy === input.occupancy ? { ...occupant, ...change(occupant) } : occupant,
    ),
  },
});

describe('outcome in five states, each a word', () => {
  test.each([
    { advance: '800.00', balance: '291.56', word: 'NACHZAHLUNG', title: /Nachzahlung 291,56/, pays: true },
    { advance: '1100.00', balance: '-8.44', word: 'GUTHABEN', title: /Guthaben 8,44/, pays: false },
    { advance: '1091.56', balance: '0.00', word: 'AUSGEGLICHEN', title: /ausgeglichen/, pays: false },
    { advance: undefined, balance: '1091.56', word: 'WIRD ÜBERNOMMEN', title: /werden übernommen/, pays: false },
  ])('$word', ({ advance, balance, word, title, pays }) => {
    const input = withOccupant(SAMPLE_A, ({ advance_eur: _, ...rest }) => ({
      ...rest,
      ...(advance === undefined ? { advance_eur: undefined } : { advance_eur: advance }),
      balance_eur: balance,
    }));
    const { result } = composeStatementDocument(input);
    expect(result.box.state).toBe(word);
    expect(result.heading).toMatch(title);
    expect(result.paymentCode !== null).toBe(pays);
    expect(result.box.amount).not.toContain('−');
  });

  test('an empty unit: the landlord bears it, nobody is told to pay, and nothing is said about living there', () => {
    const house = {
      ...SAMPLE_B.house,
      units: SAMPLE_B.house.units.map((unit) => ({
        ...unit,
        occupancies: unit.occupancies.map((each) => (each.id === 'T3b' ? { ...each, vacant: true } : each)),
      })),
    };
    const document = composeStatementDocument({ ...SAMPLE_B, house, unit: 'W3', occupancy: 'T3b' });
    const { result, sections } = document;
    expect(result.box.state).toBe('SIE TRAGEN');
    expect(result.heading).toMatch(/Leerstand, Sie tragen \d/);
    expect(result.box.rows.map(({ label }) => label)).toEqual(['Ihre Kosten']);
    expect(result.box.rows[0]?.detail).toContain('Leerstand ');
    expect(result.steps.items[1]?.word).toBe('Nichts überweisen');
    expect(result.change.note).toBe('Kein Vergleich: Die Räume standen leer.');
    const pages = JSON.stringify(sections);
    expect(pages).toMatch(/Die Räume standen vom .* leer\./);
    expect(pages).not.toMatch(/genutzt|erste Abrechnung|Ihren Geräten, Grund/);
  });

  test('who moved in within the period is told that it is the first statement', () => {
    const { result } = composeStatementDocument({ ...SAMPLE_B, unit: 'W3', occupancy: 'T3b', previous: null });
    expect(result.change.note).toBe('Kein Vergleich mit dem Vorjahr: Das ist Ihre erste Abrechnung in dieser Wohnung.');
  });

  test('carried over into the operating-cost statement asks for nothing', () => {
    const { result } = composeStatementDocument({ ...SAMPLE_B, unit: 'W4', occupancy: 'T4' });
    expect(result.box.state).toBe('WIRD ÜBERNOMMEN');
    expect(result.steps.items[1]?.word).toBe('Bitte jetzt nichts überweisen');
  });

  test('what is carried over stands alone: no advances beside it, no labour that is certified where it goes to', () => {
    const [unit, ...others] = SAMPLE_A.presentation.units;
    const [own, ...rest] = unit?.occupancies ?? [];
    if (unit === undefined || own === undefined) throw new Error('sample A has a unit');
    const household_services = [{ kind: 'Handwerkerleistungen', amount_eur: '52.00' }];
    const printed = (settlement: 'payable' | 'carried_over') => {
      const occupancies = [{ ...own, settlement, household_services }, ...rest];
      return composeStatementDocument({
        ...SAMPLE_A,
        presentation: { ...SAMPLE_A.presentation, units: [{ ...unit, occupancies }, ...others] },
      });
    };
    const { result, sections } = printed('carried_over');
    expect(result.box.rows.map(({ amount }) => amount)).toEqual([result.box.amount]);
    expect(result.box.notes).toContain('Ihre Vorauszahlungen werden in der Betriebskostenabrechnung abgezogen.');
    expect(JSON.stringify(sections)).not.toContain('52,00');
    expect(JSON.stringify(printed('payable').sections)).toContain('52,00');
  });
});

describe('a correction says what was told before, the difference, and what becomes of money that has moved', () => {
  const { result, statement } = SAMPLE_A;
  const occupant = result.occupants.find(({ occupancy }) => occupancy === SAMPLE_A.occupancy);
  const corrected = (balance_eur: string, total_eur = '1.00') =>
    composeStatementDocument({
      ...SAMPLE_A,
      statement: {
        ...statement,
        version: 2,
        correctionReason: 'Zähler.',
        replaced: { total_eur, advance_eur: '800.00', balance_eur },
      },
    }).result.correction?.replaceAll('\u202f', ' ');

  test.each([
    [
      '-14.71',
      'Guthaben 14,71 €. Unterschied: +306,27 €. Haben Sie aus Fassung 1 das Guthaben schon bekommen, zahlen Sie nur 306,27 €.',
    ],
    [
      '300.00',
      'Nachzahlung 300,00 €. Unterschied: −8,44 €. Haben Sie aus Fassung 1 die Nachzahlung schon geleistet, bekommen Sie 8,44 €.',
    ],
    ['0.00', 'Ausgeglichen. Unterschied: +291,56 €.'],
    ['291.56', 'Nachzahlung 291,56 €. Unterschied: 0,00 €.'],
  ])('%s before', (before, told) => {
    expect(corrected(before)).toBe(`Diese Fassung 2 ersetzt Fassung 1. Grund: Zähler. Fassung 1: ${told}`);
  });

  test('nobody pays what is carried over', () => {
    const { advance_eur: _, ...carried } = occupant ?? {};
    const input = withOccupant(SAMPLE_A, () => ({ ...carried, advance_eur: undefined, balance_eur: '1091.56' }));
    const replaced = { total_eur: '1000.00', balance_eur: '1000.00' };
    const { correction } = composeStatementDocument({
      ...input,
      statement: { ...statement, version: 2, replaced },
    }).result;
    expect(correction?.replaceAll('\u202f', ' ')).toMatch(
      /Fassung 1: 1\.000,00 € werden übernommen\. Unterschied: \+91,56 €\.$/,
    );
  });
});

test.each([
  [{ emissions_kg: '5825', cost_eur: '380.00' }, 'CO₂-Menge und CO₂-Kosten: Angaben des Lieferanten.'],
  [{}, 'CO₂-Menge: berechnet mit dem Emissionsfaktor. CO₂-Kosten: berechnet mit dem CO₂-Preis des Jahres.'],
  [{ emissions_kg: '5825' }, 'CO₂-Menge: Angaben des Lieferanten. CO₂-Kosten: berechnet mit dem CO₂-Preis des Jahres.'],
])('it is said whose CO2 figures they are: %j', (stated, told) => {
  const { co2 } = SAMPLE_B.house;
  const invoice = { energy_kwh: '29000', delivered_in: '2025', vat_percent: '19', ...stated };
  const house = { ...SAMPLE_B.house, co2: { ...co2, building: 'residential' as const, invoices: [invoice] } };
  const text = JSON.stringify(composeStatementDocument({ ...SAMPLE_B, house }).sections);
  expect(text).toContain(`Grundlage: 29.000 kWh Heizöl. ${told}`);
});

describe('change against the period before', () => {
  const changeOf = (previous: PreviousPeriod | null) =>
    composeStatementDocument({ ...SAMPLE_A, previous }).result.change;
  const before = SAMPLE_A.presentation.units[0]?.occupancies[0]?.previous_period;
  if (!before) throw new Error('sample A knows its period before');

  test('three lines as printed in the sample', () => {
    expect(changeOf(before).lines.map(({ amount }) => amount.replace('\u202f', ' '))).toEqual([
      '+60,00 €',
      '+96,01 €',
      '−12,65 €',
    ]);
  });

  test('three lines always add up to the difference, to the cent', () => {
    const cents = fc.bigInt({ min: 1n, max: 500_000n });
    const decimal = (value: bigint, digits: number) =>
      plain({ numerator: value, denominator: 10n ** BigInt(digits) }, digits);
    fc.assert(
      fc.property(
        cents,
        fc.bigInt({ min: 1n, max: 9_000_000n }),
        fc.bigInt({ min: 1n, max: 9_999_999n }),
        (total, units, price) => {
          const change = changeOf({
            ...before,
            total_eur: decimal(total, 2),
            lines: before.lines.map((line) =>
              line.code === 'heating_consumption'
                ? { ...line, units: decimal(units, 3), unit_price_eur: decimal(price, 6), amount_eur: '0.00' }
                : line,
            ),
          });
          if (change.lines.length === 0) return;
          const difference = 109_156n - total;
          expect(plain(sum(change.lines.map(({ amount }) => printed(amount))), 2)).toBe(decimal(difference, 2));
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    { why: 'no period before', previous: null, note: /Für das Vorjahr liegt hier keine Abrechnung für Sie vor/ },
    { why: 'new devices', previous: { ...before, units_comparable: false }, note: /nicht vergleichbar/ },
    { why: 'hardly any change', previous: { ...before, total_eur: '1088.00' }, note: /Der Unterschied beträgt \+3,56/ },
    { why: 'unequal periods', previous: { ...before, from: '2021-07-01' }, note: /365 und 184 Tage.*2,99.*5,15/ },
  ])('a sentence instead: $why', ({ previous, note }) => {
    const change = changeOf(previous);
    expect(change.lines).toEqual([]);
    expect(change.note?.replaceAll('\u202f', ' ')).toMatch(note);
  });
});

describe('what is missing is said, never left empty', () => {
  const pageText = (input: StatementDocumentInput) => JSON.stringify(composeStatementDocument(input).sections);
  const { presentation } = SAMPLE_A;

  test.each([
    {
      what: 'taxes',
      change: { taxes_and_levies: null },
      sentence: 'Liegen nicht vor.',
    },
    { what: 'fuel mix', change: { fuel_mix: [] }, sentence: 'Die Anteile liegen nicht vor.' },
    { what: 'invoices', change: { fuel_invoices: [] }, sentence: 'Zählerstände liegen nicht vor.' },
    { what: 'split before the act', change: {}, sentence: 'erst für Zeiträume ab 01.01.2023' },
  ])('$what', ({ change, sentence }) => {
    expect(pageText({ ...SAMPLE_A, presentation: { ...presentation, ...change } })).toContain(sentence);
  });

  test('first statement has no chart but a sentence', () => {
    expect(pageText({ ...SAMPLE_B, unit: 'W2', occupancy: 'T2' })).toContain('Kein Vergleich mit dem Vorjahr');
  });

  test('an erased person has no name and no address', () => {
    const { letter } = composeStatementDocument({ ...SAMPLE_A, addressee: null });
    expect(letter.address).toEqual(['Name und Anschrift sind gelöscht.']);
  });
});

describe('what contradicts itself is not printed', () => {
  test('devices that do not add up to what was billed', () => {
    const unit = SAMPLE_A.house.units[0];
    const occupancy = unit?.occupancies[0];
    if (!unit || !occupancy) throw new Error('sample A has a unit');
    const units = [{ ...unit, occupancies: [{ ...occupancy, heating: '801' }] }, ...SAMPLE_A.house.units.slice(1)];
    const input = { ...SAMPLE_A, house: { ...SAMPLE_A.house, units } };
    expect(() => composeStatementDocument(input)).toThrow(/Heizung: the devices do not add up to the 801/);
  });

  test('lines that do not add up to the total', () => {
    const input = withOccupant(SAMPLE_A, () => ({ total_eur: '1091.57', balance_eur: '291.57' }));
    expect(() => composeStatementDocument(input)).toThrow(/the lines do not add up to 1091.57/);
  });

  test('an occupant nobody knows', () => {
    expect(() => composeStatementDocument({ ...SAMPLE_A, occupancy: 'nobody' })).toThrow('the statement needs');
  });
});

test('substitute value: what was missing, why, which method, which calculation', () => {
  const box = composeStatementDocument(SAMPLE_B)
    .sections.flat()
    .find((block) => block.kind === 'box');
  expect(box?.facts.map(({ term }) => term)).toEqual(['Es fehlt', 'Grund', 'Methode', 'Rechnung']);
});

test('the class of the building is marked once, with its words', () => {
  const scale = composeStatementDocument(SAMPLE_B)
    .sections.flat()
    .find((block) => block.kind === 'scale');
  expect(scale?.steps.filter(({ mark }) => mark !== null)).toEqual([
    { left: '40 %', middle: '7   37 bis unter 42', right: '60 %', mark: 'Ihr Haus: 38,7' },
  ]);
  expect(scale?.alt).toContain('Stufe 7 von 10');
});

test('values of the law that are not published yet are named as provisional', () => {
  expect(
    JSON.stringify(composeStatementDocument({ ...SAMPLE_A, provisional: [UNPUBLISHED_PRICE] }).sections),
  ).toContain('Vorläufig, noch nicht amtlich veröffentlicht: ');
});
