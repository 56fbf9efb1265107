import { type Block, fact, heading, left, row, table, text, wide } from '../statement-document/document.ts';
import { day } from '../statement-document/format.ts';
import type { FieldDocumentFrame, FieldDocumentPrint } from './document.ts';
import { frameOf } from './frame.ts';
import { KIND_WORDS, REGISTERS, shown, USE_WORDS } from './words.ts';

export interface ExchangeProtocolInput extends FieldDocumentFrame {
  readonly property: { readonly number: string; readonly street: string; readonly place: string };
  /** Null: a point of the whole house. */
  readonly flat: string | null;
  readonly room: string;
  readonly use: string;
  readonly on: string;
  readonly reason: string;
  readonly fitter: string | null;
  readonly old: ProtocolDevice & { readonly value: string | null; readonly unreadReason: string | null };
  readonly new: ProtocolDevice & { readonly value: string };
  /** Whether a later entry took this exchange back. */
  readonly corrected: boolean;
  readonly photos: readonly { readonly label: string; readonly sha256: string | null }[];
}

export interface ProtocolDevice {
  readonly kind: string;
  readonly manufacturer: string;
  readonly serial: string;
  readonly model: string;
  readonly markingYear: number | null;
  readonly calibratedUntil: string | null;
  /** `unit`: what is billed is the value times the factor. */
  readonly scale: string;
  readonly factor: string;
  readonly hasKey: boolean;
}

/** What was exchanged, by which values, and why; to be signed on the spot. */
export function composeExchangeProtocol(input: ExchangeProtocolInput): FieldDocumentPrint {
  const { property, flat, room, old, brand } = input;
  const subject = `Gerätetausch · Objekt ${property.number}`;
  const place = `${flat ?? 'Haus'}, ${room}`;
  return {
    ...frameOf(input, subject),
    title: `Gerätetausch ${place}, Objekt ${property.number}`,
    info: [
      { label: 'Protokoll', lines: [`${input.number} v${input.version}`] },
      { label: 'Objekt', lines: [property.number, property.street, property.place] },
      { label: 'Ort', lines: [flat ?? 'Haus', room] },
      { label: 'Tausch am', lines: [day(input.on)] },
      { label: 'Rückfragen', lines: [brand.contact.name, ...brand.contact.lines] },
    ],
    heading: `${KIND_WORDS[old.kind] ?? 'Gerät'} getauscht am ${day(input.on)}: ${place}`,
    sections: [
      {
        blocks: [
          ...(input.corrected ? [CORRECTED] : []),
          table(
            'Altes und neues Gerät nebeneinander',
            [wide('Angabe'), wide('Altes Gerät'), wide('Neues Gerät')],
            deviceRows(input),
          ),
          { kind: 'facts', facts: facts(input) },
          ...(input.photos.length === 0 ? [] : photos(input)),
          heading('Bestätigung'),
          text('Sie bestätigen nur die abgelesenen Zahlen. Eine Kopie ist für Sie.'),
          {
            kind: 'signatures',
            alt: 'Linien für Datum und Uhrzeit, die Unterschrift der Monteurin oder des Monteurs und der Nutzerin oder des Nutzers.',
            fields: ['Datum, Uhrzeit', 'Montage', 'Nutzerin oder Nutzer'],
          },
        ],
      },
    ],
  };
}

const CORRECTED: Block = text('Dieser Tausch wurde später berichtigt. Es gilt das neuere Protokoll.');

function deviceRows({ old, new: begun }: ExchangeProtocolInput) {
  const both = (label: string, of: (device: ProtocolDevice) => string) => row(label, of(old), of(begun));
  const unit = (device: ProtocolDevice) => REGISTERS[device.kind]?.unit ?? '';
  const allocators = [old, begun].some(({ kind }) => kind === 'heat_cost_allocator');
  return [
    both('Gerätenummer und Funkadresse', ({ manufacturer, serial }) => `${manufacturer} ${serial}`),
    both('Art', ({ kind }) => KIND_WORDS[kind] ?? '–'),
    both('Typ', ({ model }) => (model === '' ? '–' : model)),
    row(
      'Stand beim Tausch',
      old.value === null ? 'nicht lesbar' : `${shown(old.value)} ${unit(old)}`,
      `${shown(begun.value)} ${unit(begun)}`,
    ),
    both('Jahr der Kennzeichnung', marking),
    both('Geeicht bis', calibration),
    ...(allocators
      ? [
          both('Skala', ({ scale, factor }) =>
            scale === 'unit' ? `Einheiten, Faktor ${shown(factor)}` : 'Faktor im Gerät',
          ),
        ]
      : []),
    both('Schlüssel für den Funk hinterlegt', ({ hasKey }) => (hasKey ? 'ja' : 'nein')),
  ];
}

const marking = ({ kind, markingYear }: ProtocolDevice): string =>
  markingYear !== null ? String(markingYear) : kind === 'heat_cost_allocator' ? 'ohne Eichpflicht' : 'nicht bekannt';

/** Allocators are no measuring instruments in the sense of the MessEG; what is not known is said. */
function calibration({ kind, calibratedUntil }: ProtocolDevice): string {
  if (calibratedUntil !== null) return day(calibratedUntil);
  return kind === 'heat_cost_allocator' ? 'ohne Eichpflicht' : 'nicht bekannt';
}

function facts({ use, reason, fitter, old, new: begun }: ExchangeProtocolInput) {
  const changed = old.kind === 'heat_cost_allocator' && (old.scale !== begun.scale || old.factor !== begun.factor);
  return [
    fact('Misst', USE_WORDS[use] ?? use),
    fact('Grund', reason),
    ...(fitter === null ? [] : [fact('Getauscht von', fitter)]),
    ...(old.value === null
      ? [
          fact(
            'Endstand fehlt',
            `${old.unreadReason ?? 'Der Stand war nicht lesbar.'} Der Verbrauch bis zum Tausch wird geschätzt; die Abrechnung sagt, wie.`,
            'HeizkostenV § 9a',
          ),
        ]
      : []),
    ...(changed
      ? [
          fact(
            'Skala geändert',
            'Die Einheiten vor und nach dem Tausch sind nicht vergleichbar. Die Abrechnung rechnet sie um.',
          ),
        ]
      : []),
  ];
}

function photos({ photos: kept }: ExchangeProtocolInput): Block[] {
  return [
    heading('Fotos'),
    table(
      'Fotos zu diesem Tausch mit ihren Prüfsummen',
      [wide('Foto'), left('SHA-256')],
      kept.map(({ label, sha256 }) =>
        row(label, sha256 === null ? '–' : `${sha256.slice(0, 32)}\n${sha256.slice(32)}`),
      ),
    ),
  ];
}
