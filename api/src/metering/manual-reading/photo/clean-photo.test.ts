import { describe, expect, test } from 'vitest';
import { cleanPhoto } from './clean-photo.ts';
import { isTooManyPixels } from './picture.ts';

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
const two = (value: number) => [value >> 8, value & 255];
const frame = (width: number, height: number) => segment(0xc0, bytes([8], two(height), two(width), [1, 1, 0x11, 0]));
const scan = bytes([...segment(0xda, bytes([1, 1, 0, 0, 63, 0]))], SCAN);
const jpeg = (...more: readonly Uint8Array[]) =>
  bytes(
    [0xff, 0xd8],
    [...segment(0xe0, bytes('JFIF\0\x01\x01'))],
    ...more.map((part) => [...part]),
    [...frame(1, 1)],
    [...scan],
    [0xff, 0xd9],
  );
/** Nothing but a frame, as many scans, and an end. */
const bare = (frames: readonly Uint8Array[], scans: number) =>
  bytes(
    [0xff, 0xd8],
    ...frames.map((each) => [...each]),
    ...Array.from({ length: scans }, () => [...scan]),
    [0xff, 0xd9],
  );

const be = (value: number) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const chunk = (type: string, body: string) => bytes(be(body.length), type, body, [0, 0, 0, 0]);
const ihdr = (width: number, height: number) => chunk('IHDR', text(bytes(be(width), be(height), [8, 2, 0, 0, 0])));
const pngOf = (width: number, height: number, ...more: readonly Uint8Array[]) =>
  bytes(
    '\x89PNG\r\n\x1a\n',
    [...ihdr(width, height)],
    ...more.map((part) => [...part]),
    [...chunk('IDAT', 'data')],
    [...chunk('IEND', '')],
  );
const png = (...more: readonly Uint8Array[]) => pngOf(1, 1, ...more);

const le = (value: number) => be(value).toReversed();
const riff = (type: string, body: string) => bytes(type, le(body.length), body, body.length % 2 ? [0] : []);
const webp = (...parts: readonly Uint8Array[]) => {
  const body = parts.flatMap((part) => [...part]);
  return bytes('RIFF', le(4 + body.length), 'WEBP', body);
};
const vp8 = (width: number, height: number) =>
  riff('VP8 ', text(bytes([0, 0, 0, 0x9d, 0x01, 0x2a], two(width).toReversed(), two(height).toReversed(), 'data')));
const vp8l = (width: number, height: number) =>
  riff('VP8L', text(bytes([0x2f], le((width - 1) | ((height - 1) << 14)), 'data')));
const vp8x = (flags: number, width: number, height: number) => {
  const three = (value: number) => le(value - 1).slice(0, 3);
  return riff('VP8X', text(bytes([flags, 0, 0, 0], three(width), three(height))));
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
      sent: webp(vp8x(0x0c, 1, 1), vp8(1, 1), riff('EXIF', 'GPS 51.31')),
    },
    { kind: 'image/webp', sent: bytes([...webp(vp8l(1, 1))], 'GPS 51.31') },
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
  expect(text(cleanPhoto(webp(vp8l(1, 1)))?.bytes)).toBe(text(webp(vp8l(1, 1))));
});

test('a JPEG keeps which way is up', () => {
  const kept = cleanPhoto(jpeg(segment(0xe1, exif(6))))?.bytes ?? bytes();
  expect(text(kept)).toMatch(/Exif\0\0MM/);
  expect(text(kept)).not.toContain('GPS');
  expect(text(cleanPhoto(kept)?.bytes)).toBe(text(kept));
});

test('the flags of a WebP no longer promise what is gone', () => {
  const kept = cleanPhoto(webp(vp8x(0x1c, 1, 1), vp8(1, 1)))?.bytes ?? bytes();
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
  ['a WebP longer than the file', webp(vp8(1, 1)).subarray(0, 18)],
  ['a WebP without a picture', webp(riff('EXIF', 'data'))],
  ['a JPEG of two frames', bare([frame(1, 1), frame(60_000, 60_000)], 1)],
  ['a JPEG whose height follows later', bare([frame(1, 0)], 1)],
  ['a JPEG of a thousand scans', bare([frame(1, 1)], 1_000)],
  ['a PNG without extent', pngOf(0, 1)],
  [
    'a PNG with a header of another length',
    bytes('\x89PNG\r\n\x1a\n', [...chunk('IHDR', 'x')], [...chunk('IEND', '')]),
  ],
  ['a WebP of two pictures', webp(vp8(1, 1), vp8(9_000, 9_000))],
  ['a WebP whose picture begins otherwise', webp(riff('VP8 ', 'something else'))],
  ['an animated GIF', bytes('GIF89a')],
])('%s is no photo', (_, sent) => expect(cleanPhoto(sent)).toBeNull());

test.each([
  ['a JPEG of a phone', bare([frame(4_032, 3_024)], 1), [4_032, 3_024], false],
  ['the largest of a phone', bare([frame(9_248, 6_920)], 10), [9_248, 6_920], false],
  ['a JPEG of some bytes that unpacks to gigabytes', bare([frame(65_535, 65_535)], 1), [65_535, 65_535], true],
  ['a PNG as large as its header can say', pngOf(2 ** 31 - 1, 2 ** 31 - 1), [2 ** 31 - 1, 2 ** 31 - 1], true],
  ['a PNG of one endless line', pngOf(1_000_000, 1), [1_000_000, 1], true],
  ['a WebP', webp(vp8(640, 480)), [640, 480], false],
  ['a WebP without loss', webp(vp8l(16_383, 16_384)), [16_383, 16_384], true],
  ['a WebP whose canvas is larger than its picture', webp(vp8x(0, 1 << 24, 2), vp8(1, 1)), [1 << 24, 2], true],
] as const)('%s is judged by its header', (_, sent, [width, height], tooMany) => {
  const photo = cleanPhoto(sent) ?? { width: 0, height: 0 };
  expect([photo.width, photo.height]).toEqual([width, height]);
  expect(isTooManyPixels(photo)).toBe(tooMany);
});
