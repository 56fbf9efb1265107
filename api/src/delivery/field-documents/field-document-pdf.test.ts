import { beforeAll, describe, expect, test } from 'vitest';
import { createCompiler } from '../render/compiler.ts';
import { type PdfFacts, readPdf } from '../render/read-pdf.ts';
import type { FieldDocumentPrint } from './document.ts';
import { composeExchangeProtocol } from './exchange-protocol.ts';
import { composeReadingForm } from './reading-form.ts';
import { EXCHANGE, READING_FORM, UNREAD_EXCHANGE } from './samples.ts';

const render = createCompiler();
const plain = (facts: PdfFacts) => facts.pages.join('\n').replace(/[\s\u00a0\u202f]+/g, ' ');

describe.each([
  {
    name: 'reading form',
    print: composeReadingForm(READING_FORM),
    pages: 4,
    says: [
      'Ableseformular Ablesung 2025: 6 Geräte bis zum 16.01.2026 ablesen',
      'Wohnung 1, EG links · Casameta-Allee 24',
      'Ableseformular · Objekt 0000001-2 · Wohnung 1, EG links',
      'Ableseformular · Objekt 0000001-2 · Haus und Keller',
      '4 von 4 · Küche · Kaltwasserzähler',
      'Gerätenummer SON 50010001',
      'Letzter Wert 303,300 m³ am 12.05.2025 (abgelesen)',
      'Letzter Wert: keiner bekannt',
      'den Wert mit M davor',
      'Farbe stimmt nicht',
      'Haus und Keller',
    ],
  },
  {
    name: 'exchange protocol',
    print: composeExchangeProtocol(EXCHANGE),
    pages: 1,
    says: [
      'Warmwasserzähler getauscht am 12.06.2025: Wohnung 1, EG links, Bad',
      '36,118 m³',
      '0,000 m³',
      '31.12.2031',
      'Eichfrist abgelaufen',
      '9f86d081884c7d659a2feaa0c55ad015',
      'Sie bestätigen nur die abgelesenen Zahlen.',
    ],
  },
  {
    name: 'exchange without a final value',
    print: composeExchangeProtocol(UNREAD_EXCHANGE),
    pages: 1,
    says: ['nicht lesbar', 'Das Display war dunkel.', 'Faktor 1,25', 'wird geschätzt', 'wurde später berichtigt'],
  },
])('$name', ({ print, pages, says }) => {
  let bytes: Uint8Array;
  let facts: PdfFacts;
  beforeAll(async () => {
    bytes = render('field-document', print);
    facts = await readPdf(bytes);
  });

  test('says what it has to, on pages that name document, version and number', () => {
    expect(facts.pages).toHaveLength(pages);
    for (const words of says) expect(plain(facts)).toContain(words);
    for (const [index, page] of facts.pages.entries()) {
      const text = page.replace(/\s+/g, ' ');
      expect(text).toContain(print.footerLine.split(' · ')[0]);
      expect(text).toContain(`Seite ${index + 1} von ${pages}`);
    }
  });

  test('is German, tagged, for archives, of the brand alone, and the same when printed again', () => {
    expect(facts.metadata).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(facts.lang).toMatch(/^de/);
    expect([facts.title, facts.author]).toEqual([print.title, print.author]);
    expect(facts.roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(facts.roles).toEqual(expect.arrayContaining(['H2', 'Table', 'TH', 'Figure']));
    expect(facts.alternatives.length).toBeGreaterThanOrEqual(facts.roles.filter((role) => role === 'Figure').length);
    expect(facts.embeddedFonts).toBe(facts.fonts);
    for (const name of [/klarmeter/i, /typst/i]) expect(Buffer.from(bytes).toString('latin1')).not.toMatch(name);
    const again = createCompiler()('field-document', structuredClone<FieldDocumentPrint>(print));
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });
});
