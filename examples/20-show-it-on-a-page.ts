import { createClient, type KlarMeterProblem } from '@klarmeter/sdk';
import { HOUSE_2022 } from './sample-houses/house-2022.ts';
import { loadHouse } from './sample-houses/load-house.ts';

/*
 * What the server of a portal does: a brand of its own, and a session of ten minutes for each page that shows a tenant
 * the own statements. The page gets a token and never a key; hosts/ has the pages.
 */

const baseUrl = process.env.KLARMETER_URL ?? 'http://127.0.0.1:8787';
const server = createClient({ baseUrl, apiKey: process.env.KLARMETER_KEY ?? '' });
const { occupancies } = await loadHouse(server, HOUSE_2022);

// A look, in versions. Colours nobody could read are told and made readable; what the brand says stays as it is.
const made = await server.createBrand(
  {
    body: {
      name: 'Portal Beispiel',
      logo_svg: null,
      colors: { primary: '#f2c200' },
      sender_line: 'Portal Beispiel · Am Markt 1 · 34117 Kassel',
      contact: { name: 'Team Portal', email: 'hilfe@portal.example' },
      footer: ['Portal Beispiel GmbH, Kassel'],
      mail_from: 'hilfe@portal.example',
      portal_url: 'https://portal.example',
    },
  },
  { idempotencyKey: 'example-20:brand' },
);
const brand_id = made.id;
const { data: brand, etag } = await server.raw.getBrand({ path: { brand_id } });
console.log(`${brand.name}: text in ${brand.colors_applied.text} instead of ${brand.colors.primary}`);
for (const { pointer, message_en } of brand.warnings) console.log(`  ${pointer}: ${message_en}`);
const changed = await server.updateBrand(
  { path: { brand_id }, body: { footer: ['Portal Beispiel GmbH, Kassel', 'Amtsgericht Kassel HRB 00020'] } },
  { ifMatch: etag },
);
console.log(`version ${brand.version} became version ${changed.version}`);

// Who is logged in is known to the portal: it names the flat, what the page shows, and the page that may ask.
const origin = 'https://portal.example';
const newSession = () =>
  server.createEmbedSession({
    body: {
      subject: { role: 'tenant', occupancy_ids: [occupancies['1-1'] ?? ''] },
      components: { statement_list: {}, consumption_chart: {} },
      allowed_origins: [origin],
      brand: brand_id,
    },
  });
let session = await newSession();

// The page. A browser says by itself where a request comes from. The client asks for a token, and again when it is
// refused, as after ten minutes, or where a session was ended.
const page = createClient({
  baseUrl,
  apiKey: async ({ rejected }) => {
    if (rejected !== undefined) session = await newSession();
    return session.token;
  },
});
const headers = { origin };
const path = { embed_session_id: session.id };
const seen = await page.getEmbedSession({ path }, { headers });
console.log(`the page shows ${Object.keys(seen.components).join(' and ')} as ${seen.brand.name}, ${seen.locale}`);
const { data: statements } = await page.listStatementOverviews({}, { headers });
for (const { number, occupant } of statements) console.log(`  ${number} of ${occupant}`);

// Neither another page nor another operation is let in by that token.
for (const [who, ask] of [
  ['another page', () => page.listStatementOverviews({}, { headers: { origin: 'https://somebody.example' } })],
  ['the page asks for customers', () => page.listCustomers({}, { headers })],
] as const)
  await ask().catch((problem: KlarMeterProblem) => console.log(`${who}: ${problem.code}`));

// Signing out ends the session at once. Where somebody is still there, the page goes on with the next one.
await server.revokeEmbedSession({ path });
await page.listStatementOverviews({}, { headers });
console.log(`another session: ${session.id !== seen.id}`);
for await (const { id, revoked_at } of server.iterate.listEmbedSessions({ query: { limit: 100 } }))
  if (id === seen.id || id === session.id) console.log(`  ${revoked_at === null ? 'open' : 'ended'}`);
await server.revokeEmbedSession({ path: { embed_session_id: session.id } });
