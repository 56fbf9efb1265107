import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalBytes, canonicalText, type Json, parseCanonical } from './index.ts';

function double(hex: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

describe('RFC 8785', () => {
  test('section 3.2.2, the sample', () => {
    const sample = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalText(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('section 3.2.3, sorting by UTF-16 code units', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const names = [...canonicalText(sample).matchAll(/:"([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('appendix B: %s is %s', (bits, text) => {
    expect(canonicalText(double(bits))).toBe(text);
  });

  test.each([
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate as a name', { '\udead': 1 }],
    ['undefined', { a: undefined }],
    ['a hole', [undefined, 1]],
    ['a bigint', [1n]],
    ['a date', { at: new Date(0) }],
    ['bytes', new Uint8Array(2)],
    ['a function', () => 1],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalText(value as Json)).toThrow(TypeError);
  });
});

describe('the strict reader', () => {
  test('reads back whatever the writer writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const bytes = canonicalBytes(value as Json);
        const read = parseCanonical(bytes);
        if (!read.ok) throw new Error(`${read.code} at ${read.pointer}`);
        expect(canonicalText(read.value)).toBe(new TextDecoder().decode(bytes));
      }),
    );
  });

  test('accepts a changed byte only if the change is canonical again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), fc.nat(255), (value, at, byte) => {
        const bytes = canonicalBytes(value as Json);
        bytes[at % bytes.length] = byte;
        const read = parseCanonical(bytes);
        if (read.ok) expect(canonicalBytes(read.value)).toEqual(bytes);
      }),
    );
  });

  test.each([
    ['{"a":1,"b":[true,{"c":"x" }]}', '/b/1', 'not_json'],
    ['{"b":1,"a":2}', '', 'not_canonical'],
    ['{"a":1,"a":2}', '', 'not_canonical'],
    ['{"a":{"b":1.0}}', '/a/b', 'not_canonical'],
    ['{"a":{"b":-0}}', '/a/b', 'not_canonical'],
    ['{"a":{"b":01}}', '/a', 'not_json'],
    ['{"a":["x","\\u0041"]}', '/a/1', 'not_canonical'],
    ['{"a":["\\ud800"]}', '/a/0', 'not_canonical'],
    ['{"a":["\\/"]}', '/a/0', 'not_canonical'],
    ['{"a":["\u0001"]}', '/a/0', 'not_json'],
    ['{"a/b":{"c~d":nul}}', '/a~1b/c~0d', 'not_json'],
    ['{"a":1} ', '', 'not_canonical'],
    ['{"a":1}x', '', 'not_json'],
    ['{"a":1e400}', '/a', 'not_canonical'],
  ])('%s stops at "%s": %s', (text, pointer, code) => {
    expect(parseCanonical(new TextEncoder().encode(text))).toMatchObject({ ok: false, pointer, code });
  });

  test('a member called __proto__ is a member', () => {
    const read = parseCanonical(new TextEncoder().encode('{"__proto__":{"a":1}}'));
    expect(read.ok && Object.keys(read.value as object)).toEqual(['__proto__']);
  });

  test('names the place of bytes that are no UTF-8', () => {
    const bytes = new TextEncoder().encode('{"a":{"b":"xyz"}}');
    bytes[12] = 0xff;
    expect(parseCanonical(bytes)).toMatchObject({ ok: false, pointer: '/a/b', code: 'not_utf8' });
  });
});
