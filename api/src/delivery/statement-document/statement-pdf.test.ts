import { beforeAll, describe, expect, test } from 'vitest';
import { createCompiler } from '../render/compiler.ts';
import { type PdfFacts, readPdf } from '../render/read-pdf.ts';
import { composeStatementDocument } from './compose.ts';
import { SAMPLE_A } from './samples/sample-a.ts';
import { SAMPLE_B, SAMPLE_B_FLAT_1 } from './samples/sample-b.ts';

const render = createCompiler();

/** Text as a person reads it: line ends and narrow spaces are spaces. */
const plainText = (facts: PdfFacts) => facts.pages.join('\n').replace(/[\s\u00a0\u202f]+/g, ' ');

describe.each([
  { name: 'a shop on district heating', input: SAMPLE_A, user: 'Nutzer 1-1' },
  { name: 'a flat on oil, left in July, corrected', input: SAMPLE_B, user: 'Nutzer 3-1' },
  { name: 'a flat on oil, whole year', input: SAMPLE_B_FLAT_1, user: 'Nutzer 1-1' },
])('statement of $name', ({ input, user }) => {
  const document = composeStatementDocument(input);
  let bytes: Uint8Array;
  let facts: PdfFacts;
  beforeAll(async () => {
    bytes = render('statement', document);
    facts = await readPdf(bytes);
  });

  test('has four pages, each naming document, version, user and its number', () => {
    expect(facts.pages).toHaveLength(4);
    facts.pages.forEach((page, index) => {
      const text = page.replace(/\s+/g, ' ');
      expect(text).toContain(`${input.statement.number} v${input.statement.version}`);
      expect(text).toContain(user);
      expect(text).toContain(`Seite ${index + 1} von 4`);
    });
  });

  test('says what it is: PDF/A-3a, German, titled with the outcome, by the brand', () => {
    expect(facts.metadata).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(facts.lang).toMatch(/^de/);
    expect(facts.title).toBe(document.title);
    expect(facts.author).toBe(input.brand.name);
  });

  test('is tagged: one H1, headings, tables with head cells, figures with words', () => {
    expect(facts.roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(facts.roles).toEqual(expect.arrayContaining(['H2', 'Table', 'THead', 'TH', 'TD', 'Figure']));
    const figures = facts.roles.filter((role) => role === 'Figure').length;
    expect(facts.alternatives.length).toBeGreaterThanOrEqual(figures);
    expect(facts.alternatives.every((alternative) => alternative.length > 0)).toBe(true);
  });

  test('embeds every font', () => {
    expect(facts.fonts).toBeGreaterThan(0);
    expect(facts.embeddedFonts).toBe(facts.fonts);
  });

  test('names nobody but the brand, also in the metadata', () => {
    const raw = Buffer.from(bytes).toString('latin1');
    for (const name of [/klarmeter/i, /typst/i, /krilla/i]) {
      expect(raw).not.toMatch(name);
      expect(plainText(facts)).not.toMatch(name);
    }
  });

  test('prints every figure of the composed document', () => {
    const text = plainText(facts);
    for (const cell of printedCells(document)) expect(text).toContain(cell.replace(/[\s\u00a0\u202f]+/g, ' '));
  });

  test('is the same file when printed again', () => {
    expect(Buffer.from(render('statement', document)).equals(Buffer.from(bytes))).toBe(true);
    const again = createCompiler()('statement', composeStatementDocument(structuredClone(input)));
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });

  test('shows no more than the address in the window', () => {
    expect(document.letter.address.join(' ')).not.toMatch(/€|Nachzahlung|Guthaben/);
  });
});

function printedCells(document: ReturnType<typeof composeStatementDocument>): string[] {
  const cells = document.sections.flat().flatMap((block) => (block.kind === 'table' ? block.rows : []));
  return cells
    .flatMap((row) => row.cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)))
    .filter(isFigure);
}

const isFigure = (text: string) => /\d/.test(text) && !/[A-Za-z]/.test(text);

test('the golden sample prints its printed amounts', async () => {
  const text = plainText(await readPdf(render('statement', composeStatementDocument(SAMPLE_A))));
  for (const figure of [
    '1.091,56 €',
    '−800,00 €',
    '291,56 €',
    '174,28 €',
    '3.055,80',
    '3.055,79 €',
    '0,01 €',
    '3,4249',
    '0,6200',
    '0,6495',
    '29,7539',
    '273,9886',
    '496,0139',
    '51,9634',
    '269,6002',
    '273,99',
    '496,01',
    '51,96',
    '269,60',
    '+60,00 €',
    '+96,01 €',
    '−12,65 €',
  ]) {
    expect(text).toContain(figure);
  }
});

describe('a drawing without words is refused', () => {
  test('missing alternative of a chart', () => {
    const document = composeStatementDocument(SAMPLE_A);
    const broken = {
      ...document,
      result: { ...document.result, shareBar: { ...document.result.shareBar, alt: null } },
    };
    expect(() => render('statement', broken)).toThrow(/alt/);
  });

  test('missing alternative of a code', () => {
    const document = composeStatementDocument(SAMPLE_A);
    const broken = {
      ...document,
      result: { ...document.result, portalCode: { ...document.result.portalCode, alt: null } },
    };
    expect(() => render('statement', broken)).toThrow(/alt/);
  });
});

test('a name in letters the font does not have is refused by name, not printed as boxes', () => {
  const document = composeStatementDocument({ ...SAMPLE_A, addressee: { name: ['李'], address: ['Ort'] } });
  expect(() => render('statement', document)).toThrow(/李/);
});

test('a template name cannot leave its folder', () => {
  expect(() => render('../statement', { createdOn: '2025-01-01' })).toThrow('not the name of a template');
});
