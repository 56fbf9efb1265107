import { describe, expect, test } from 'vitest';
import { syntaxOf, tokensOf } from './tokens.ts';

const read = (sheets: string) => [...tokensOf(sheets).read];

describe('tokens of a style sheet', () => {
  test.each([
    ['a{color:var(--km-a,red)}', [['--km-a', 'red']]],
    ['a{color:var(--km-a)}', [['--km-a', undefined]]],
    ['/* var(--km-a) */ a{color:red}', []],
    ['a{--_a:var(--km-a,1px)}', []],
    ['a{--_a:var(--km-a,1px);--_b:calc(var(--_a)*2);margin:var(--_b)}', [['--km-a', '1px']]],
    ['a{color:var(--km-a,light-dark(var(--_x,#fff), #000 ))}', [['--km-a', 'light-dark(#fff, #000)']]],
    ['a{color:var(--km-a,light-dark(red,red))}', [['--km-a', 'red']]],
    ['a{font:var(--km-a,var(--_x, inherit))}', [['--km-a', 'inherit']]],
    ['@container style(--km-a: b){a{--_row:1px}}', []],
    ['@container style(--km-a: b){a{--_row:1px}} c{height:var(--_row)}', [['--km-a', undefined]]],
    ['@media print{a:hover{color:var(--km-a,red)}}', [['--km-a', 'red']]],
  ])('%s', (sheet, tokens) => expect(read(sheet)).toEqual(tokens));

  test('private names that nobody sets are found', () =>
    expect(tokensOf('a{--_a:1px;margin:var(--_a) var(--_b) var(--_c,0)}').dangling).toEqual(['--_b']));
});

test.each([
  ['#fff', '<color>'],
  ['light-dark(#fff, #000)', '<color>'],
  ['4px', '<length>'],
  ['1.5', '<number>'],
  ['inherit', undefined],
  [undefined, undefined],
])('%s is %s', (value, syntax) => expect(syntaxOf(value)).toBe(syntax));
