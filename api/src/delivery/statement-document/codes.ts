import { encode } from 'uqr';
import type { Code } from './document.ts';
import { iban } from './format.ts';

/** QR code as one SVG path: small in the file, sharp at any size. Quiet zone of four modules as the symbology asks. */
export function qrSvg(content: string): string {
  const { data, size } = encode(content, { ecc: 'M', border: 4 });
  const path = data.flatMap((line, y) => line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}" fill="#000"/></svg>`;
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
