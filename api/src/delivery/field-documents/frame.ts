import { readableOn } from '../../contrast.ts';
import { day } from '../statement-document/format.ts';
import type { FieldDocumentFrame, FieldDocumentPrint } from './document.ts';

const PAPER = '#ffffff';

/** The parts of a field document that do not depend on what it is about. */
export function frameOf(
  { number, version, createdOn, brand }: FieldDocumentFrame,
  subject: string,
): Pick<FieldDocumentPrint, 'lang' | 'author' | 'createdOn' | 'brand' | 'footerLine' | 'pageWords' | 'runningHead'> {
  return {
    lang: 'de',
    author: brand.name,
    createdOn,
    brand: {
      name: brand.name,
      logoSvg: brand.logoSvg,
      primary: readableOn(PAPER, brand.colors.primary),
      footer: brand.footer,
    },
    footerLine: `${number} v${version} · ${day(createdOn)} · ${subject}`,
    pageWords: { page: 'Seite', of: 'von' },
    runningHead: subject,
  };
}
