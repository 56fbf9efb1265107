import { billOperatingCosts, type OperatingCostsHouse } from '@klarmeter/engine';
import { describe, expect, test } from 'vitest';
import { createCompiler } from '../render/compiler.ts';
import { readPdf } from '../render/read-pdf.ts';
import { ContradictionError } from '../statement-document/contradictions.ts';
import { SAMPLE_A } from '../statement-document/samples/sample-a.ts';
import { UNPUBLISHED_PRICE } from '../statement-document/samples/unpublished-price.ts';
import { composeOperatingCostDocument } from './compose.ts';
import type { OperatingCostDocumentInput } from './input.ts';

const YEAR = { from: '2025-01-01', to: '2025-12-31' } as const;
const HOUSE: OperatingCostsHouse = {
  schema: 'klarmeter.house/2',
  id: 'sample',
  period: YEAR,
  positions: [
    { id: 'tax', kind: 'property_tax', amount_eur: '1000.00' },
    {
      id: 'caretaker',
      kind: 'caretaker',
      amount_eur: '1500.00',
      deduction: { amount_eur: '300.00', reason: '20 % Verwaltung' },
      labour: [{ kind: 's35a_2', amount_eur: '900.00' }],
      key: { by: 'units' },
    },
    { id: 'refuse', kind: 'refuse', amount_eur: '300.00', key: { by: 'persons' } },
    { id: 'water', kind: 'water_supply', amount_eur: '200.00', key: { by: 'consumption', of: 'water' } },
    { id: 'aerial', kind: 'aerial', amount_eur: '50.00', built_on: '1998-05-01', from: '2025-01-01', to: '2025-06-30' },
  ],
  units: [
    {
      id: 'A',
      area_m2: '60',
      occupancies: [{ id: 'A1', ...YEAR, persons: '2', cold_water_m3: '60', advance_eur: '1500.00' }],
    },
    {
      id: 'B',
      area_m2: '40',
      occupancies: [
        { id: 'B1', from: '2025-01-01', to: '2025-06-30', persons: '1', cold_water_m3: '25', advance_eur: '900.00' },
        { id: 'B2', from: '2025-07-01', to: '2025-12-31', persons: '1', cold_water_m3: '15', vacant: true },
      ],
    },
  ],
};

function inputOf(unit: string, occupancy: string, house: OperatingCostsHouse = HOUSE): OperatingCostDocumentInput {
  const result = billOperatingCosts(house, { reasons: false });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  const { statement, brand, addressee, landlord } = SAMPLE_A;
  const deadlines = [{ title: 'Belege', text: 'Sie dürfen alle Belege einsehen.', legal_basis: '§ 556 Abs. 4 BGB' }];
  return {
    kind: 'operating_cost_statement',
    statement: { ...statement, number: 'BK-2025-0000001-01' },
    brand,
    addressee,
    landlord,
    house,
    result,
    unit,
    occupancy,
    presentation: {
      schema: 'klarmeter.operating-costs-presentation/1',
      property: { number: '0000001-2', address_lines: ['Casameta-Allee 24', '34123 Kassel'] },
      units: house.units.map(({ id, occupancies }) => ({
        id,
        label: `Wohnung ${id}`,
        occupancies: occupancies.map(({ id: user, vacant = false }) => ({
          id: user,
          user_number: user,
          settlement: vacant ? ('carried_over' as const) : ('payable' as const),
          deadlines: vacant ? [] : deadlines,
        })),
      })),
      receipts: [{ position_id: 'tax', receipt: 'Grundsteuerbescheid', on: '2025-01-20' }],
      payment: { iban: 'DE02120300000000202051', bic: null, account_holder: 'Hausgemeinschaft', due_on: '2026-09-30' },
    },
  };
}

/** Text as a person reads it: line ends and narrow spaces are spaces. */
const readable = (value: unknown) => JSON.stringify(value).replace(/[\u00a0\u202f]/g, ' ');

describe('what a tenant reads', () => {
  test('the result, what to do, and the next advance', () => {
    // 600.00 + 600.00 + 200.00 + 120.00 + 30.00 less 1500.00.
    const { title, result } = composeOperatingCostDocument(inputOf('A', 'A1'));
    expect(title.replace(/\s/g, ' ')).toBe('Ihre Betriebskostenabrechnung 2025: Nachzahlung 50,00 €');
    expect(result.box.rows.map(({ amount }) => readable(amount))).toEqual(['"1.550,00 €"', '"−1.500,00 €"']);
    expect(readable(result.steps)).toContain('50,00 € bis 30.09.2026 an Hausgemeinschaft');
    expect(readable(result.change.note)).toContain(
      'ein Zwölftel von 1.550,00 € für zwölf Monate, auf volle Euro gerundet (§ 560 Abs. 4 BGB)',
    );
    expect(result.paymentCode).not.toBeNull();
  });

  test('each cost with its key, the share of the house and the own one', () => {
    const [costs] = composeOperatingCostDocument(inputOf('A', 'A1')).sections;
    const [lines, labour] = (costs ?? []).filter((block) => block.kind === 'table');
    expect(lines?.rows.map(({ cells }) => cells)).toEqual([
      [
        { text: '1. Grundsteuer', under: 'Grundsteuerbescheid, 20.01.2025' },
        '1.000,00',
        'Wohnfläche m² *',
        '100',
        '10,0000',
        '60',
        '600,00',
      ],
      ['2. Wasserversorgung', '200,00', 'Verbrauch m³', '100', '2,0000', '60', '120,00'],
      ['8. Müllbeseitigung', '300,00', 'Personentage', '1.095', '0,2740', '730', '200,00'],
      [
        {
          text: '14. Hauswart',
          under: expect.stringMatching(/^Von 1\.500,00.€ trägt der Vermieter 300,00.€: 20 % Verwaltung$/),
        },
        '1.200,00',
        'Wohneinheiten',
        '2',
        '600,0000',
        '1',
        '600,00',
      ],
      [
        { text: '15a. Gemeinschaftsantenne', under: '01.01.2025 – 30.06.2025' },
        '50,00',
        'Wohnfläche m² *',
        '100',
        '0,5000',
        '60',
        '30,00',
      ],
      ['Ihre Kosten', '', '', '', '', '', '1.550,00'],
    ]);
    expect(labour?.rows[0]?.cells).toEqual(['14. Hauswart', 'Haushaltsnahe Dienstleistung', '450,00']);
    expect(readable(costs)).toContain('Ein Schlüssel ist nicht vereinbart');
  });

  test('who left in the year reads his days, has a credit and is asked for no advance', () => {
    const { title, result } = composeOperatingCostDocument(inputOf('B', 'B1'));
    expect(title).toContain('Guthaben');
    expect(readable(result.box.rows[0])).toContain('Ihr Nutzungszeitraum 01.01.2025 – 30.06.2025 (181 von 365 Tagen)');
    expect(result.change.note).toContain('keine neue Vorauszahlung');
    expect(result.paymentCode).toBeNull();
  });

  test('who left in the year can check each share: its days, and as many digits as lead to the amount', () => {
    const [costs] = composeOperatingCostDocument(inputOf('B', 'B1')).sections;
    const [lines] = (costs ?? []).filter((block) => block.kind === 'table');
    const shares = lines?.rows.map(({ cells: [name, , , , , own, amount] }) => [
      typeof name === 'string' ? name : name?.text,
      own,
      amount,
    ]);
    expect(shares).toEqual([
      // 1,000.00 by 40 of 100 m2.
      ['1. Grundsteuer', { text: '19,836', under: '40 × 181 : 365 Tage' }, '198,36'],
      ['2. Wasserversorgung', '25', '50,00'],
      ['8. Müllbeseitigung', '181', '49,59'],
      ['14. Hauswart', { text: '0,49589', under: '1 × 181 : 365 Tage' }, '297,53'],
      ['15a. Gemeinschaftsantenne', '40', '20,00'],
      ['Ihre Kosten', '', '615,48'],
    ]);
    expect(readable(costs)).toContain('Gerechnet wird Kosten des Hauses × Ihr Schlüssel : Schlüssel des Hauses');
  });

  test('the heating statement is named by its number, and advances for it stand beside the others', () => {
    const year = { id: 'A1', ...YEAR, heating: '10', advance_eur: '400.00' };
    const heating = {
      schema: 'klarmeter.house/1',
      id: 'heating',
      period: YEAR,
      costs: [{ id: 'gas', kind: 'fuel', scope: 'heating', amount_eur: '600.00' }],
      keys: { heating_consumption_percent: '70' },
      units: [
        { id: 'A', heating_area_m2: '60', occupancies: [year] },
        {
          id: 'B',
          heating_area_m2: '40',
          occupancies: [
            { id: 'B1', from: '2025-01-01', to: '2025-06-30', heating: '5' },
            { id: 'B2', from: '2025-07-01', to: '2025-12-31', heating: '5', vacant: true },
          ],
        },
      ],
    } as const;
    const input = inputOf('A', 'A1', { ...HOUSE, heating });
    const units = input.presentation.units.map((unit) => ({
      ...unit,
      occupancies: unit.occupancies.map((each) => ({ ...each, heating_statement: 'HK-2025-0000001-01' })),
    }));
    const { result, sections } = composeOperatingCostDocument({
      ...input,
      presentation: { ...input.presentation, units },
    });
    expect(readable(result.box.rows[1])).toContain(
      'Heizung und Warmwasser 400,00 €, übrige Betriebskosten 1.500,00 €","amount":"−1.900,00 €',
    );
    expect(readable(sections)).toContain('{"text":"Heizkostenabrechnung","under":"HK-2025-0000001-01"}');
  });

  test('the landlord of an empty flat has no deadlines against himself and nothing to pay', () => {
    const { result, sections } = composeOperatingCostDocument(inputOf('B', 'B2'));
    expect(result.box.state).toBe('SIE TRAGEN');
    expect(readable(sections)).not.toContain('Ihre Rechte');
    expect(result.paymentCode).toBeNull();
  });

  test('a correction says what it replaces and why', () => {
    const input = inputOf('A', 'A1');
    const statement = { ...input.statement, version: 2, correctionReason: 'Der Bescheid war falsch.' };
    const { result, title } = composeOperatingCostDocument({ ...input, statement });
    expect(title).toContain('korrigierte');
    expect(result.correction).toBe('Diese Fassung 2 ersetzt Fassung 1. Grund: Der Bescheid war falsch.');
    const replaced = { total_eur: '1485.29', advance_eur: '1500.00', balance_eur: '-14.71' };
    const { correction } = composeOperatingCostDocument({ ...input, statement: { ...statement, replaced } }).result;
    expect(readable(correction)).toContain(
      'Fassung 1: Guthaben 14,71 €. Unterschied: +64,71 €. Haben Sie aus Fassung 1 das Guthaben schon bekommen, zahlen Sie nur 64,71 €.',
    );
  });
});

test('figures that contradict each other are not printed', () => {
  const input = inputOf('A', 'A1');
  const occupants = input.result.occupants.map((each) => ({ ...each, total_eur: '1.00' }));
  expect(() => composeOperatingCostDocument({ ...input, result: { ...input.result, occupants } })).toThrow(
    ContradictionError,
  );
  expect(() => composeOperatingCostDocument({ ...input, occupancy: 'nobody' })).toThrow(ContradictionError);
});

test('the PDF is archivable, tagged, of two pages, and each reference leads to its page', async () => {
  const document = composeOperatingCostDocument(inputOf('A', 'A1'));
  const render = createCompiler();
  const bytes = render('statement', document);
  const facts = await readPdf(bytes);
  const text = facts.pages.map((page) => page.replace(/[\s\u00a0\u202f]+/g, ' '));
  expect(text).toHaveLength(2);
  expect(text[0]).toContain('Kosten und Schlüssel auf Seite 2.');
  expect(text[0]).toContain('Ihre Rechte und Fristen stehen auf Seite 2.');
  expect(text[1]).toContain('Kosten des Hauses und Ihr Anteil');
  expect(text[1]).toContain('Sie dürfen alle Belege einsehen.');
  expect(text.join(' ')).not.toContain('{page');
  expect(facts.metadata).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
  expect(facts.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD']));
  expect(Buffer.from(render('statement', document)).equals(Buffer.from(bytes))).toBe(true);
});

test('values of the law that are not published yet are named as provisional', () => {
  expect(
    JSON.stringify(composeOperatingCostDocument({ ...inputOf('A', 'A1'), provisional: [UNPUBLISHED_PRICE] }).sections),
  ).toContain('Vorläufig, noch nicht amtlich veröffentlicht: ');
});
