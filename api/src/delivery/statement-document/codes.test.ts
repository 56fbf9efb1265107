import { expect, test } from 'vitest';
import { qrSvg, transferContent } from './codes.ts';

test('payment code has the lines banks expect, in their order', () => {
  const content = transferContent({
    iban: 'DE02 1203 0000 0000 2020 51',
    bic: null,
    accountHolder: 'H. Sonnenschuh',
    amountEur: '291.56',
    purpose: 'HK-2022-0001-01 Nutzer 1-1',
  });
  expect(content.split('\n')).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    '',
    'H. Sonnenschuh',
    'DE02120300000000202051',
    'EUR291.56',
    '',
    '',
    'HK-2022-0001-01 Nutzer 1-1',
  ]);
});

test('a code keeps its quiet zone and differs with its content', () => {
  const svg = qrSvg('https://portal.nordlicht.example');
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const starts = [...svg.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(
    ([, x, y, length]) => [Number(x), Number(y), Number(length)] as const,
  );
  expect(starts.length).toBeGreaterThan(100);
  expect(starts.every(([x, y, length]) => x >= 4 && y >= 4 && y < size - 4 && x + length <= size - 4)).toBe(true);
  expect(qrSvg('a')).not.toBe(qrSvg('b'));
});
