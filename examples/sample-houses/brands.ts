import type { SampleBrand } from './sample-house.ts';

export const NORD: SampleBrand = {
  name: 'Messdienst Nord',
  logo_svg:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 220 48"><title>Messdienst Nord</title><path d="M4 40 L24 8 L44 40 Z" fill="#0b5cad"/><path d="M16 40 L24 27 L32 40 Z" fill="#ffffff"/><rect x="54" y="10" width="6" height="30" fill="#0b5cad"/><rect x="66" y="18" width="6" height="22" fill="#3f87c9"/><rect x="78" y="26" width="6" height="14" fill="#7fb2de"/></svg>',
  colors: { primary: '#0b5cad' },
  sender_line: 'Messdienst Nord GmbH · Hafenstraße 1 · 24103 Kiel',
  contact: { name: 'Team Abrechnung', phone: '+49 431 555 0100', email: 'abrechnung@messdienst-nord.example' },
  footer: [
    'Messdienst Nord GmbH · Hafenstraße 1 · 24103 Kiel',
    'Amtsgericht Kiel HRB 00001 · Geschäftsführung: J. Beispiel',
    'USt-IdNr. DE000000001',
  ],
  mail_from: 'abrechnung@messdienst-nord.example',
  portal_url: 'https://portal.messdienst-nord.example',
};

export const SUED: SampleBrand = {
  name: 'Wärmehaus Süd',
  logo_svg:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 220 48"><title>Wärmehaus Süd</title><circle cx="24" cy="24" r="20" fill="#9a3412"/><path d="M24 10 C32 20 32 28 24 38 C16 28 16 20 24 10 Z" fill="#ffffff"/><rect x="56" y="21" width="120" height="6" fill="#9a3412"/></svg>',
  colors: { primary: '#9a3412' },
  sender_line: 'Wärmehaus Süd eG · Rebenweg 12 · 79100 Freiburg',
  contact: { name: 'Kundendienst', phone: '+49 761 555 0200', email: 'kundendienst@waermehaus-sued.example' },
  footer: [
    'Wärmehaus Süd eG · Rebenweg 12 · 79100 Freiburg',
    'Genossenschaftsregister Freiburg GnR 00002 · Vorstand: M. Muster',
    'USt-IdNr. DE000000002',
  ],
  mail_from: 'abrechnung@waermehaus-sued.example',
  portal_url: 'https://mein.waermehaus-sued.example',
};
