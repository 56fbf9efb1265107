import { describe, expect, test } from 'vitest';
import { hexOf } from '../telegram/bytes.ts';
import { readTelegramFile, recogniseReadingFile } from './recognise.ts';
import type { FileRecord } from './record.ts';
import { fillWords, REMARKS } from './remarks.ts';

const HCA = '2744C5146824000001087A010000000B6E5701004B6E120900426C1F3CCB086E060100C2086C3F31';
const WATER = '1E44C5146924000001077A010000000C13452301004C1300200100426C1F3C';
const WIRED = '08017268240000c5140108050000000b6e570100';

/** What a record is, in short: bytes, time, gateway and remarks of a telegram; verdict and remarks of what is refused. */
const short = (record: FileRecord): string => {
  const codes = record.remarks.map(({ code }) => code).join();
  if (record.kind !== 'telegram') return `${record.line} ${record.kind} ${codes}`;
  const { at, gateway } = record;
  const time = at === null ? '-' : 'civil' in at ? at.civil : at.instant;
  return `${record.line} ${hexOf(record.bytes).slice(0, 8)} ${time} ${gateway ?? '-'}${codes === '' ? '' : ` ${codes}`}`;
};

const read = (text: string) => {
  const found = recogniseReadingFile(text);
  if (found.kind !== 'telegrams') return [found.kind];
  return [found.format, ...[...readTelegramFile(text, found.format)].map(short)];
};

const json = (value: object) => JSON.stringify(value);
const cls = (more: object) =>
  json({ typ: 'wmbus', enc: 'hex', kom: 'clsf', mac: '00-11', zpb: 'X', ts: 1_738_389_612, d: HCA, ...more });
const base64 = Buffer.from(HCA, 'hex').toString('base64');

test.each<[string, string, string[]]>([
  ['bare hex', `# tour\n\n${HCA}\r\n0x${WATER.toLowerCase()}`, ['raw_lines', '3 2744C514 - -', '4 1E44C514 - -']],
  [
    'telegram=',
    `telegram=|${WATER.slice(0, 20)}|${WATER.slice(20, 30)}_${WATER.slice(30)}|`,
    ['raw_lines', '1 1E44C514 - -'],
  ],
  [
    'rtl-wmbus',
    `T1;1;1;2025-02-01 06:00:12.000;72;110;00002468;0x${HCA}\nC1;0;1;2025-02-01 06:00:13.000;7;1;00002468;0x${HCA}\nT1;1;1;2025-02-31 06:00:12;7;1;00002469;0x${HCA}\nT1;1;1;2025-02-01`,
    [
      'raw_lines',
      '1 2744C514 2025-02-01T06:00:12 -',
      '2 refused crc_flag',
      '3 2744C514 - - meter_differs',
      '4 refused columns_missing',
    ],
  ],
  [
    'stick',
    `b${HCA}\nbY${HCA}1234\n${HCA.slice(0, -1)}`,
    ['raw_lines', '1 2744C514 - -', '2 2744C514 - -', '3 refused not_hex'],
  ],
  [
    'other lines among them',
    `${HCA}\n${WATER}\nZähler;Wert\nhttp://x`,
    ['raw_lines', '1 2744C514 - -', '2 1E44C514 - -', '3 refused other_format', '4 refused other_format'],
  ],
  [
    'Elvaco with header, blank in hex, cut line',
    `serial-number;device-identification;created;value-data-count;mbus-raw-value\r\n0009000001;00002468;2025-02-01 00:00:00;00;${WIRED.slice(0, 9)} ${WIRED.slice(9)}\r\n0009000001;00002469;2025-02-01 00:00:00;00;${WIRED}\r\n0009000001;00002468;2025-02-30 00:00:00;00;${WIRED}\r\n0009000001;00002468;2025-02-01 00:0`,
    [
      'elvaco_report',
      '2 68141468 2025-02-01T00:00:00 0009000001',
      '3 68141468 2025-02-01T00:00:00 0009000001 meter_differs',
      '4 refused date_impossible',
      '5 refused columns_missing',
    ],
  ],
  [
    'Elvaco without header',
    `0009000001;00002468;2025-02-01 00:00:00;00;${WIRED}`,
    ['elvaco_report', '1 68141468 2025-02-01T00:00:00 0009000001'],
  ],
  [
    'Elvaco: meters that are installed and were not read',
    `0009000001;00002468;2025-02-01 00:00:00;00;\r\n0009000001;0000246A2D2C0104;2025-02-01 00:00:00;;;\n0009000001;xx002468;2025-02-01 00:00:00;00;\r\n0009000001;00002468;2025-02-01 00:00:00;00`,
    [
      'elvaco_report',
      '1 seen no_telegram',
      '2 seen no_telegram',
      '3 refused serial_unreadable',
      '4 refused columns_missing',
    ],
  ],
  [
    'CMeX50',
    `00002468; EFE;01;08;00; -83; T;${HCA};\r\n00002470;*EFE;01;07;1C; -77; T;\r\n00002468; EF`,
    [
      'cmex50_walkby',
      '1 2744C514 - -',
      '2 seen no_telegram,battery_low,device_warning,device_error',
      '3 refused columns_missing',
    ],
  ],
  [
    'our own lines',
    `${json({ telegram_hex: HCA, received_at: '2025-02-01T06:00:00Z', gateway: 'G' })}\n${json({ telegram_hex: HCA, received_at: 'today' })}`,
    ['telegram_lines', '1 2744C514 2025-02-01T06:00:00.000Z G', '2 refused field_missing'],
  ],
  [
    'Lobaro: list, checksums, cut off',
    `[${json({ Raw: `0x${HCA}`, IdString: '00002468' })},\n${json({ RawWithCrc: WATER, IdString: '2468' })}, {"Raw": "0x27`,
    ['lobaro_json', '1 2744C514 - -', '2 1E44C514 - - meter_differs', '2 refused cut_off'],
  ],
  [
    'Lobaro: pretty',
    JSON.stringify({ Raw: `0x${HCA}`, Header: { Status: '{' } }, null, 2),
    ['lobaro_json', '1 2744C514 - -'],
  ],
  [
    'Lobaro: a line that is cut',
    `{"Raw":"0x27\n${json({ Raw: HCA })}\n`,
    ['lobaro_json', '1 refused cut_off', '2 2744C514 - -'],
  ],
  ['CLS, seconds', cls({}), ['cls_json', '1 2744C514 2025-02-01T06:00:12.000Z 00-11']],
  [
    'CLS, milliseconds, base64',
    cls({ ts: '1738389612500', enc: 'b64', d: base64 }),
    ['cls_json', '1 2744C514 2025-02-01T06:00:12.500Z 00-11'],
  ],
  ['CLS, wired', cls({ typ: 'mbus', d: WIRED }), ['cls_json', '1 68141468 2025-02-01T06:00:12.000Z 00-11']],
  [
    'CLS, JSON inside',
    cls({ typ: 'json', enc: 'none', d: json({ Raw: HCA }) }) +
      cls({ typ: 'json', enc: 'b64', d: 'e30=' }) +
      cls({ typ: 'json', d: { a: 1 } }),
    ['cls_json', '1 2744C514 2025-02-01T06:00:12.000Z 00-11', '1 refused json_unknown', '1 refused json_unknown'],
  ],
  [
    'CLS, fields that are wrong',
    [
      cls({ ts: 0 }),
      cls({ typ: 'x' }),
      cls({ d: 'no hex' }),
      cls({ enc: 'b64', d: '=?' }),
      cls({ d: 7 }),
      cls({ d: '' }),
    ].join('\n'),
    ['cls_json', ...[1, 2, 3, 4, 5].map((line) => `${line} refused field_missing`), '6 refused telegram_empty'],
  ],
  [
    'network servers: whole telegrams, and what is none',
    `${json({ end_device_ids: { dev_eui: 'A' }, received_at: '2025-02-01T06:00:00.1Z', uplink_message: { f_port: 1, frm_payload: base64 } })}\n${json({ deviceInfo: { devEui: 'B' }, time: '2025-02-01T06:00:00Z', data: 'AQID' })}`,
    ['ttn_uplink', '1 2744C514 2025-02-01T06:00:00.000Z A', '2 refused payload_unsupported'],
  ],
  ['too long a telegram', 'A'.repeat(4_000), ['raw_lines', '1 refused telegram_too_long']],
  ['too long a line', `${HCA}\n${'F'.repeat(9_000)}`, ['raw_lines', '1 2744C514 - -', '2 refused line_too_long']],
  ['nothing', ' \n# nothing\n', ['empty']],
  ['words', 'Sehr geehrte Damen und Herren', ['unknown']],
  ['broken JSON', '{"a": tru}', ['unknown']],
])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));

describe('words', () => {
  test('every remark names the same values in both languages', () => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [code, { de, en }] of Object.entries(REMARKS)) expect(places(en), code).toEqual(places(de));
  });

  test('a value that looks like a place is not filled again', () =>
    expect(fillWords('{seen} of {max}', { seen: '{max}', max: '$1' })).toBe('{max} of $1'));
});
