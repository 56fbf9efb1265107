import type { DocumentBrand } from '../input.ts';

/** Two made-up senders: a layout that fits only one brand would show. */
export const BRAND_A: DocumentBrand = {
  name: 'Nordlicht Messdienst',
  logoSvg:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 60"><path d="M6 48 L30 10 L54 48 Z" fill="#0B5CAD"/><path d="M22 48 L42 18 L62 48 Z" fill="#1B1F24"/><rect x="80" y="20" width="150" height="8" fill="#0B5CAD"/><rect x="80" y="34" width="96" height="8" fill="#1B1F24"/></svg>',
  colors: { primary: '#0B5CAD' },
  senderLine: 'Nordlicht Messdienst GmbH · Hafenstr. 8 · 24103 Kiel',
  contact: {
    name: 'Nordlicht Messdienst',
    lines: ['Telefon 0431 555 01-20', 'hilfe@nordlicht.example', 'Mo bis Fr 08:00 – 17:00 Uhr'],
  },
  footer: [
    ['Nordlicht Messdienst GmbH', 'Hafenstr. 8, 24103 Kiel', 'www.nordlicht.example'],
    ['Sitz Kiel, Amtsgericht Kiel', 'HRB 00001', 'Geschäftsführung: Inga Beispiel'],
    ['USt-IdNr. DE000000001', 'Musterbank Kiel', 'IBAN DE02 1203 0000 0000 2020 51'],
  ],
  portal: { url: 'https://portal.nordlicht.example', pin: '03140' },
};

export const BRAND_B: DocumentBrand = {
  name: 'Weserblick Hausdienste',
  logoSvg:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><circle cx="30" cy="30" r="24" fill="#2F6B3A"/><path d="M10 34 q10 -10 20 0 t20 0" stroke="#fff" stroke-width="4" fill="none"/><rect x="70" y="16" width="120" height="10" fill="#2F6B3A"/><rect x="70" y="34" width="80" height="10" fill="#55606B"/></svg>',
  colors: { primary: '#2F6B3A' },
  senderLine: 'Weserblick Hausdienste eG · Am Deich 3 · 28195 Bremen',
  contact: { name: 'Weserblick Hausdienste', lines: ['Telefon 0421 555 07-0', 'abrechnung@weserblick.example'] },
  footer: [
    ['Weserblick Hausdienste eG', 'Am Deich 3, 28195 Bremen'],
    ['Sitz Bremen, Amtsgericht Bremen', 'GnR 0002'],
    ['Vorstand: Ole Muster, Pia Probe', 'USt-IdNr. DE000000002'],
  ],
  portal: { url: 'https://mieter.weserblick.example/start', pin: null },
};
