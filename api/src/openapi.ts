import { OpenAPIHono } from '@hono/zod-openapi';
import { registerRoutes } from './app.ts';
import { API_VERSION } from './http/api-version.ts';
import type { Env } from './http/app.ts';
import { describeNotModified } from './http/not-modified.ts';

/** In the order of the path. */
const TAGS = [
  ['Accounts', 'Whoever holds API keys, and the accounts below.'],
  ['API keys', 'Keys of one account, one mode, one role.'],
  ['Brands', 'What documents, mails and portals show of their sender.'],
  ['Embed sessions', 'What a page of somebody else may show, to whom, from where, for ten minutes.'],
  ['Audit trail', 'Who changed what and when.'],
  ['Customers', 'Managers, owners and associations inside an account.'],
  ['Properties', 'Houses with their plant and their distribution keys.'],
  ['Units', 'Flats, shops and common rooms of a property.'],
  ['Occupancies', 'Who uses a unit from when to when.'],
  ['Measuring points', 'Places where something is measured; they outlive devices.'],
  ['Devices', 'Meters and heat cost allocators, their installation and exchange.'],
  ['Device upkeep', 'Calibration, batteries, exemptions, truth scores, and devices of others that may stay.'],
  ['Gateways', 'What hears the devices: where it hangs, when it was heard last, what it hears and how well.'],
  ['Radio quality', 'How well the devices of a property are heard, and how far reading has come.'],
  ['Tickets', 'What somebody has to look at, opened by hand or by what a device says of itself.'],
  ['File drops', 'Ways in for files: logins for SFTP, addresses for e-mail, and what came by them.'],
  ['Telegrams', 'What gateways received, with a verdict for each.'],
  ['Readings', 'Register values and the day they stood.'],
  ['Reading files', 'Files and payloads with readings or telegrams, a verdict a line, and how tables are read.'],
  ['Reading routes', 'Walks through a house: what is still to be read, in which order.'],
  ['Reader access', 'How readers without an account get in: a link and a PIN.'],
  ['Reading entries', 'What readers sent from offline phones, with photos and remarks.'],
  ['Virtual points', 'Sums and differences of measuring points, defined from a day on.'],
  ['Series', 'What registers showed and points consumed, each value with its origin and what is to be said of it.'],
  ['Self-readings', 'What occupants read in their own flats, between two days.'],
  ['Consumption', 'What was measured in a unit, by month and year.'],
  ['Billing periods', 'One property, one span of days, and what was decided for it.'],
  ['Cycle changes', 'A running period that is cut short, and what is divided between it and the next one.'],
  ['Costs', 'Cost entries of a billing period (HeizkostenV § 7(2), § 8(2)).'],
  ['Fuel', 'Opening stock and purchases, first in first out.'],
  ['Climate factors', 'What makes the heat of two years comparable, by postcode (HeizkostenV § 6a(3) no. 5).'],
  ['Operating costs', 'Costs of BetrKV § 2 and what they are divided by.'],
  ['Billing runs', 'Frozen inputs, a calculation, its findings.'],
  ['Monthly information', 'What users of remotely readable devices are told about a month (HeizkostenV § 6a(1), (2)).'],
  ['Corrections', 'What late readings would change of bills that were issued, and what was decided of it.'],
  ['Statements', 'What occupants owe, in versions that never change.'],
  ['Releases', "The manager's explicit yes to a version."],
  ['Documents', 'Statements as PDF/A-3a.'],
  ['Field documents', 'Reading forms and exchange protocols as PDF/A-3a.'],
  ['Deliveries', 'A document to an occupant, and the proof of it.'],
  ['Evidence log', 'Signed tree heads and the key that checks them.'],
  ['Law', 'Every legal number with its first day and its source.'],
] as const;

/** The contract, written from the routes. Pure: needs no database and no environment. */
export function openApiDocument() {
  const app = new OpenAPIHono<Env>();
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description:
      'An API key (km_test_sk_… or km_live_sk_…), or a short-lived token of an occupant or an embed session where an operation allows it.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'basic', {
    type: 'http',
    scheme: 'basic',
    description: 'For gateways that know nothing else: any user name, and an API key as password.',
  });
  registerRoutes(app);
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Submetering API',
      version: API_VERSION,
      description:
        'Reads meters over encrypted radio telegrams, bills heating costs the way German law demands, and delivers every statement provably. Money is whole cents, quantities are decimal strings, days are calendar days in Europe/Berlin. A field or a query parameter that an operation does not know is refused and named, never read over.',
      contact: { name: 'Whoever serves this API' },
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
    tags: TAGS.map(([name, description]) => ({ name, description })),
    security: [{ bearer: [] }],
  });
  return describeNotModified(document);
}
