import { encode } from 'uqr';
import type { Code } from './document.ts';
import { iban } from './format.ts';

/** QR code as one SVG path of horizontal runs: small in the file, sharp at any size, with the quiet zone it needs. */
export function qrSvg(content: string): string {
  const drawn = DRAWN.get(content);
  if (drawn !== undefined) return drawn;
  const svg = draw(content);
  if (DRAWN.size >= DRAWN_MAX) DRAWN.clear();
  DRAWN.set(content, svg);
  return svg;
}

/** Statements of one house share their links; finding the pattern of a code takes longer than all the text around it. */
const DRAWN = new Map<string, string>();
const DRAWN_MAX = 64;

function draw(content: string): string {
  const { data, size } = encode(content, { ecc: 'M', border: 4 });
  const path = data
    .flatMap((line, y) => darkRuns(line).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}" fill="#000"/></svg>`;
}

/** Start and length of each run of dark modules in a line. */
function darkRuns(line: readonly boolean[]): (readonly [number, number])[] {
  return line.flatMap((dark, x) => {
    if (!dark || line[x - 1]) return [];
    const end = line.indexOf(false, x);
    return [[x, (end === -1 ? line.length : end) - x] as const];
  });
}

export interface Transfer {
  readonly iban: string;
  readonly bic: string | null;
  readonly accountHolder: string;
  /** Plain decimal, two digits. */
  readonly amountEur: string;
  readonly purpose: string;
}

/**
 * Payment code that banking apps read (European Payments Council, EPC069-12, version 002, where the BIC may be empty).
 * Receiver and purpose are cut to the lengths of that guideline.
 */
export function transferContent(transfer: Transfer): string {
  return [
    'BCD',
    '002',
    '1',
    'SCT',
    transfer.bic ?? '',
    transfer.accountHolder.slice(0, 70),
    transfer.iban.replaceAll(' ', ''),
    `EUR${transfer.amountEur}`,
    '',
    '',
    transfer.purpose.slice(0, 140),
  ].join('\n');
}

export function paymentCode(transfer: Transfer, printedAmount: string): Code {
  return {
    svg: qrSvg(transferContent(transfer)),
    alt: `QR-Code für die Überweisung von ${printedAmount} an ${transfer.accountHolder}, IBAN ${iban(transfer.iban)}, Verwendungszweck ${transfer.purpose}.`,
    caption: ['Überweisung mit', 'der Banking-App'],
  };
}

export function linkCode(url: string, alt: string, caption: readonly string[]): Code {
  return { svg: qrSvg(url), alt: `${alt} ${url}`, caption };
}
