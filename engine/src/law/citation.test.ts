import { expect, test } from 'vitest';
import { germanCitation } from './citation.ts';

test.each([
  ['HeizkostenV § 9a(1)', '§ 9a Abs. 1 HeizkostenV'],
  ['BetrKV § 2', '§ 2 BetrKV'],
  ['HeizkostenV § 7(2), (4)', '§ 7 Abs. 2, Abs. 4 HeizkostenV'],
  ['HeizkostenV § 6a(3) no. 5', '§ 6a Abs. 3 Nr. 5 HeizkostenV'],
  ['BGB § 556(3) sentence 2', '§ 556 Abs. 3 Satz 2 BGB'],
  ['VDI 2067', 'VDI 2067'],
])('%s is %s', (citation, german) => {
  expect(germanCitation(citation)).toBe(german);
});
