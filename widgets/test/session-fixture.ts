import type { SessionAnswer } from '../src/session/types.ts';

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

let count = 0;

/** A token as the API makes them, signed by nobody: the page only reads its times. */
export function tokenFor(seconds = 600): string {
  count += 1;
  const iat = Math.floor(Date.now() / 1000);
  return `${base64url({ alg: 'EdDSA' })}.${base64url({ jti: `ems_${count}`, iat, exp: iat + seconds })}.signature${count}`;
}

/** What the host's server hands on: made up, as is everybody in it. */
export function sessionAnswer(changes: Partial<SessionAnswer> = {}): SessionAnswer {
  const token = changes.token ?? tokenFor();
  return {
    id: `ems_${count}`,
    locale: 'de',
    subject: { role: 'tenant', occupancy_ids: ['occ_0193a5c2f4b87d1e9c60aa51d7e2b3f4'] },
    components: { statement_list: {}, consumption_chart: {}, delivery_proof: { features: { acknowledgement: true } } },
    brand: {
      id: 'brd_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
      version: 1,
      name: 'Messdienst Nord',
      logo_svg:
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40"><rect width="40" height="40" rx="8" fill="#0b5cad"/><path d="M10 30V10l10 12 10-12v20" fill="none" stroke="#fff" stroke-width="4"/><rect x="52" y="14" width="100" height="12" fill="#0b5cad"/></svg>',
      colors: { primary: '#0b5cad', on_primary: '#ffffff', text: '#0b5cad', text_dark: '#6fb1f5' },
      font_family: null,
      contact: { name: 'Team Abrechnung', phone: '+49 431 000000', email: 'service@messdienst-nord.example' },
      footer: ['Messdienst Nord GmbH, Kiel'],
      links: [{ label: 'Datenschutz', url: 'https://messdienst-nord.example/datenschutz' }],
      portal_url: null,
    },
    ...changes,
    token,
  };
}
