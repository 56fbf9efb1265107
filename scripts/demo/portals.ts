import { join } from 'node:path';
import { type Client, createClient } from '@klarmeter/sdk';
import { type Host, type HostOptions, type People, serveHost, strictCsp } from '../../examples/hosts/serve-host.ts';
import { NORD, SUED } from '../../examples/sample-houses/brands.ts';
import { HOUSE_2022 } from '../../examples/sample-houses/house-2022.ts';
import type { SampleBrand } from '../../examples/sample-houses/sample-house.ts';
import type { DemoState } from './walk.ts';

/* Two resellers show the same house, each under a look of its own, from origins of their own. */

const PORTALS = [
  { house: 'house-2022', theme: 'nord', brand: NORD, intro: 'Ihre Abrechnung, Ihr Verbrauch und jeder Nachweis dazu.' },
  {
    house: 'house-2022-sued',
    theme: 'sued',
    brand: SUED,
    intro: 'Willkommen. Hier finden Sie alles zu Ihrer Abrechnung.',
  },
] as const;

const FOLDER = join(import.meta.dirname, '../../examples/hosts/portal');
const SHOWN = { statement_list: {}, consumption_chart: {} } as const;

export interface Portal extends Host {
  readonly name: string;
}

/** Serves the portals on the ports behind the API's own; a port that is taken is replaced by a free one. */
export async function servePortals(apiUrl: string, state: DemoState, firstPort: number): Promise<Portal[]> {
  const portals: Portal[] = [];
  for (const [index, { house, theme, brand, intro }] of PORTALS.entries()) {
    const walked = state.houses[house];
    if (walked === undefined) continue;
    const people = await peopleOf(createClient({ baseUrl: apiUrl, apiKey: walked.key }));
    const options: HostOptions = {
      folder: FOLDER,
      apiUrl,
      apiKey: walked.key,
      people,
      port: firstPort === 0 ? 0 : firstPort + index,
      csp: (api) => `${strictCsp(api)}; img-src 'self'`,
      made: { [`/${theme}.svg`]: brand.logo_svg },
      texts: {
        theme,
        intro,
        brand: escapeHtml(brand.name),
        greeting: 'Mein Zuhause',
        people: Object.keys(people)
          .map((name) => `<li><a href="?as=${encodeURIComponent(name)}">${escapeHtml(name)}</a></li>`)
          .join(''),
        footer: footerOf(brand),
      },
    };
    const host = await serveHost(options).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      return serveHost({ ...options, port: 0 });
    });
    portals.push({ ...host, name: brand.name });
  }
  return portals;
}

/** Everybody who could log in: the people of the house, and who manages it. */
async function peopleOf(client: Client): Promise<People> {
  const { id: property_id, customer_id } = await houseOf(client);
  const { person } = await client.getCustomer({ path: { customer_id } });
  const { data } = await client.listOccupancies({ query: { property_id, limit: 100 } });
  const tenants = data.flatMap(({ id, occupant }) =>
    occupant === null
      ? []
      : [
          [
            occupant.name,
            {
              subject: { role: 'tenant' as const, occupancy_ids: [id] },
              components: { ...SHOWN, delivery_proof: { features: { acknowledgement: true } } },
              locale: 'de' as const,
            },
          ] as const,
        ],
  );
  const manager = {
    subject: { role: 'manager' as const, customer_id },
    components: { ...SHOWN, delivery_proof: {} },
    locale: 'de' as const,
  };
  return Object.fromEntries([...tenants, [person?.name ?? 'Verwaltung', manager] as const]);
}

/** The house that both portals show. */
export async function houseOf(client: Client) {
  const { data } = await client.listProperties({ query: { limit: 100 } });
  const house = data.find(({ number }) => number === HOUSE_2022.property.number);
  if (house === undefined) throw new Error(`there is no property ${HOUSE_2022.property.number}`);
  return house;
}

const footerOf = ({ footer }: SampleBrand): string => footer.map(escapeHtml).join('<br>');

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
