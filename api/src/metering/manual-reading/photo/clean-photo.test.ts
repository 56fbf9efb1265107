import { describe, expect, test } from 'vitest';
import { cleanPhoto } from './clean-photo.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])));
const text = (data: Uint8Array | undefined) => Buffer.from(data ?? []).toString('latin1');

const segment = (marker: number, body: Uint8Array) =>
  bytes([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255], [...body]);
/** Little-endian Exif with an orientation and a place. */
const exif = (orientation: number) =>
  bytes(
    'Exif\0\0II',
    [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
    'GPS 51.31',
  );
const SCAN = [0x12, 0xff, 0x00, 0xff, 0xd0, 0x34];
const jpeg = (...more: readonly Uint8Array[]) =>
  bytes(
    [0xff, 0xd8],
    [...segment(0xe0, bytes('JFIF\0\x01\x01'))],
    ...more.map((part) => [...part]),
    [...segment(0xc0, bytes([8, 0, 1, 0, 1, 1, 1, 0x11, 0]))],
    [...segment(0xda, bytes([1, 1, 0, 0, 63, 0]))],
    SCAN,
    [0xff, 0xd9],
  );

const be = (value: number) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const chunk = (type: string, body: string) => bytes(be(body.length), type, body, [0, 0, 0, 0]);
const png = (...more: readonly Uint8Array[]) =>
  bytes(
    '\x89PNG\r\n\x1a\n',
    [...chunk('IHDR', 'x'.repeat(13))],
    ...more.map((part) => [...part]),
    [...chunk('IDAT', 'data')],
    [...chunk('IEND', '')],
  );

const le = (value: number) => be(value).toReversed();
const riff = (type: string, body: string) => bytes(type, le(body.length), body, body.length % 2 ? [0] : []);
const webp = (...parts: readonly Uint8Array[]) => {
  const body = parts.flatMap((part) => [...part]);
  return bytes('RIFF', le(4 + body.length), 'WEBP', body);
};

describe('what is no part of the picture goes', () => {
  test.each([
    { kind: 'image/jpeg', sent: jpeg(segment(0xe1, exif(1)), segment(0xfe, bytes('GPS 51.31'))) },
    { kind: 'image/jpeg', sent: jpeg(segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0GPS 51.31'))) },
    { kind: 'image/jpeg', sent: bytes([...jpeg()], 'PK\x03\x04 GPS 51.31') },
    { kind: 'image/png', sent: png(chunk('eXIf', 'GPS 51.31'), chunk('tEXt', 'GPS 51.31')) },
    { kind: 'image/png', sent: bytes([...png()], '%PDF-1.7 GPS 51.31') },
    {
      kind: 'image/webp',
      sent: webp(riff('VP8X', '\x0c'.padEnd(10, '\0')), riff('VP8 ', 'data'), riff('EXIF', 'GPS 51.31')),
    },
    { kind: 'image/webp', sent: bytes([...webp(riff('VP8L', 'odd'))], 'GPS 51.31') },
  ])('$kind', ({ kind, sent }) => {
    expect(text(sent)).toContain('GPS 51.31');
    const kept = cleanPhoto(sent);
    expect(kept?.type).toBe(kind);
    expect(text(kept?.bytes)).not.toContain('GPS');
    // Cleaned once more it stays as it is.
    expect(text(cleanPhoto(kept?.bytes ?? bytes())?.bytes)).toBe(text(kept?.bytes));
  });
});

test('the picture itself stays, byte for byte', () => {
  expect(text(cleanPhoto(jpeg())?.bytes)).toBe(text(jpeg()));
  expect(text(cleanPhoto(png())?.bytes)).toBe(text(png()));
  expect(text(cleanPhoto(webp(riff('VP8L', 'odd')))?.bytes)).toBe(text(webp(riff('VP8L', 'odd'))));
});

test('a JPEG keeps which way is up', () => {
  const kept = cleanPhoto(jpeg(segment(0xe1, exif(6))))?.bytes ?? bytes();
  expect(text(kept)).toMatch(/Exif\0\0MM/);
  expect(text(kept)).not.toContain('GPS');
  expect(text(cleanPhoto(kept)?.bytes)).toBe(text(kept));
});

test('the flags of a WebP no longer promise what is gone', () => {
  const kept = cleanPhoto(webp(riff('VP8X', '\x1c'.padEnd(10, '\0')), riff('VP8 ', 'data')))?.bytes ?? bytes();
  expect(kept[20]).toBe(0x10);
});

test.each([
  ['nothing', bytes()],
  ['a PDF', bytes('%PDF-1.7\n')],
  ['an HTML page with a picture’s start in it', bytes('<html>', [...jpeg()])],
  ['half a JPEG', jpeg().subarray(0, 20)],
  ['a JPEG without a picture', bytes([0xff, 0xd8, 0xff, 0xd9])],
  ['a JPEG whose segment is longer than the file', bytes([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2])],
  ['half a PNG', png().subarray(0, 40)],
  ['a PNG that begins otherwise', bytes('\x89PNG\r\n\x1a\n', [...chunk('IDAT', 'data')], [...chunk('IEND', '')])],
  ['a WebP longer than the file', webp(riff('VP8 ', 'data')).subarray(0, 18)],
  ['a WebP without a picture', webp(riff('EXIF', 'data'))],
  ['an animated GIF', bytes('GIF89a')],
])('%s is no photo', (_, sent) => expect(cleanPhoto(sent)).toBeNull());
