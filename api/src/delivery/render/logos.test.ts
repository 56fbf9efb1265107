import { expect, test } from 'vitest';
import { EXPORTS } from '../../../test/logo-exports.ts';
import { sanitiseSvg } from '../../accounts/svg/sanitise-svg.ts';
import { composeStatementDocument } from '../statement-document/compose.ts';
import { SAMPLE_A } from '../statement-document/samples/sample-a.ts';
import { createCompiler } from './compiler.ts';

const compile = createCompiler();
const printed = (logoSvg: string | null) =>
  Buffer.from(compile('statement', composeStatementDocument({ ...SAMPLE_A, brand: { ...SAMPLE_A.brand, logoSvg } })));

test.each(Object.entries(EXPORTS))('a logo as %s exports it is printed, cleaned and for archives', (_, exported) => {
  const blank = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9" fill="none"/></svg>';
  const pdf = printed(sanitiseSvg(exported));
  expect(pdf.length).toBeGreaterThan(printed(blank).length);
});

test('letters of a logo are printed in the font of the document', () => {
  const logo = sanitiseSvg('<svg viewBox="0 0 90 20"><text y="15" font-family="Nowhere">Łódź „Ωλ“ Ж – €→</text></svg>');
  expect(printed(logo).length).toBeGreaterThan(10_000);
});
