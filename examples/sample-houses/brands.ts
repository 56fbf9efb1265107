import { NORD_LOGO, SUED_LOGO } from './logos.ts';
import type { SampleBrand } from './sample-house.ts';

export const NORD: SampleBrand = {
  name: 'Messdienst Nord',
  logo_svg: NORD_LOGO,
  colors: { primary: '#0b5cad', on_primary: '#ffffff' },
  font_family: '"Source Sans 3", "Segoe UI", Roboto, sans-serif',
  links: [
    { label: 'Impressum', url: 'https://messdienst-nord.example/impressum' },
    { label: 'Datenschutz', url: 'https://messdienst-nord.example/datenschutz' },
    { label: 'Hilfe zur Abrechnung', url: 'https://messdienst-nord.example/hilfe' },
  ],
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
  logo_svg: SUED_LOGO,
  colors: { primary: '#9a3412', on_primary: '#fff7ed' },
  font_family: 'Georgia, "PT Serif", "Times New Roman", serif',
  links: [
    { label: 'Impressum', url: 'https://waermehaus-sued.example/impressum' },
    { label: 'Datenschutz', url: 'https://waermehaus-sued.example/datenschutz' },
    { label: 'Fragen und Antworten', url: 'https://waermehaus-sued.example/fragen' },
    { label: 'Barrierefreiheit', url: 'https://waermehaus-sued.example/barrierefreiheit' },
  ],
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
