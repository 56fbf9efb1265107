import { linkCode, qrSvg } from '../statement-document/codes.ts';
import { heading, right, row, small, table, text, wide } from '../statement-document/document.ts';
import { day, range } from '../statement-document/format.ts';
import type { DeviceBlock, FieldBlock, FieldDocumentFrame, FieldDocumentPrint } from './document.ts';
import { frameOf } from './frame.ts';
import { KIND_WORDS, ORIGIN_WORDS, REGISTERS, shown, USE_WORDS } from './words.ts';

export interface ReadingFormInput extends FieldDocumentFrame {
  readonly property: { readonly number: string; readonly street: string; readonly place: string };
  readonly route: {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly keyDate: string | null;
  };
  readonly flats: readonly FormFlat[];
}

export interface FormFlat {
  /** Null: devices of the whole house. */
  readonly label: string | null;
  readonly devices: readonly FormDevice[];
}

export interface FormDevice {
  readonly room: string;
  readonly use: string;
  readonly kind: string;
  readonly manufacturer: string;
  readonly serial: string;
  readonly model: string;
  /** Null where none is known. */
  readonly last: { readonly value: string; readonly day: string; readonly origin: string } | null;
}

const HOUSE = 'Haus und Keller';

/** The reading form of a route: a cover that says what to do until when, then a page for each flat. */
export function composeReadingForm(input: ReadingFormInput): FieldDocumentPrint {
  const { property, route, flats, brand } = input;
  const devices = flats.reduce((sum, flat) => sum + flat.devices.length, 0);
  const subject = `Ableseformular · Objekt ${property.number}`;
  const title = `Ableseformular ${route.name}`;
  return {
    ...frameOf(input, subject),
    title: `${title}, Objekt ${property.number}`,
    info: [
      { label: 'Formular', lines: [`${input.number} v${input.version}`] },
      { label: 'Objekt', lines: [property.number, property.street, property.place] },
      { label: 'Ablesen', lines: [range(route.from, route.to)] },
      ...(route.keyDate === null ? [] : [{ label: 'Stichtag', lines: [day(route.keyDate)] }]),
      { label: 'Rückfragen', lines: [brand.contact.name, ...brand.contact.lines] },
    ],
    heading: `${title}: ${counted(devices, 'Gerät', 'Geräte')} bis zum ${day(route.to)} ablesen`,
    sections: [
      { blocks: cover(input) },
      ...flats.map((flat) => ({ head: flat.label ?? HOUSE, blocks: flatPage(input, flat) })),
    ],
  };
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function cover({ route, flats, brand }: ReadingFormInput): FieldBlock[] {
  const kinds = new Set(flats.flatMap((flat) => flat.devices.map(({ kind }) => kind)));
  const water = kinds.has('hot_water_meter') || kinds.has('cold_water_meter');
  return [
    text(
      `Bitte lesen Sie die Geräte zwischen dem ${day(route.from)} und dem ${day(route.to)} ab${
        route.keyDate === null ? '' : `, am besten am ${day(route.keyDate)}`
      }.`,
    ),
    heading('So lesen Sie ab'),
    {
      kind: 'steps',
      items: [
        'Gehen Sie in der Reihenfolge der Seiten. In der Wohnung beginnen Sie links vom Eingang und gehen im Uhrzeigersinn.',
        'Vergleichen Sie die Gerätenummer. Ein anderes Gerät? Schreiben Sie seine Nummer unter Bemerkungen.',
        'Schreiben Sie jede Ziffer in ein Kästchen, auch die Nullen vorn.',
        ...(kinds.has('heat_cost_allocator')
          ? [
              'Heizkostenverteiler zeigen abwechselnd mehrere Werte. Notieren Sie nach dem Stichtag den Wert mit M davor, nicht den laufenden.',
            ]
          : []),
        ...(water ? ['Bei Wasserzählern gehören die drei roten Ziffern hinter das Komma.'] : []),
        'Kein Wert möglich? Kreuzen Sie den Grund an. Ein leeres Feld hilft niemandem.',
      ],
    },
    heading('So geben Sie die Werte zurück'),
    text(
      `Senden Sie das Formular bis zum ${day(route.to)} an ${brand.contact.name}: ${brand.contact.lines.join(', ')}.`,
    ),
    ...(brand.portal === null
      ? []
      : [
          {
            kind: 'code' as const,
            code: linkCode(brand.portal.url, 'QR-Code zum Portal, in dem Sie die Werte auch eingeben können:', [
              'Oder geben Sie die Werte ein unter',
              brand.portal.url,
            ]),
          },
        ]),
    heading('Diese Wohnungen gehören dazu'),
    table(
      'Wohnungen in der Reihenfolge der Seiten, mit der Zahl ihrer Geräte',
      [wide('Wohnung'), right('Geräte'), wide('Räume')],
      flats.map((flat) =>
        row(
          flat.label ?? HOUSE,
          String(flat.devices.length),
          [...new Set(flat.devices.map(({ room }) => room))].join(', '),
        ),
      ),
    ),
  ];
}

function flatPage(input: ReadingFormInput, flat: FormFlat): FieldBlock[] {
  const { property } = input;
  return [
    heading(`${flat.label ?? HOUSE} · ${property.street}`),
    small(`Formular ${input.number} v${input.version} · Objekt ${property.number} · ${input.route.name}`),
    ...flat.devices.map((device, index) => deviceBlock(device, index + 1, flat.devices.length)),
    { kind: 'lines', label: 'Bemerkungen', alt: 'Zwei leere Zeilen für Bemerkungen.', count: 2 },
    {
      kind: 'signatures',
      alt: 'Linien für das Datum der Ablesung, den Namen und die Unterschrift.',
      fields: ['Abgelesen am', 'Name', 'Unterschrift'],
    },
  ];
}

function deviceBlock(device: FormDevice, place: number, of: number): DeviceBlock {
  const register = REGISTERS[device.kind] ?? { unit: '', whole: 6, decimals: 3 };
  const number = `${device.manufacturer} ${device.serial}`;
  const ticks = ['kam nicht heran', 'Gerät fehlt', 'beschädigt', 'Display zeigt Error'];
  if (device.kind.endsWith('water_meter')) ticks.push('Farbe stimmt nicht');
  const behind = register.decimals === 0 ? '' : `, Komma, ${register.decimals} Stellen`;
  return {
    kind: 'device',
    title: `${place} von ${of} · ${device.room} · ${KIND_WORDS[device.kind] ?? USE_WORDS[device.use] ?? ''}`,
    lines: [
      `Gerätenummer ${number}`,
      ...(device.model === '' ? [] : [`Typ ${device.model}`]),
      device.last === null
        ? 'Letzter Wert: keiner bekannt'
        : `Letzter Wert ${shown(device.last.value)} ${register.unit} am ${day(device.last.day)} (${ORIGIN_WORDS[device.last.origin] ?? ''})`,
    ],
    code: {
      svg: qrSvg(`${device.manufacturer}-${device.serial}`),
      alt: `QR-Code mit der Gerätenummer ${number}.`,
      caption: [],
    },
    digits: {
      label: 'Neuer Wert',
      alt: `Kästchen für den neuen Wert von Gerät ${number}: ${register.whole} Stellen${behind}, in ${register.unit}.`,
      whole: register.whole,
      decimals: register.decimals,
      unit: register.unit,
    },
    ticks: { alt: `Zum Ankreuzen bei Gerät ${number}: ${ticks.join(', ')}.`, items: ticks },
  };
}
