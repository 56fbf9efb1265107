import { answering, corrected, everyOutcome, statement, version } from '../../widgets/test/statements.ts';
import { type Album, AS_MANAGER, click, commonScenes, type Scene } from './scene.ts';

const [payment, credit, even, carriedOver, vacancy] = everyOutcome();
const alone = (name: string, item = payment, more: Partial<Scene> = {}): Scene => ({
  name,
  state: 'ready',
  answer: answering(item === undefined ? [] : [item]),
  ...more,
});

/** Every name as long as they come, and one word that has no place to break. */
const LONG = statement({
  property: {
    id: 'prp_1',
    street: 'Bürgermeister-Schwichtenberg-Wedelstädt-Straße 1248 b, Hinterhaus links',
    postal_code: '34123',
    city: 'Sankt Andreasberg am Oberen Donaudampfschifffahrtsgesellschaftskanal',
  },
  unit: { id: 'unt_1', label: 'Maisonettewohnung mit Atelier, 4. Obergeschoss und Dachgeschoss, Mitte rechts' },
  occupant: 'Maximiliane-Alexandra von und zu Hohenstein-Wittgenstein-Berleburg',
  landlord: 'Wohnungsbaugenossenschaft Donaudampfschifffahrtselektrizitätenhauptbetriebswerk eG',
  total_cents: 1_234_567_89,
  advance_cents: 1_000_000_00,
  balance_cents: 234_567_89,
  payment: {
    due_on: '2026-09-30',
    iban: 'DE02120300000000202051',
    bic: null,
    account_holder: 'Wohnungsbaugenossenschaft Donaudampfschifffahrtselektrizitätenhauptbetriebswerk eG',
  },
  versions: [
    version({
      version: 2,
      total_cents: 1_234_567_89,
      balance_cents: 234_567_89,
      reason:
        'Im Heizraum war ein Zähler vertauscht: Die Werte der Wohnungen im 3. und 4. Obergeschoss wurden nach dem Protokoll des Gerätetauschs neu zugeordnet, und alle Anteile sind neu gerechnet.',
    }),
    version({ version: 1, total_cents: 1_234_000_00, balance_cents: 234_000_00 }),
  ],
});

const OVER = {
  until: '2025-01-31',
  cautious_until: '2025-01-18',
  legal_basis: 'BGB § 556(3) sentence 5',
  receipt_on: '2024-01-18',
};

const versioned = corrected();
const FOUR_VERSIONS = {
  ...versioned,
  versions: [
    version({ version: 4, total_cents: 78_760, balance_cents: -1_240, reason: 'Ein Beleg fehlte.' }, 2),
    version({ version: 3, total_cents: 78_760, balance_cents: -1_240, reason: 'Die Anschrift war falsch.' }, 2),
    ...versioned.versions,
  ],
};

export const STATEMENT_LIST: Album = {
  element: 'statement-list',
  scenes: [
    alone('additional payment', payment, { english: true }),
    alone('credit, two versions', credit, { english: true, act: click('older-toggle') }),
    alone('even', even),
    alone('carried over', carriedOver, { english: true }),
    alone('vacancy', vacancy, { session: AS_MANAGER }),
    alone('four versions', FOUR_VERSIONS, { act: click('older-toggle') }),
    alone('draft without PDF', statement({ versions: [version({ released_at: null, document: null })] }), {
      session: AS_MANAGER,
    }),
    alone('objection over', statement({ objection: OVER })),
    alone('long text', LONG, { english: true, act: click('older-toggle') }),
    { name: 'every outcome', state: 'ready', answer: answering(everyOutcome()) },
    {
      name: 'manager, more to load',
      state: 'ready',
      answer: answering(Array.from({ length: 12 }, (_, at) => statement({ number: `HK-2025-0000001-${at}` }, at))),
      session: AS_MANAGER,
      english: true,
    },
    {
      name: 'PDF failed',
      state: 'ready',
      answer: (asked) => (asked.path.startsWith('/v1/documents/') ? 'cut' : answering([statement()])(asked)),
      act: click('pdf-save', 'notice'),
    },
    ...commonScenes('statement-list', answering([statement()]), answering([])),
  ],
};
