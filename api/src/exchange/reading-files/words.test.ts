import { REMARKS } from '@klarmeter/engine';
import { expect, test } from 'vitest';
import { toRemark } from './words.ts';

test('a German remark says its figures in German, and nothing of the English detail', () => {
  const values = { before: '50', after: '20', detail: 'the register went back from 50 to 20' };
  expect(toRemark({ code: 'telegram_went_back', values })).toEqual({
    code: 'telegram_went_back',
    message_de: 'Das Zählwerk ging von 50 auf 20 zurück.',
    message_en: 'The register went back from 50 to 20.',
  });
  const detail = 'what the key decrypts does not verify';
  expect(toRemark({ code: 'wrong_key', values: { detail } })).toEqual({
    code: 'wrong_key',
    message_de: 'Der Schlüssel öffnet das Telegramm nicht, oder es gibt keinen.',
    message_en: `The key does not open the telegram, or there is none: ${detail}`,
  });
});

test.each([
  [
    'went_back',
    { before: '25.123', before_day: '2025-11-30', after: '25', after_day: '2025-12-31' },
    'Der Stand ginge von 25,123 (30.11.2025) auf 25 (31.12.2025) zurück.',
    'The register would go back from 25.123 (2025-11-30) to 25 (2025-12-31).',
  ],
  // What stood in the file is told as it stood there.
  [
    'date_impossible',
    { column: 'Datum', seen: '2025-02-31' },
    expect.stringContaining('2025-02-31'),
    expect.anything(),
  ],
])('%s: our own decimals and days are written as in each language', (code, values, message_de, message_en) => {
  expect(toRemark({ code, values })).toEqual({ code, message_de, message_en });
});

test('what a file says is put in once and not read again', () => {
  const { message_de } = toRemark({ code: 'serial_unreadable', values: { seen: '{seen}' } });
  expect(message_de).toBe(REMARKS.serial_unreadable.de);
});
