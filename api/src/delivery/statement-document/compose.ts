import { readableOn } from '../../contrast.ts';
import { periodName } from './change.ts';
import { ContradictionError, findContradictions } from './contradictions.ts';
import type { Block, StatementDocument } from './document.ts';
import { day } from './format.ts';
import type { StatementDocumentInput } from './input.ts';
import { composeLetter, composeResultPage, titleOf } from './page-1-result.ts';
import { composeCosts } from './page-2-costs.ts';
import { composeDevices } from './page-3-devices.ts';
import { composeRights } from './page-4-rights.ts';
import { findSubject } from './subject.ts';

const PAPER = '#ffffff';

/**
 * The occupant's heating-cost statement as finished text: result, costs and share, devices and values, consumption and
 * rights. Amounts come from the result; what is derived for display only (change against last year, exact shares,
 * the occupant's part of the CO2 cost) is derived from printed figures, so that a reader can repeat it.
 * @throws ContradictionError where the frozen figures do not go together.
 */
export function composeStatementDocument(input: StatementDocumentInput): StatementDocument {
  const subject = findSubject(input);
  const contradictions = findContradictions(subject);
  if (contradictions.length > 0) throw new ContradictionError(input.statement.number, contradictions);
  const { statement, brand, presentation, house } = input;
  const { user_number: user } = subject.occupancy;
  const sections: Block[][] = [composeCosts(subject), composeDevices(subject), composeRights(subject)];
  return {
    template: 'statement',
    lang: 'de',
    title: titleOf(subject),
    author: brand.name,
    createdOn: statement.createdOn,
    brand: {
      name: brand.name,
      logoSvg: brand.logoSvg,
      primary: readableOn(PAPER, brand.colors.primary),
      footer: brand.footer,
    },
    footerLine: `${statement.number} v${statement.version} · ${day(statement.createdOn)} · Nutzer ${user}`,
    pageWords: { page: 'Seite', of: 'von' },
    runningHead: `Heizkostenabrechnung ${periodName(house.period.from, house.period.to)} · Objekt ${presentation.property.number} · Nutzer ${user}`,
    letter: composeLetter(subject),
    result: composeResultPage(subject),
    flowing: false,
    sections,
  };
}
